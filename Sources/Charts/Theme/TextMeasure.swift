import SceneGraph

/// Text extents as Vega counts them: the height is the font size, the baseline a share of it.
struct TextMeasure {
  private let limiter: TextLimiter
  var shaping: any TextShaping { limiter }
  var hasCut: Bool { limiter.hasCut }

  init(shaping: any TextShaping) { limiter = TextLimiter(shaping) }

  func width(of text: String, _ style: TextStyle) -> Double {
    text.isEmpty ? 0 : shaping.width(of: text, style)
  }

  /// `text`, or as much of it as fits in `limit` with an ellipsis.
  ///
  /// - Parameter keepsEnd: cuts the beginning, as right-to-left text does.
  func truncated(
    _ text: String, _ style: TextStyle, limit: Double, ellipsis: String = "…",
    keepsEnd: Bool = false
  ) -> String {
    guard limit > 0, width(of: text, style) >= limit else { return text }
    let room = limit - width(of: ellipsis, style)
    // More than fits at a tenth of a point a letter is cut away first.
    let most = Int(min(max(limit * 10, 100), Double(Limits.text)))
    let characters = Array(keepsEnd ? text.suffix(most) : text.prefix(most))
    var (low, high) = (0, characters.count)
    while low < high {
      let middle = (low + high + 1) / 2
      let part = String(keepsEnd ? characters.suffix(middle) : characters.prefix(middle))
      if width(of: part, style) <= room { low = middle } else { high = middle - 1 }
    }
    return keepsEnd
      ? ellipsis + String(characters.suffix(low)) : String(characters.prefix(low)) + ellipsis
  }
}

enum TextAlign: String { case left, center, right }

enum TextBaseline: String {
  case alphabetic, top, middle, bottom
  case lineTop = "line-top"
  case lineBottom = "line-bottom"

  /// From the anchor down to the baseline of the first line.
  func offset(fontSize: Double, lineHeight: Double) -> Double {
    let offset =
      switch self {
      case .alphabetic: 0.0
      case .top: 0.79 * fontSize
      case .middle: 0.30 * fontSize
      case .bottom: -0.21 * fontSize
      case .lineTop: 0.29 * fontSize + 0.5 * lineHeight
      case .lineBottom: 0.29 * fontSize - 0.5 * lineHeight
      }
    return halfUp(offset)
  }
}

/// To the nearest whole number, halves upwards, as JavaScript rounds.
func halfUp(_ value: Double) -> Double { (value + 0.5).rounded(.down) }
