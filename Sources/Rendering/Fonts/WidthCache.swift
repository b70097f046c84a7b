internal import SceneGraph

/// Widths measured before, at the one size at which text is shaped.
struct WidthCache {
  struct Key: Hashable {
    var style: Int
    var text: String
  }

  /// A style without its size, which widths follow in a straight line.
  private struct Style: Hashable {
    var key: StyleKey
    var hasTabularFigures: Bool
    /// In parts of the em.
    var letterSpacing: Double

    init(_ style: TextStyle) {
      key = StyleKey(style)
      hasTabularFigures = style.hasTabularFigures
      letterSpacing = style.shapedSpacing
    }
  }

  private var styles: [Style: Int] = [:]
  private var widths: [Key: Double] = [:]
  private var last: (style: TextStyle, id: Int)?

  /// What a document of many pages measures twice fits; what does not is measured again.
  private static let capacity = 20_000

  mutating func key(_ text: String, _ style: TextStyle) -> Key {
    if let last, last.style == style { return Key(style: last.id, text: text) }
    let id = styles[Style(style), default: styles.count]
    styles[Style(style)] = id
    last = (style, id)
    return Key(style: id, text: text)
  }

  subscript(key: Key) -> Double? {
    get { widths[key] }
    set {
      if widths.count >= Self.capacity { widths.removeAll(keepingCapacity: true) }
      widths[key] = newValue
    }
  }
}

extension TextStyle {
  /// A size that can be shaped, whatever was asked.
  var shapedSize: Double { size.isFinite ? min(max(size, 0.001), 10_000) : 0.001 }

  /// In parts of the em, within what can be shaped.
  var shapedSpacing: Double {
    let spacing = letterSpacing / shapedSize
    return spacing.isFinite ? min(max(spacing, -10), 100) : 0
  }
}
