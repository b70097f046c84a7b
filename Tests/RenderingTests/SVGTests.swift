import Rendering
import SceneGraph
import TestSupport
import Testing

@Suite struct SVGTests {
  let renderer: Renderer

  init() throws { renderer = Renderer(fonts: try FontLibrary()) }

  private func svg(_ frame: Frame, info: DocumentInfo = DocumentInfo()) throws -> String {
    String(decoding: try renderer.svg(of: frame, info: info), as: UTF8.self)
  }

  @Test func `every operation has its element`() throws {
    expectGolden(text: try svg(SampleFrames.everything), "operations-svg")
  }

  @Test func `text is real text with its font`() throws {
    expectGolden(text: try svg(SampleFrames.text(renderer.fonts)), "text-svg")
  }

  @Test func `what could break the file is escaped`() throws {
    let line = renderer.fonts.shape("<a & \"b\">", TextStyle(family: "Arial", size: 10))
    let frame = Frame(
      size: Size(width: 50, height: 20),
      elements: line.runs.map {
        Element(.artifact, .glyphs($0.glyphs, origin: .zero, angle: 0, .color(.black)))
      },
      title: "</title><script>\u{1}")
    let text = try svg(frame, info: DocumentInfo(alt: "a > b"))
    #expect(text.contains(">&lt;a &amp; &quot;b&quot;&gt;</text>"))
    #expect(text.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"))
    #expect(text.contains("<desc>a &gt; b</desc>"))
    #expect(!text.contains("<script"))
  }

  @Test func `equal gradients and clips are written once`() throws {
    let fill = Element(
      .artifact,
      .fill(
        .rect(Rect(x: 0, y: 0, width: 5, height: 5)),
        .linear(stops: [], from: .zero, to: Point(x: 1, y: 0)), .nonZero))
    let text = try svg(Frame(size: Size(width: 5, height: 5), elements: [fill, fill, fill]))
    #expect(text.components(of: "<linearGradient") == 1)
    #expect(text.components(of: "url(#paint1)") == 3)
  }

  @Test(arguments: [
    (0, "0"), (-0.0001, "0"), (1.5, "1.5"), (-1.25, "-1.25"), (0.0625, "0.063"), (100, "100"),
    (1234.5678, "1234.568"), (-0.5, "-0.5"), (1e15, "1000000000000000.0"), (.nan, "0"),
  ])
  func `numbers have three decimals at most`(number: Double, text: String) throws {
    let frame = Frame(
      size: Size(width: 5, height: 5),
      elements: [
        Element(
          .artifact,
          .stroke(
            .line(from: .zero, to: Point(x: 1, y: 1)),
            Stroke(
              .color(Color(red: 0, green: 0, blue: 0, alpha: 0)), width: 2, dash: [1],
              dashOffset: number)))
      ])
    let result = try svg(frame)
    let shown = number.isNaN || abs(number) < 0.0005 ? [] : ["stroke-dashoffset=\"\(text)\""]
    #expect(shown.allSatisfy(result.contains), "\(result)")
  }

  @Test(.enabled(if: Tool.isInstalled("xmllint"), "needs xmllint of libxml2-utils"))
  func `the file is well formed`() throws {
    let folder = try TemporaryFolder()
    for frame in [SampleFrames.everything, SampleFrames.text(renderer.fonts)] {
      try AtomicFile.write(try renderer.svg(of: frame), to: folder.path + "/a.svg")
      #expect(Tool.run("xmllint --noout '\(folder.path)/a.svg' 2>&1").status == 0)
    }
  }
}

extension String {
  /// How often `part` occurs.
  fileprivate func components(of part: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
