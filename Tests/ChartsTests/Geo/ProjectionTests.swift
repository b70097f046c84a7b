import Glibc
import SceneGraph
import TestSupport
import Testing

@testable import Charts

@Suite struct ProjectionTests {
  @Test(arguments: projectionList.map(\.name), 0..<5)
  func `a place comes back from where it fell`(name: String, seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    var settings = ProjectionSettings(type: name)
    settings.rotate = [
      .random(in: -180...180, using: &random), .random(in: -90...90, using: &random), 30,
    ]
    let projection = try #require(Projection(settings))
    for _ in 0..<50 {
      let place = Point.randomPlace(using: &random)
      // Only what the map shows lies in one place of it.
      guard projection.parts(.points([place])).count == 1,
        let point = projection.point(longitude: place.x, latitude: place.y),
        let back = projection.place(point)
      else { continue }
      let apart = Vector(place.inRadians).dot(Vector(back.inRadians))
      #expect(apart > 1 - 1e-9, "\(name): \(place) came back as \(back)")
    }
  }

  @Test(arguments: [
    ("albersUsa", -122.4, 37.8), ("albersUsa", -149.9, 61.2), ("albersUsa", -157.8, 21.3),
  ])
  func `the states come back from their three maps`(type: String, x: Double, y: Double) throws {
    let projection = try #require(Projection(ProjectionSettings(type: type)))
    let point = try #require(projection.point(longitude: x, latitude: y))
    let back = try #require(projection.place(point))
    #expect(abs(back.x - x) < 1e-6 && abs(back.y - y) < 1e-6)
  }

  @Test func `a place outside the states has no point`() throws {
    let projection = try #require(Projection(ProjectionSettings(type: "albersUsa")))
    #expect(projection.point(longitude: -0.1, latitude: 51.5) == nil)
  }

  @Test(arguments: projectionList.map(\.name))
  func `the centre falls where the translation says`(name: String) throws {
    var settings = ProjectionSettings(type: name)
    settings.rotate = [0, 0, 0]
    settings.center = Point(x: 0, y: 40)
    settings.translate = Point(x: 7, y: 9)
    let projection = try #require(Projection(settings))
    let point = try #require(
      projection.point(longitude: 0, latitude: 40))
    #expect(abs(point.x - 7) < 1e-6 && abs(point.y - 9) < 1e-6, "\(name) \(point)")
  }

  @Test func `north is up, and down with reflectY`() throws {
    var settings = ProjectionSettings(type: "mercator")
    #expect(try height(settings) < 0)
    settings.reflectY = true
    #expect(try height(settings) > 0)
  }

  @Test func `a plane's north is down, and up with reflectY`() throws {
    var settings = ProjectionSettings(type: "identity")
    #expect(try height(settings) > 0)
    settings.reflectY = true
    #expect(try height(settings) < 0)
  }

  private func height(_ settings: ProjectionSettings) throws -> Double {
    let projection = try #require(Projection(settings))
    let south = try #require(projection.point(longitude: 0, latitude: 0))
    let north = try #require(projection.point(longitude: 0, latitude: 10))
    return north.y - south.y
  }

  @Test func `mercator maps one turn onto its scale`() throws {
    var settings = ProjectionSettings(type: "mercator")
    settings.scale = 100
    settings.translate = .zero
    let projection = try #require(Projection(settings))
    let point = try #require(projection.point(longitude: 180, latitude: 0))
    #expect(abs(point.x - 100 * .pi) < 1e-9)
    // The poles are cut where the square ends.
    let bounds = try #require([Geometry.sphere].bounds(projection))
    #expect(abs(bounds.width - 200 * .pi) < 1e-6 && abs(bounds.height - 200 * .pi) < 1e-6)
  }

  @Test func `a place that is no number has no point`() throws {
    let projection = try #require(Projection(ProjectionSettings(type: "equalEarth")))
    #expect(projection.point(longitude: .nan, latitude: 0) == nil)
    #expect(projection.point(longitude: .infinity, latitude: 0) == nil)
  }

  @Test func `there is no projection of an unknown name`() {
    #expect(Projection(ProjectionSettings(type: "flat")) == nil)
  }
}

extension [Geometry] {
  func bounds(_ projection: Projection) -> Rect? {
    var budget = 1_000_000
    return projection.bounds(of: self, budget: &budget)
  }
}
