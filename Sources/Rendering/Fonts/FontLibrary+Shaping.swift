internal import Pango
package import SceneGraph

extension FontLibrary: TextShaping {
  package func shape(_ spans: [TextSpan]) -> ShapedLine {
    let text = SegmentedText(spans, keepsNewlines: false, self)
    let scale = prepare(text, spans, width: nil)
    let builder = LineBuilder(text, spans, scale: scale)
    return layout.lines.first.map { builder.line($0, isBroken: false) }
      ?? ShapedLine(runs: [], width: 0)
  }

  package func lines(_ spans: [TextSpan], width: Double) -> [ShapedLine] {
    let text = SegmentedText(spans, keepsNewlines: true, self)
    let scale = prepare(text, spans, width: width.isFinite ? width : nil)
    let builder = LineBuilder(text, spans, scale: scale)
    let lines = layout.lines
    return lines.indices.map { index in
      let next = index + 1 < lines.count ? lines[index + 1].bytes.lowerBound : nil
      return builder.line(lines[index], isBroken: next == lines[index].bytes.upperBound)
    }
  }

  package func metrics(_ style: TextStyle) -> FontMetrics {
    let heights =
      resolve(style)?.primary.heights
      ?? FontMetrics(ascent: 0.8, descent: 0.2, capHeight: 0.7, xHeight: 0.5)
    return FontMetrics(
      ascent: heights.ascent * style.size, descent: heights.descent * style.size,
      capHeight: heights.capHeight * style.size, xHeight: heights.xHeight * style.size)
  }

  package func width(of text: String, _ style: TextStyle) -> Double {
    let scale = style.shapedSize / Self.canonicalSize
    let key = widths.key(text, style)
    if let width = widths[key] { return width * scale }
    let spans = [TextSpan(text, style)]
    _ = prepare(SegmentedText(spans, keepsNewlines: false, self), spans, width: nil)
    let width = layout.width
    widths[key] = width
    return width * scale
  }

  /// All text is shaped at this size and scaled: each new size of a face costs as much as a hundred
  /// labels, and widths without hints are proportional to it. Of spans of several sizes this is the
  /// largest.
  private static let canonicalSize = 100.0

  /// - Returns: asked size over shaped size.
  private func prepare(
    _ text: SegmentedText, _ spans: [TextSpan], width: Double?
  ) -> Double {
    let largest = spans.map(\.style.shapedSize).max() ?? Self.canonicalSize
    let scale = largest / Self.canonicalSize
    layout.setWidth(width.map { max($0, 0) / scale })
    layout.set(text.text, text.segments.map { $0.attributes(spans[$0.span].style, scale: scale) })
    return scale
  }
}

extension SegmentedText.Segment {
  fileprivate func attributes(_ style: TextStyle, scale: Double) -> TextAttributes {
    var features: [String] = []
    if style.hasTabularFigures { features.append("tnum=1") }
    // Letters set apart are not joined.
    if style.letterSpacing != 0 { features += ["liga=0", "clig=0"] }
    // The font library fails at sizes near nothing.
    let size = max(style.shapedSize / scale, 1)
    return TextAttributes(
      bytes: bytes, font: face.name, size: size,
      letterSpacing: style.shapedSpacing * size,
      features: features.joined(separator: ","), blank: isMissing ? size * 0.6 : nil)
  }
}
