import Rendering
import SceneGraph
import Testing

@Suite struct PictureFileTests {
  private func picture(_ svg: String) throws -> Image { try Image(file: Array(svg.utf8)) }

  @Test func `an SVG is drawn large, in its own shape, its colours straight`() throws {
    let image = try picture(
      ##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="10" height="10" fill="#0B5C8A"/></svg>"##
    )
    #expect(image.width == 1600 && image.height == 800)
    #expect(Array(image.pixels[0..<4]) == [0x0B, 0x5C, 0x8A, 255])
    #expect(image.pixels[4 * 1599 + 3] == 0)
  }

  @Test func `half transparent stays the colour it was`() throws {
    let image = try picture(
      ##"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4" fill="#FF0000" fill-opacity="0.5"/></svg>"##
    )
    let middle = 4 * (image.width * image.height / 2 + image.width / 2)
    #expect(image.pixels[middle] >= 253)
    #expect((126...129).contains(image.pixels[middle + 3]))
  }

  @Test func `nothing outside the file is read`() throws {
    let image = try picture(
      ##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><image href="file:///etc/hostname" width="4" height="4"/><image href="http://example.org/a.png" width="4" height="4"/></svg>"##
    )
    #expect(image.pixels.allSatisfy { $0 == 0 })
  }

  @Test(arguments: [
    ("<svg", "damaged"), ("", "neither"), ("GIF89a", "neither"),
    (
      ##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="5">Hi</text></svg>"##,
      "outlines"
    ),
    (##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"></svg>"##, ""),
    (##"<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1"></svg>"##, ""),
  ])
  func `what is no picture is refused in words`(text: String, words: String) {
    do {
      _ = try picture(text)
      Issue.record("\(text) was read")
    } catch {
      #expect("\(error)".contains(words), "\(error)")
    }
  }

  @Test func `a picture of pixels is told by its first bytes`() throws {
    let image = Image(width: 1, height: 1, pixels: [1, 2, 3, 255])
    #expect(try Image(file: image.png()) == image)
  }
}
