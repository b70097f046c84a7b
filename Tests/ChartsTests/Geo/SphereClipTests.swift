import Glibc
import SceneGraph
import TestSupport
import Testing

@testable import Charts

@Suite struct SphereClipTests {
  private static let equalArea = [
    "azimuthalEqualArea", "conicEqualArea", "equalEarth", "mollweide",
  ]

  private func projection(_ type: String, _ random: inout SeededGenerator) throws -> Projection {
    var settings = ProjectionSettings(type: type)
    settings.scale = 300
    settings.precision = 0.1
    settings.rotate = (0..<3).map { _ in .random(in: -180...180, using: &random) }
    return try #require(Projection(settings))
  }

  @Test(arguments: equalArea, 0..<25)
  func `an equal-area map keeps areas however a shape is cut`(type: String, seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let ring = RandomRing(using: &random)
    let map = try projection(type, &random)
    let area = map.parts(.polygons([[ring.points]])).area / (300 * 300)
    #expect(abs(area - ring.area) < 0.02 * ring.area + 1e-3, "\(area), should be \(ring.area)")
  }

  @Test(arguments: equalArea, 0..<25)
  func `a ring the other way round is all the rest of the globe`(type: String, seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let ring = RandomRing(using: &random)
    let map = try projection(type, &random)
    let area = map.parts(.polygons([[ring.points.reversed()]])).area / (300 * 300)
    #expect(abs(area + ring.area - 4 * .pi) < 0.1, "\(area) and \(ring.area)")
  }

  @Test(arguments: 0..<40)
  func `a hemisphere is shared by a shape and the rest`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let ring = RandomRing(using: &random).points
    var settings = ProjectionSettings(type: "azimuthalEqualArea")
    settings.scale = 300
    settings.clipAngle = 90
    settings.precision = 0.1
    settings.rotate = (0..<3).map { _ in .random(in: -180...180, using: &random) }
    let map = try #require(Projection(settings))
    let inside = map.parts(.polygons([[ring]])).area / (300 * 300)
    let outside = map.parts(.polygons([[ring.reversed()]])).area / (300 * 300)
    #expect(abs(inside + outside - 2 * .pi) < 0.02, "\(inside) and \(outside)")
  }

  @Test(arguments: 0..<40)
  func `nothing behind the globe is drawn`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    var settings = ProjectionSettings(type: "orthographic")
    settings.scale = 100
    settings.translate = .zero
    settings.rotate = (0..<3).map { _ in .random(in: -180...180, using: &random) }
    let map = try #require(Projection(settings))
    let ring = RandomRing(using: &random).points
    let places = (0..<20).map { _ in Point.randomPlace(using: &random) }
    let parts = map.parts(.collection([.polygons([[ring]]), .lines([places]), .points(places)]))
    for point in parts.flatMap(\.points) {
      #expect(point.x * point.x + point.y * point.y < 100 * 100 + 0.1, "\(point)")
    }
    // The middle of the map is the place that the rotation brings there.
    let visible = places.filter { place in
      map.parts(.points([place])).count == 1
    }
    #expect(visible.count < places.count)
  }

  @Test func `a line over the antimeridian comes in two pieces`() throws {
    var settings = ProjectionSettings(type: "equirectangular")
    settings.scale = 180 / .pi
    settings.translate = .zero
    settings.precision = 0
    let map = try #require(Projection(settings))
    let parts = map.parts(.lines([[Point(x: 170, y: 0), Point(x: -170, y: 0)]]))
    #expect(parts.count == 2)
    #expect(parts.first?.points.last.map { abs($0.x - 180) < 1e-6 } == true)
    #expect(parts.last?.points.first.map { abs($0.x + 180) < 1e-6 } == true)
  }

  @Test func `a ring around a pole reaches the map's edge`() throws {
    var settings = ProjectionSettings(type: "equirectangular")
    settings.scale = 180 / .pi
    settings.translate = .zero
    let map = try #require(Projection(settings))
    let ring = stride(from: 180.0, to: -180, by: -30).map { Point(x: $0, y: 60) }
    let box = try #require([Geometry.polygons([[ring]])].bounds(map))
    #expect(abs(box.minY + 90) < 1e-6 && abs(box.width - 360) < 1e-6, "\(box)")
  }

  @Test func `the sphere is one ring`() throws {
    for name in projectionList.map(\.name) {
      let map = try #require(Projection(ProjectionSettings(type: name)))
      let parts = map.parts(.sphere)
      guard case .polygon(let rings)? = parts.first else {
        Issue.record("\(name) draws no sphere")
        continue
      }
      #expect(parts.count == 1 && rings.count == 1, "\(name)")
    }
  }
}
