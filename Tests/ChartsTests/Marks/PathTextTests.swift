import SceneGraph
import Testing

@testable import Charts

@Suite struct PathTextTests {
  @Test func `path data is read, absolute and relative, with or without separators`() throws {
    let path = try #require(PathText.path("M0-1L1,1h-2zm1 1.5.5.5"))
    #expect(path.segments.count == 6)
    #expect(path.segments[3] == .close)
    #expect(path.segments[4] == .move(Point(x: 1, y: 0.5)))
    #expect(path.segments[5] == .line(Point(x: 1.5, y: 1)))
  }

  @Test func `an elliptical arc bulges to the side that its flags say`() throws {
    func box(_ text: String) throws -> Rect { try #require(PathText.path(text)?.tightBounds) }
    let upper = try box("M-1,0A1,1,0,0,1,1,0")
    #expect(abs(upper.minY + 1) < 1e-3 && abs(upper.maxY) < 1e-9)
    let lower = try box("M-1 0a1 1 0 002 0")
    #expect(abs(lower.maxY - 1) < 1e-3 && abs(lower.minY) < 1e-9)
    // Radii too small grow: half of an ellipse twice as wide as high.
    let grown = try box("M-4,0A2,1,0,1,1,4,0")
    #expect(abs(grown.minY + 2) < 1e-2)
    let large = try box("M0,-1A1,1,0,1,1,-1,0")
    #expect(abs(large.width - 2) < 1e-2 && abs(large.height - 2) < 1e-2)
  }

  @Test(arguments: ["", "M0,0A1,1,0,2,0,1,1", "circle", "M1", "L1,2x", "M1e999,0Z 5"])
  func `what is no path data is refused`(text: String) {
    #expect(PathText.path(text) == nil)
  }
}
