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

  @Test(arguments: ["", "circle", "M1", "L1,2x", "M1e999,0Z 5"])
  func `what is no path data is refused`(text: String) {
    #expect(PathText.path(text) == nil)
  }
}
