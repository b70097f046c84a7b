import Rendering
import SceneGraph
import TestSupport
import Testing

@Suite struct ShapingTests {
  let fonts: FontLibrary
  let lato = TextStyle(family: "Lato", size: 10)

  init() throws { fonts = try FontLibrary() }

  @Test(arguments: 0..<40) func `fonts keep the law of shaping`(seed: Int) {
    checkTextShaping(
      fonts, family: ["Lato", "sans-serif", "Noto Sans", "Liberation Serif"][seed % 4], seed: seed)
  }

  @Test(arguments: 0..<20) func `fixed widths keep the law of shaping`(seed: Int) {
    checkTextShaping(FixedShaper(), family: "any", seed: seed)
  }

  @Test func `what was shaped before does not change a line`() throws {
    let text = "Growth ▲ 2.1% — Tŷ Gwyn, مرحبا, ≥ 5"
    let fresh = fonts.shape(text, lato)
    let used = try FontLibrary()
    for family in ["DejaVu Sans", "Liberation Mono", "Noto Sans"] {
      _ = used.shape("▲≥ abc مرحبا", TextStyle(family: family, size: 7, weight: 700))
    }
    #expect(used.shape(text, lato) == fresh)
  }

  @Test func `tabular figures are of one width`() {
    let style = TextStyle(family: "Lato", size: 10, hasTabularFigures: true)
    let widths = Set((0...9).map { fonts.width(of: "\($0)", style) })
    #expect(widths.count == 1, "\(widths)")
  }

  @Test func `bold is wider than light`() {
    let light = TextStyle(family: "Lato", size: 10, weight: 100)
    let black = TextStyle(family: "Lato", size: 10, weight: 900)
    #expect(fonts.width(of: "Productivity", light) < fonts.width(of: "Productivity", black))
  }

  @Test func `letter spacing stands between letters, not after the last`() {
    var spaced = lato
    spaced.letterSpacing = 2
    let difference = fonts.width(of: "abcd", spaced) - fonts.width(of: "abcd", lato)
    #expect(abs(difference - 6) < 0.01, "\(difference)")
  }

  @Test func `a newline in one line counts as a space, and carriage returns vanish`() {
    #expect(fonts.shape("a\r\nb\nc", lato) == fonts.shape("a b c", lato))
    #expect(fonts.shape("a\u{0}b\u{7}", lato) == fonts.shape("ab", lato))
  }

  @Test func `newlines break a paragraph and empty lines stay`() {
    let lines = fonts.lines([TextSpan("one\n\ntwo\r\nthree", lato)], width: 500)
    #expect(lines.map { $0.runs.map(\.glyphs.text).joined() } == ["one", "", "two", "three"])
  }

  @Test func `spaces at which a line was broken are gone, those at its end otherwise stay`() {
    let lines = fonts.lines([TextSpan("aaaa   bbbb  ", lato)], width: 25)
    #expect(lines.map { $0.runs.map(\.glyphs.text).joined() } == ["aaaa", "bbbb  "])
  }

  @Test func `a word wider than the line stands alone`() {
    let lines = fonts.lines([TextSpan("an extraordinarily b", lato)], width: 30)
    #expect(
      lines.map { $0.runs.map(\.glyphs.text).joined() } == ["an", "extraordinarily", "b"])
  }

  @Test func `spans keep their numbers and faces across breaks`() {
    var bold = lato
    bold.weight = 700
    let lines = fonts.lines(
      [TextSpan("Output is ", lato), TextSpan("13% below", bold), TextSpan(" the UK", lato)],
      width: 60)
    let runs = lines.flatMap(\.runs)
    #expect(runs.filter { $0.span == 1 }.map(\.glyphs.text).joined(separator: " ") == "13% below")
    #expect(runs.allSatisfy { $0.glyphs.face.weight == ($0.span == 1 ? 700 : 400) })
  }

  @Test func `spans of one style stay apart`() {
    let line = fonts.shape([TextSpan("ab", lato), TextSpan("cd", lato)])
    #expect(line.runs.map(\.span) == [0, 1])
    #expect(line.runs.map(\.glyphs.text) == ["ab", "cd"])
    #expect(abs(line.width - fonts.width(of: "abcd", lato)) < 1e-6)
  }

  @Test func `Arabic runs from right to left and joins its letters`() throws {
    let line = fonts.shape("سلام", lato)
    let run = try #require(line.runs.first?.glyphs)
    #expect(line.isRightToLeft && run.isRightToLeft)
    #expect(run.text == "سلام")
    #expect(run.face.family == "Noto Sans Arabic")
    // Four letters, of which lam and alef become one shape or two joined ones.
    #expect(run.clusters.reduce(0) { $0 + $1.bytes } == 8)
    #expect(line.missing.isEmpty)
  }

  @Test func `Latin inside Arabic stands in the reading order of each`() {
    let line = fonts.shape("سلام abc 12", lato)
    #expect(
      line.runs.map { $0.glyphs.text.filter { $0 != " " } }.filter { !$0.isEmpty }.last == "سلام")
    #expect(line.runs.contains { $0.glyphs.text.contains("abc") && !$0.glyphs.isRightToLeft })
  }

  @Test func `characters that no font has are listed, once each`() {
    let line = fonts.shape("a🧿b🧿c", lato)
    #expect(line.missing == ["🧿"])
    #expect(line.runs.map(\.glyphs.text).joined() == "a🧿b🧿c")
    #expect(fonts.shape("plain", lato).missing.isEmpty)
  }

  @Test func `a character the face lacks comes from another, the rest does not`() {
    let line = fonts.shape("up ▲ 3", lato)
    let other = line.runs.filter { $0.glyphs.face.family != "Lato" }
    #expect(other.map(\.glyphs.text) == ["▲"])
    #expect(line.missing.isEmpty)
  }

  @Test(arguments: [
    Double.nan, -.infinity, .infinity, -3, 0, 1e300,
  ])
  func `odd sizes, widths and spacings are survived`(number: Double) {
    let style = TextStyle(family: "Lato", size: number, weight: -5, letterSpacing: number)
    _ = fonts.shape("abc def", style)
    _ = fonts.lines([TextSpan("abc def", lato), TextSpan("x", style)], width: number)
    _ = fonts.width(of: "abc", style)
    _ = fonts.metrics(style)
    #expect(fonts.shape([]).runs.isEmpty)
    #expect(fonts.shape("", lato).width == 0)
  }

  @Test func `a very long line is as wide as its parts`() {
    let word = "investment "
    let line = fonts.shape(String(repeating: word, count: 5000), lato)
    #expect(abs(line.width / fonts.width(of: word, lato) / 5000 - 1) < 1e-3)
  }

  @Test func `heights are those of the font file`() {
    let metrics = fonts.metrics(TextStyle(family: "Liberation Sans", size: 100))
    #expect(abs(metrics.ascent - 90.5) < 0.1)
    #expect(abs(metrics.descent - 21.2) < 0.1)
    #expect(abs(metrics.capHeight - 68.8) < 0.1)
    #expect(abs(metrics.xHeight - 52.8) < 0.1)
  }
}
