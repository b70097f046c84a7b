import SceneGraph
import Testing

@testable import Charts

@Suite struct MapPathTests {
  private let square = [
    Point(x: 0, y: 0), Point(x: 4, y: 0), Point(x: 4, y: 4), Point(x: 0, y: 4),
  ]

  @Test func `rings close, lines do not`() {
    let parts: [MapPart] = [.polygon([square]), .line([Point(x: 1, y: 1), Point(x: 2, y: 2)])]
    #expect(
      parts.path(pointRadius: 1).segments == [
        .move(square[0]), .line(square[1]), .line(square[2]), .line(square[3]), .close,
        .move(Point(x: 1, y: 1)), .line(Point(x: 2, y: 2)),
      ])
  }

  @Test func `a point is a circle of the point radius`() {
    let bounds = [MapPart.point(Point(x: 10, y: 20))].path(pointRadius: 3).bounds
    #expect(bounds == Rect(x: 7, y: 17, width: 6, height: 6))
  }

  @Test func `what is no number is left out`() {
    let parts = [MapPart.line([Point(x: .nan, y: 0), Point(x: 1, y: 1), Point(x: 2, y: 2)])]
    #expect(
      parts.path(pointRadius: 1).segments == [.move(Point(x: 1, y: 1)), .line(Point(x: 2, y: 2))])
  }

  @Test func `a hole takes from the area`() {
    let hole = [Point(x: 1, y: 1), Point(x: 1, y: 2), Point(x: 2, y: 2), Point(x: 2, y: 1)]
    #expect([MapPart.polygon([square, hole])].area == 15)
  }

  @Test func `the centroid is that of surfaces before lines before points`() {
    let far = Point(x: 100, y: 100)
    let line = MapPart.line([Point(x: 0, y: 0), Point(x: 10, y: 0)])
    #expect([.polygon([square]), line, .point(far)].centroid == Point(x: 2, y: 2))
    #expect([line, .point(far)].centroid == Point(x: 5, y: 0))
    #expect([MapPart.point(far)].centroid == far)
    #expect([MapPart]().centroid == nil)
  }
}
