import Cairo
import Rendering
import SceneGraph
import TestSupport
import Testing

@Suite struct PNGTests {
  let renderer: Renderer

  init() throws { renderer = Renderer(fonts: try FontLibrary()) }

  private func picture(
    _ frame: Frame, _ resolution: Resolution = .scale(1)
  ) throws -> PixelPicture {
    try PixelPicture(png: try renderer.png(of: frame, resolution))
  }

  private func square(_ color: Color, background: Color?) -> Frame {
    Frame(
      size: Size(width: 4, height: 3), background: background,
      elements: [
        Element(
          .artifact,
          .fill(.rect(Rect(x: 1, y: 1, width: 2, height: 1)), .color(color), .nonZero))
      ])
  }

  @Test func `pixels come back as they were drawn`() throws {
    let picture = try picture(square(Color(hex: 0x0B5C8A), background: .white))
    #expect((picture.width, picture.height) == (4, 3))
    #expect(picture[0, 0] == [255, 255, 255, 255])
    #expect(picture[1, 1] == [0x0B, 0x5C, 0x8A, 255])
    #expect(picture[2, 1] == [0x0B, 0x5C, 0x8A, 255])
    #expect(picture[3, 1] == [255, 255, 255, 255])
  }

  @Test func `without a background the ground is transparent`() throws {
    let picture = try picture(square(Color(hex: 0xFF0000).withAlpha(0.5), background: nil))
    #expect(picture[0, 0] == [0, 0, 0, 0])
    #expect(picture[1, 1] == [255, 0, 0, 128])
  }

  @Test func `a second picture holds nothing of the first`() throws {
    let fresh = try renderer.png(of: square(.black, background: nil))
    _ = try renderer.png(of: square(.white, background: .black), .scale(50))
    #expect(try renderer.png(of: square(.black, background: nil)) == fresh)
  }

  @Test(arguments: [
    (Resolution.scale(2), 8, 6), (.width(100), 100, 75), (.size(width: 30, height: 30), 30, 30),
    (.dpi(300), 17, 13), (.scale(0.001), 1, 1),
  ])
  func `a resolution gives so many pixels`(resolution: Resolution, width: Int, height: Int) throws {
    let picture = try picture(square(.black, background: .white), resolution)
    #expect((picture.width, picture.height) == (width, height))
  }

  @Test func `a frame of another shape is centred on its background`() throws {
    let frame = Frame(
      size: Size(width: 10, height: 10), background: .white,
      elements: [
        Element(
          .artifact,
          .fill(.rect(Rect(x: 0, y: 0, width: 10, height: 10)), .color(.black), .nonZero))
      ])
    let picture = try picture(frame, .size(width: 30, height: 10))
    #expect(picture[9, 5] == [255, 255, 255, 255])
    #expect(picture[10, 5] == [0, 0, 0, 255])
    #expect(picture[19, 5] == [0, 0, 0, 255])
    #expect(picture[20, 5] == [255, 255, 255, 255])
  }

  @Test func `absurd sizes are refused with a message`() {
    let frame = square(.black, background: .white)
    #expect(throws: RenderingError.tooManyPixels(width: 40_000, height: 30_000)) {
      try renderer.png(of: frame, .scale(10_000))
    }
    for resolution: Resolution in [
      .scale(.infinity), .scale(.nan), .scale(-1), .scale(0), .width(0), .width(-5),
      .width(.max), .size(width: 10, height: .max),
    ] {
      #expect(throws: RenderingError.self) { try renderer.png(of: frame, resolution) }
    }
    for size in [Size(width: 0, height: 5), Size(width: .nan, height: 5)] {
      #expect(throws: RenderingError.emptyPicture) { try renderer.png(of: Frame(size: size)) }
    }
  }

  @Test func `the file says its size in print, its title, its alt text and its source`() throws {
    var frame = square(.black, background: .white)
    frame.title = "Output – per job"
    frame.tags = [Tag(id: TagID(1), role: .figure(alt: "A line that falls"))]
    let png = try renderer.png(
      of: frame, .dpi(300), info: DocumentInfo(source: "ONS, Productivity, June 2025"))
    let chunks = pngChunks(png)
    #expect(chunks.map(\.name) == ["IHDR", "sRGB", "pHYs", "iTXt", "iTXt", "iTXt", "IDAT", "IEND"])
    // 300 dots an inch are 11811 a metre.
    #expect(chunks[2].data == [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1])
    let texts = chunks.filter { $0.name == "iTXt" }.map { String(decoding: $0.data, as: UTF8.self) }
    #expect(
      texts == [
        "Title\0\0\0en-GB\0\0Output – per job", "Description\0\0\0en-GB\0\0A line that falls",
        "Source\0\0\0en-GB\0\0ONS, Productivity, June 2025",
      ])
  }

  @Test func `an opaque picture has no alpha, a transparent one has`() throws {
    let opaque = pngChunks(try renderer.png(of: square(.black, background: .white)))
    let clear = pngChunks(try renderer.png(of: square(.black, background: nil)))
    #expect(opaque.first?.data[9] == 2)
    #expect(clear.first?.data[9] == 6)
  }
}

func pngChunks(_ png: [UInt8]) -> [(name: String, data: [UInt8])] {
  var chunks: [(String, [UInt8])] = []
  var position = 8
  while position + 12 <= png.count {
    let length = png[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
    let start = position + 8
    guard start + length + 4 <= png.count else { break }
    chunks.append(
      (
        String(decoding: png[position + 4..<start], as: UTF8.self),
        Array(png[start..<start + length])
      ))
    position = start + length + 4
  }
  return chunks
}
