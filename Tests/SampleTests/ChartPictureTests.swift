import Foundation
import Testing

/// Pictures in the charts of a page are read like its data: from the briefing's folder.
@Suite struct ChartPictureTests {
  private static func briefing(_ path: String) -> String {
    """
    title: x
    blocks:
      c:
        title: With a picture
        chart:
          data: {values: [{a: 1, u: \(path)}]}
          mark: {type: image, width: 20, height: 20}
          encoding: {x: {field: a, type: quantitative}, url: {field: u}}
    """
  }

  @Test func `an image mark of a page shows a picture of its folder`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      #"{"data": {"values": [1]}, "width": 8, "height": 8, "mark": "rect"}"#, to: "dot.json")
    let drawn = try Handbill.run("chart", "dot.json", "-o", "dot.png", folder: folder.url.path)
    try #require(drawn.status == 0, "\(drawn.errors)")
    try folder.write(Self.briefing("dot.png"), to: "b.yaml")
    let result = try Handbill.run("render", "b.yaml", "-o", "page.svg", folder: folder.url.path)
    #expect(result.status == 0, "\(result.errors)")
    let page = String(decoding: try readBytes(folder.path("page.svg")), as: UTF8.self)
    #expect(page.contains("<image"))
  }

  @Test func `a picture that is not there is an error of the page`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.briefing("none.png"), to: "b.yaml")
    let result = try Handbill.run("render", "b.yaml", "-o", "page.svg", folder: folder.url.path)
    #expect(result.status == 1)
    #expect(result.errors.contains("cannot read the picture `none.png`"), "\(result.errors)")
  }
}
