package import SceneGraph

/// Shapes text without fonts: every character is half an em wide and lines break at spaces.
///
/// For tests of layout, whose figures can then be worked out by hand.
package final class FixedShaper: TextShaping {
  package init() {}

  package func shape(_ spans: [TextSpan]) -> ShapedLine {
    line(
      spans.pieces.map { $0.character.isNewline ? Piece(character: " ", span: $0.span) : $0 },
      in: spans)
  }

  package func lines(_ spans: [TextSpan], width: Double) -> [ShapedLine] {
    let paragraphs = spans.pieces.split(
      omittingEmptySubsequences: false, whereSeparator: \.character.isNewline)
    return paragraphs.flatMap { paragraph in
      broken(Array(paragraph), in: spans, width: width).map { line($0, in: spans) }
    }
  }

  package func metrics(_ style: TextStyle) -> FontMetrics {
    FontMetrics(
      ascent: 0.8 * style.size, descent: 0.2 * style.size, capHeight: 0.7 * style.size,
      xHeight: 0.5 * style.size)
  }

  package func width(of text: String, _ style: TextStyle) -> Double {
    Double(text.count) * advance(style)
  }

  private func advance(_ style: TextStyle) -> Double { style.size / 2 + style.letterSpacing }

  private func broken(_ pieces: [Piece], in spans: [TextSpan], width: Double) -> [[Piece]] {
    var lines: [[Piece]] = []
    var line: [Piece] = []
    var lineWidth = 0.0
    var lastSpace: Int?
    for piece in pieces {
      line.append(piece)
      if piece.character == " " { lastSpace = line.count - 1 }
      lineWidth += advance(spans[piece.span].style)
      guard lineWidth > width + 1e-9, piece.character != " ", let space = lastSpace else {
        continue
      }
      lines.append(Array(line[..<space]))
      line = Array(line[(space + 1)...])
      lineWidth = line.reduce(0) { $0 + advance(spans[$1.span].style) }
      lastSpace = nil
    }
    lines.append(line)
    return lines
  }

  /// Pieces of one span next to each other become one run.
  private func line(_ pieces: [Piece], in spans: [TextSpan]) -> ShapedLine {
    var runs: [ShapedLine.Run] = []
    var x = 0.0
    var start = pieces.startIndex
    while start < pieces.endIndex {
      let span = pieces[start].span
      let end = pieces[start...].firstIndex { $0.span != span } ?? pieces.endIndex
      let run = run(pieces[start..<end].map(\.character), spans[span].style, at: x)
      runs.append(ShapedLine.Run(glyphs: run, span: span))
      x += run.width
      start = end
    }
    return ShapedLine(runs: runs, width: x)
  }

  private func run(_ characters: [Character], _ style: TextStyle, at x: Double) -> GlyphRun {
    let step = advance(style)
    return GlyphRun(
      text: String(characters),
      face: FontFace(
        family: style.family, weight: style.weight, isItalic: style.isItalic, file: "Fixed.ttf"),
      size: style.size,
      glyphs: characters.enumerated().map { index, character in
        Glyph(id: character.unicodeScalars.first?.value ?? 0, x: Double(index) * step, y: 0)
      },
      clusters: characters.map { GlyphRun.Cluster(bytes: $0.utf8.count, glyphs: 1) },
      x: x, width: Double(characters.count) * step)
  }
}

private struct Piece {
  var character: Character
  var span: Int
}

extension [TextSpan] {
  fileprivate var pieces: [Piece] {
    enumerated().flatMap { index, span in span.text.map { Piece(character: $0, span: index) } }
  }
}
