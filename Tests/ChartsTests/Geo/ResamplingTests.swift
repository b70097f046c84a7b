import Glibc
import SceneGraph
import Testing

@testable import Charts

@Suite struct ResamplingTests {
  private let line = [Point(x: -1.2, y: 0.8), Point(x: 1.2, y: 0.8)]

  private func points(precision: Double, budget: inout Int) -> [Point] {
    let formula = EqualEarth()
    return Resampling(tolerance: precision * precision).points(
      line, isRing: false, budget: &budget
    ) { place in
      let point = formula.forward(place)
      return Point(x: point.x * 200, y: -point.y * 200)
    }
  }

  @Test func `no precision draws straight lines`() {
    var budget = 1_000
    #expect(points(precision: 0, budget: &budget).count == 2)
  }

  @Test(arguments: [0.05, 0.2, 0.7, 2]) func `a finer precision never has fewer points`(
    precision: Double
  ) {
    var (a, b) = (10_000, 10_000)
    #expect(
      points(precision: precision, budget: &a).count
        >= points(precision: precision * 2, budget: &b).count)
  }

  @Test func `a great circle bulges towards the pole`() throws {
    var budget = 10_000
    let points = points(precision: 0.1, budget: &budget)
    let highest = try #require(points.map(\.y).min())
    let end = try #require(points.first?.y)
    #expect(highest < end - 20)
  }

  @Test func `no more points are added than allowed`() {
    var budget = 3
    #expect(points(precision: 0.001, budget: &budget).count <= 5)
    #expect(budget == 0)
  }

  @Test func `a hostile scale stays within the budget`() throws {
    var settings = ProjectionSettings(type: "equalEarth")
    settings.scale = 1e12
    settings.precision = 1e-9
    let projection = try #require(Projection(settings))
    var budget = 50_000
    let parts = projection.parts(of: Graticule().geometry, budget: &budget)
    #expect(parts.reduce(0) { $0 + $1.points.count } < 60_000)
  }
}
