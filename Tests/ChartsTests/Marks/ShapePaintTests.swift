import SceneGraph
import Testing

@testable import Charts

@Suite struct ShapePaintTests {
  private let square = Path.rect(Rect(x: 0, y: 0, width: 10, height: 10))
  private let blue = Paint.color(Color(red: 0, green: 0, blue: 1))

  @Test func `a filled and stroked shape fades as one, a filled one by its colour`() {
    var style = ShapeStyle()
    style.fill = blue
    style.opacity = 0.5
    var drawing = Drawing()
    drawing.add(square, style)
    #expect(drawing.operations == [.fill(square, blue.faded(by: 0.5) ?? blue, .nonZero)])
    style.strokePaint = blue
    drawing = Drawing()
    drawing.add(square, style)
    guard case .group(let group) = drawing.operations.first else {
      Issue.record("not a group")
      return
    }
    #expect(group.opacity == 0.5)
    #expect(group.elements.count == 2)
  }

  @Test func `the bands of a gradient are stretched with the box`() {
    let unit = Paint.linear(stops: [], from: .zero, to: Point(x: 1, y: 1))
    guard case .linear(_, _, let to) = unit.placed(on: Rect(x: 0, y: 0, width: 40, height: 10))
    else {
      Issue.record("not linear")
      return
    }
    // The colour of both other corners is the one half way, as it is in the unit box.
    let length = to.x * to.x + to.y * to.y
    #expect(abs(40 * to.x / length - 0.5) < 1e-9)
    #expect(abs(10 * to.y / length - 0.5) < 1e-9)
  }

  @Test func `a curve's box is around the curve, not its control points`() throws {
    var path = Path()
    path.move(to: .zero)
    path.curve(Point(x: 0, y: 4), Point(x: 3, y: 4), to: Point(x: 3, y: 0))
    let box = try #require(path.tightBounds)
    #expect(abs(box.maxY - 3) < 1e-9)
    #expect(abs(box.maxX - 3) < 1e-9)
  }
}
