internal import Pango
internal import SceneGraph

/// Spans as one text, cut where the span or the face changes.
struct SegmentedText {
  struct Segment {
    var bytes: Range<Int>
    var span: Int
    var face: OpenFace
    /// No face has these characters.
    var isMissing = false
  }

  private(set) var text = ""
  private(set) var segments: [Segment] = []
  private var endsInLetter = false

  /// - Parameter keepsNewlines: else they count as spaces.
  init(_ spans: [TextSpan], keepsNewlines: Bool, _ library: FontLibrary) {
    for (index, span) in spans.enumerated() {
      guard let style = library.resolve(span.style) else { continue }
      append(span.text.cleaned(keepsNewlines: keepsNewlines), span: index, style, library)
    }
  }

  private mutating func append(
    _ text: String, span: Int, _ style: ResolvedStyle, _ library: FontLibrary
  ) {
    let start = self.text.utf8.count
    self.text += text
    let end = self.text.utf8.count
    guard end > start else { return }
    if style.primary.coversASCII, text.utf8.allSatisfy({ $0 < 0x80 }) {
      segments.append(Segment(bytes: start..<end, span: span, face: style.primary))
      return
    }
    var position = start
    for character in text {
      let bytes = position..<position + character.utf8.count
      position = bytes.upperBound
      append(character, bytes, span: span, style, library)
      if segments.last?.isMissing == true { library.note(missing: character, in: text) }
    }
  }

  private mutating func append(
    _ character: Character, _ bytes: Range<Int>, span: Int, _ style: ResolvedStyle,
    _ library: FontLibrary
  ) {
    let face: OpenFace?
    // A space between two words of another script belongs to them.
    if character.isWhitespace, endsInLetter, let last = segments.last, last.span == span,
      last.face.covers(character)
    {
      face = last.face
    } else {
      face = library.face(for: character, style)
      endsInLetter = face != nil && character.isLetter
    }
    let segment = Segment(
      bytes: bytes, span: span, face: face ?? style.primary, isMissing: face == nil)
    if let last = segments.last, last.continues(with: segment) {
      segments[segments.count - 1].bytes = last.bytes.lowerBound..<bytes.upperBound
    } else {
      segments.append(segment)
    }
  }
}

extension SegmentedText.Segment {
  fileprivate func continues(with next: Self) -> Bool {
    span == next.span && face === next.face && isMissing == next.isMissing
  }
}

extension String {
  /// Without control characters; line ends of all kinds are one, tabs are spaces.
  func cleaned(keepsNewlines: Bool) -> String {
    let isClean = utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    if isClean { return self }
    var result = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      switch scalar {
      case "\n" where isAfterReturn: break
      case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}":
        result.append(keepsNewlines ? "\n" : " ")
      case "\t": result.append(" ")
      case _ where scalar.properties.generalCategory == .control: break
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
