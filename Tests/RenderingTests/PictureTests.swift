import Cairo
import Rendering
import SceneGraph
import TestSupport
import Testing

@Suite struct PictureTests {
  let renderer: Renderer

  init() throws { renderer = Renderer(fonts: try FontLibrary()) }

  @Test func `every operation is drawn`() throws {
    expectGolden(png: try renderer.png(of: SampleFrames.everything), "operations")
  }

  @Test func `text is drawn glyph by glyph in its place`() throws {
    expectGolden(png: try renderer.png(of: SampleFrames.text(renderer.fonts), .scale(2)), "text")
  }

  @Test func `smooth and pixelated images differ`() throws {
    func frame(isPixelated: Bool) -> Frame {
      Frame(
        size: Size(width: 20, height: 20), background: .white,
        elements: [
          Element(
            .artifact,
            .image(
              Image(
                width: 2, height: 1, pixels: [0, 0, 0, 255, 255, 255, 255, 255],
                isPixelated: isPixelated), Rect(x: 0, y: 0, width: 20, height: 20)))
        ])
    }
    let sharp = try PixelPicture(png: renderer.png(of: frame(isPixelated: true)))
    let smooth = try PixelPicture(png: renderer.png(of: frame(isPixelated: false)))
    #expect(sharp[9, 10] == [0, 0, 0, 255] && sharp[10, 10] == [255, 255, 255, 255])
    let middle = try #require(smooth[9, 10].first)
    #expect((60...190).contains(middle), "\(middle)")
    #expect(smooth[0, 0] == [0, 0, 0, 255], "the edge must not fade")
  }

  @Test func `a faded group lets nothing of its own overlaps shine through`() throws {
    let overlap = [Color.black, .black].map { color in
      Element(
        .artifact,
        .fill(.rect(Rect(x: 0, y: 0, width: 4, height: 4)), .color(color), .nonZero))
    }
    let frame = Frame(
      size: Size(width: 4, height: 4), background: .white,
      elements: [Element(.artifact, .group(Group(opacity: 0.5, elements: overlap)))])
    let gray = try #require(try PixelPicture(png: renderer.png(of: frame))[1, 1].first)
    #expect((126...129).contains(gray))
  }

  @Test func `text moved to whole pixels has as much ink as text that is not`() throws {
    let frame = SampleFrames.text(renderer.fonts)
    let outlined = try PixelPicture(png: renderer.png(of: frame, .scale(2.3)))
    let moved = try PixelPicture(png: renderer.png(of: frame, .scale(2.5)))
    func ink(_ picture: PixelPicture) -> Double {
      var sum = 0
      for start in stride(from: 0, to: picture.pixels.count, by: 4) {
        sum += 255 - Int(picture.pixels[start])
      }
      return Double(sum) / Double(picture.width * picture.height)
    }
    #expect(abs(ink(outlined) / ink(moved) - 1) < 0.02)
  }

  @Test(arguments: [Double.nan, .infinity, -1e308, 1e20, 0])
  func `no number in a frame stops the drawing`(number: Double) throws {
    let point = Point(x: number, y: 3)
    let rect = Rect(x: number, y: 0, width: number, height: 5)
    let black = Paint.color(.black)
    let run = renderer.fonts.shape("a", TextStyle(family: "Lato", size: 10)).runs[0].glyphs
    var odd = run
    odd.size = number
    odd.clusters = [GlyphRun.Cluster(bytes: 7, glyphs: -2)]
    let stops = [Paint.Stop(offset: number, color: Color(red: number, green: 0, blue: 0))]
    let operations: [Operation] = [
      .fill(.rect(rect), black, .nonZero),
      .fill(
        .circle(center: point, radius: number), .linear(stops: stops, from: point, to: point),
        .evenOdd),
      .fill(
        .rect(Rect(x: 0, y: 0, width: 5, height: 5)),
        .radial(stops: stops, from: .zero, fromRadius: number, to: point, toRadius: -number),
        .nonZero),
      .stroke(.line(from: .zero, to: point), Stroke(black, width: number)),
      .stroke(
        .line(from: .zero, to: Point(x: 9, y: 9)),
        Stroke(black, width: 1, miterLimit: number, dash: [number, -1], dashOffset: number)),
      .stroke(
        .line(from: .zero, to: Point(x: 1e9, y: 9)), Stroke(black, width: 1, dash: [1e-9, 1e-9])),
      .stroke(Path([.close, .line(.zero)]), Stroke(black, width: 1)),
      .glyphs(run, origin: point, angle: number, black),
      .glyphs(odd, origin: .zero, angle: 0, black),
      .image(Image(width: 3, height: 3, pixels: [0]), rect),
      .image(Image(width: .max, height: .max, pixels: []), rect),
      .image(Image(width: 1, height: 1, pixels: [1, 2, 3, 4]), rect),
      .group(
        Group(
          transform: Transform(a: number, b: 0, c: 0, d: number, tx: number, ty: 0),
          clip: .rect(rect), opacity: number,
          elements: [Element(.artifact, .fill(.rect(rect), black, .nonZero))])),
    ]
    let frame = Frame(
      size: Size(width: 20, height: 20), background: .white,
      elements: operations.map { Element(.content(TagID(1)), $0) })
    _ = try renderer.png(of: frame)
    _ = try renderer.pdf(of: [frame])
    _ = try renderer.svg(of: frame)
  }

  @Test func `groups nested without end are refused`() throws {
    var element = Element(.artifact, .group(Group(elements: [])))
    for _ in 0..<300 { element = Element(.artifact, .group(Group(elements: [element]))) }
    let frame = Frame(size: Size(width: 5, height: 5), elements: [element])
    #expect(throws: RenderingError.groupsTooDeep) { try renderer.png(of: frame) }
    #expect(throws: RenderingError.groupsTooDeep) { try renderer.pdf(of: [frame]) }
    #expect(throws: RenderingError.groupsTooDeep) { try renderer.svg(of: frame) }
  }

  @Test func `a glyph of a font that is not there is an error that names the file`() throws {
    var run = renderer.fonts.shape("a", TextStyle(family: "Lato", size: 10)).runs[0].glyphs
    run.face.file = "Nowhere-Regular.ttf"
    let frame = Frame(
      size: Size(width: 20, height: 20),
      elements: [Element(.artifact, .glyphs(run, origin: .zero, angle: 0, .color(.black)))])
    #expect(
      throws: RenderingError.noFontFile(
        "Nowhere-Regular.ttf", folders: FontCatalogue.standard.folders)
    ) {
      try renderer.png(of: frame)
    }
  }
}
