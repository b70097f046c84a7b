import SceneGraph

/// Words that want to stand beside what they name.
struct Label: Sendable, Hashable {
  /// A stretch of one look; a newline in it starts a new line.
  struct Part: Sendable, Hashable {
    var text: String
    var color: Theme.ColorRole
    var isBold: Bool

    init(_ text: String, _ color: Theme.ColorRole = .text, isBold: Bool = false) {
      self.text = text
      self.color = color
      self.isBold = isBold
    }
  }

  /// Of what it names; no two labels of a chart share one.
  var id: String
  var parts: [Part]
  /// Where there is not room for all, those of the highest priority stay.
  var priority: Int

  init(_ id: String, _ parts: [Part], priority: Int = LabelPriority.named) {
    self.id = id
    self.parts = parts
    self.priority = priority
  }

  var text: String { parts.map(\.text).joined() }
}

/// What must be labelled, whatever gives way to it.
enum LabelPriority {
  static let named = 0
  static let reference = 8
  static let comparator = 9
  static let own = 10
}

/// A label set in type: how large it is.
struct SetLabel: Sendable {
  var label: Label
  var lines: [ShapedLine]
  var size: Size
}

/// A label at its place.
struct PlacedLabel: Sendable {
  enum Alignment: Sendable { case left, center, right }

  var set: SetLabel
  var box: Rect
  var alignment: Alignment
  /// From what it names to the label; empty where the label stands beside it.
  var leader: [Point] = []
  /// Lies over other things, so paper is laid under its words.
  var hasGround = false

  var id: String { self.set.label.id }
}

/// Where the labels of a chart stand.
struct Labelling: Sendable {
  var placed: [PlacedLabel] = []
  /// There was no room for these.
  var unplaced: [Label] = []

  mutating func add(_ other: Labelling) {
    placed += other.placed
    unplaced += other.unplaced
  }
}

/// Sets labels in the type of a theme.
struct LabelSetter {
  static let size = 8.2
  static let leading = 10.0

  let theme: Theme
  let shaping: any TextShaping

  func style(isBold: Bool) -> TextStyle {
    var style = theme.look(.label).style
    style.size = Self.size
    style.weight = isBold ? 700 : 400
    style.letterSpacing = 0
    return style
  }

  /// On as few lines as `width` allows, and then as narrow as these allow.
  func set(_ label: Label, width: Double) -> SetLabel {
    var spans = label.parts.map { TextSpan($0.text, style(isBold: $0.isBold)) }
    var lines = shaping.lines(spans, width: max(width, 1))
    if lines.contains(where: { $0.width > width + 0.5 }) {
      spans = spans.map { TextSpan(broken($0.text, width: width, $0.style), $0.style) }
      lines = shaping.lines(spans, width: max(width, 1))
    }
    if lines.count > 1, lines.count <= 4, !spans.contains(where: { $0.text.contains("\n") }) {
      var (narrow, wide) = (width / 2, width)
      for _ in 0..<6 {
        let middle = (narrow + wide) / 2
        let attempt = shaping.lines(spans, width: middle)
        if attempt.count == lines.count, attempt.allSatisfy({ $0.width <= middle + 0.5 }) {
          (lines, wide) = (attempt, middle)
        } else {
          narrow = middle
        }
      }
    }
    return SetLabel(
      label: label, lines: lines,
      size: Size(
        width: lines.map(\.width).max() ?? 0, height: Double(max(lines.count, 1)) * Self.leading))
  }

  /// With a new line inside each word that is wider than a whole line.
  private func broken(_ text: String, width: Double, _ style: TextStyle) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard shaping.width(of: String(word), style) > width else { return String(word) }
      var (lines, line) = ([String](), "")
      for character in word {
        if !line.isEmpty, shaping.width(of: line + String(character), style) > width {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
      return (lines + [line]).joined(separator: "\n")
    }.joined(separator: " ")
  }

  /// Of the words on one line.
  func width(of text: String, isBold: Bool = false) -> Double {
    shaping.width(of: text, style(isBold: isBold))
  }
}
