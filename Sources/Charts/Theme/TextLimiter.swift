import SceneGraph

/// Cuts lines that no page could hold, so that measuring them costs nothing.
final class TextLimiter: TextShaping {
  private let base: any TextShaping
  /// Whether any text was cut.
  private(set) var hasCut = false

  init(_ base: any TextShaping) { self.base = base }

  func shape(_ spans: [TextSpan]) -> ShapedLine { base.shape(cut(spans)) }

  func lines(_ spans: [TextSpan], width: Double) -> [ShapedLine] {
    base.lines(cut(spans), width: width)
  }

  func metrics(_ style: TextStyle) -> FontMetrics { base.metrics(style) }

  func width(of text: String, _ style: TextStyle) -> Double {
    guard text.utf8.count > Limits.text else { return base.width(of: text, style) }
    return base.width(of: cut(text), style)
  }

  private func cut(_ spans: [TextSpan]) -> [TextSpan] {
    guard spans.contains(where: { $0.text.utf8.count > Limits.text }) else { return spans }
    return spans.map { span in
      var span = span
      span.text = cut(span.text)
      return span
    }
  }

  private func cut(_ text: String) -> String {
    guard text.utf8.count > Limits.text else { return text }
    hasCut = true
    return String(decoding: text.utf8.prefix(Limits.text), as: UTF8.self) + "…"
  }
}
