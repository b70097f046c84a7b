import Cairo
import SceneGraph
import TestSupport
import Testing

@testable import Rendering

@Suite struct LongLineTests {
  private func zigzag(_ count: Int) -> Path {
    .polyline(
      (0..<count).map { Point(x: Double($0) * 100 / Double(count), y: Double($0 * 7 % 50)) })
  }

  @Test func `pieces hold every segment, and share one with the piece before`() throws {
    let path = zigzag(1000)
    let pieces = try #require(path.pieces(of: 100))
    #expect(pieces.reduce(0) { $0 + $1.segments.count - 1 } == 999 + pieces.count - 1)
    #expect(pieces.allSatisfy { $0.segments.count <= 102 })
    #expect(path.pieces(of: 600) == nil)
  }

  @Test func `a closed path is never cut`() {
    var path = zigzag(1000)
    path.close()
    #expect(path.pieces(of: 100) == nil)
  }

  @Test(arguments: [1, 0.5]) func `a line in pieces looks as it does whole`(alpha: Double) throws {
    let renderer = Renderer(fonts: try FontLibrary())
    func picture(_ path: Path) throws -> PixelPicture {
      let stroke = Stroke(.color(Color.black.withAlpha(alpha)), width: 1.5, join: .round)
      let frame = Frame(
        size: Size(width: 100, height: 50), background: .white,
        elements: [Element(.artifact, .stroke(path, stroke))])
      return try PixelPicture(png: renderer.png(of: frame, .scale(2)))
    }
    var dashed = zigzag(1200)
    // A zero-length closing segment keeps the path whole.
    dashed.close()
    let whole = try picture(zigzag(900))
    #expect(whole.width == 200)
    let cut = try picture(zigzag(1200))
    #expect(cut.difference(from: try picture(dashed)) < 0.03)
  }
}
