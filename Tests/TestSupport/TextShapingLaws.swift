package import SceneGraph
import Testing

/// Checks the law of `TextShaping` on texts drawn from a seed.
package func checkTextShaping(_ shaper: some TextShaping, family: String, seed: Int) {
  var random = SeededGenerator(state: UInt64(seed))
  let spans = (0..<Int.random(in: 1...4, using: &random)).map { _ in
    TextSpan(
      randomText(using: &random),
      TextStyle(
        family: family, size: Double.random(in: 4...40, using: &random).rounded(),
        weight: [400, 700].randomElement(using: &random) ?? 400,
        hasTabularFigures: Bool.random(using: &random)))
  }
  let line = shaper.shape(spans)
  #expect(line == shaper.shape(spans), "shaping twice differs: \(spans)")
  let texts = line.runs.map(\.glyphs.text).joined()
  #expect(texts == spans.map(\.text).joined(), "characters went missing")
  for run in line.runs { checkRun(run.glyphs, in: spans[run.span].style) }
  let sum = line.runs.reduce(0) { $0 + $1.glyphs.width }
  #expect(abs(sum - line.width) < 1e-6, "runs of \(sum) make a line of \(line.width)")

  let doubled = shaper.shape(
    spans.map { span in
      var style = span.style
      style.size *= 2
      return TextSpan(span.text, style)
    })
  #expect(
    abs(doubled.width - 2 * line.width) <= 2e-4 * doubled.width + 1e-9, "widths are not linear")

  for span in spans {
    let width = shaper.width(of: span.text, span.style)
    #expect(abs(width - shaper.shape([span]).width) < 1e-6, "width and line disagree: \(span)")
    #expect(width == shaper.width(of: span.text, span.style), "the remembered width differs")
  }
  checkBreaking(shaper, spans, width: Double.random(in: 20...200, using: &random))
}

private func checkBreaking(_ shaper: some TextShaping, _ spans: [TextSpan], width: Double) {
  let lines = shaper.lines(spans, width: width)
  let kept = lines.flatMap { $0.runs.map(\.glyphs.text) }.joined()
  let withoutSpaces = spans.map(\.text).joined().filter { $0 != " " }
  #expect(kept.filter { $0 != " " } == withoutSpaces, "breaking lost characters")
  for line in lines where line.width > width + 1e-6 {
    var text = line.runs.map(\.glyphs.text).joined()
    // A space that ends the paragraph may stick out.
    if text.hasSuffix(" ") { text.removeLast() }
    #expect(!text.contains(" "), "“\(text)” sticks out but could be broken")
  }
}

private func checkRun(_ run: GlyphRun, in style: TextStyle) {
  #expect(run.clusters.reduce(0) { $0 + $1.bytes } == run.text.utf8.count)
  #expect(run.clusters.reduce(0) { $0 + $1.glyphs } == run.glyphs.count)
  #expect(run.size == style.size)
}

/// Words of Latin letters and figures with single spaces between, sometimes at the ends.
private func randomText(using random: inout SeededGenerator) -> String {
  let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789£%−éüß.,")
  let words = (0..<Int.random(in: 1...8, using: &random)).map { _ in
    String(
      (0..<Int.random(in: 1...9, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? "a"
      })
  }
  return words.joined(separator: " ") + (Bool.random(using: &random) ? " " : "")
}
