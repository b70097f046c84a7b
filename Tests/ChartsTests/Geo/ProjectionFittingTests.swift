import SceneGraph
import TestSupport
import Testing

@testable import Charts

@Suite struct ProjectionFittingTests {
  @Test(arguments: projectionList.map(\.name) + ["albersUsa", "identity"], 0..<4)
  func `a fitted shape touches two sides of the box, in its middle`(type: String, seed: Int) throws
  {
    var random = SeededGenerator(state: UInt64(seed))
    // Around a place that every projection shows by default.
    let center = type == "albersUsa" || type == "albers" ? Point(x: -98, y: 39) : .zero
    let corners = [(-8.0, -6.0), (-7, 5), (9, 7), (6, -5)].map { x, y in
      Point(
        x: center.x + x * .random(in: 0.5...1, using: &random),
        y: center.y + y * .random(in: 0.5...1, using: &random))
    }
    let shape = Geometry.polygons([[corners]])
    let box = Rect(x: 10, y: 20, width: 300, height: 200)
    var budget = 100_000
    var settings = ProjectionSettings(type: type)
    settings.precision = 0.01
    let fitted = try #require(settings.fitted([shape], in: box, budget: &budget))
    let projection = try #require(Projection(fitted))
    let bounds = try #require([shape].bounds(projection))
    #expect(abs(bounds.midX - box.midX) < 0.1 && abs(bounds.midY - box.midY) < 0.1, "\(bounds)")
    let share = max(bounds.width / box.width, bounds.height / box.height)
    #expect(abs(share - 1) < 0.002, "\(type) fills \(share)")
  }

  @Test func `a single point falls in the middle`() throws {
    var budget = 100
    let fitted = try #require(
      ProjectionSettings(type: "mercator").fitted(
        [.points([Point(x: 5, y: 6)])], in: Rect(x: 0, y: 0, width: 100, height: 50),
        budget: &budget))
    let point = try #require(Projection(fitted)?.point(longitude: 5, latitude: 6))
    #expect(abs(point.x - 50) < 1e-9 && abs(point.y - 25) < 1e-9)
  }

  @Test func `nothing to show leaves the projection alone`() {
    var budget = 100
    #expect(
      ProjectionSettings(type: "mercator").fitted(
        [], in: Rect(x: 0, y: 0, width: 100, height: 50), budget: &budget) == nil)
  }
}
