/// What a letter behind `%` stands for.
enum TimeDirective: Character, Sendable {
  case shortWeekday = "a"
  case weekday = "A"
  case shortMonth = "b"
  case month = "B"
  case day = "d"
  case microseconds = "f"
  case isoYearShort = "g"
  case isoYear = "G"
  case hour24 = "H"
  case hour12 = "I"
  case dayOfYear = "j"
  case milliseconds = "L"
  case monthNumber = "m"
  case minute = "M"
  case period = "p"
  case quarter = "q"
  case unixMilliseconds = "Q"
  case unixSeconds = "s"
  case second = "S"
  case weekdayFromMonday = "u"
  case weekFromSunday = "U"
  case isoWeek = "V"
  case weekdayFromSunday = "w"
  case weekFromMonday = "W"
  case yearShort = "y"
  case year = "Y"
  case zone = "Z"
  case percent = "%"
}

/// A stretch of a time format.
enum TimeFormatPiece: Hashable, Sendable {
  case literal(String)
  /// - `fill`: what numbers are filled up with; `nil` for nothing.
  case directive(TimeDirective, fill: Character?)
  /// A letter that stands for nothing.
  case unknown(Character)

  /// `%c`, `%x` and `%X` replaced by what the locale means by them.
  static func pieces(of specifier: String, locale: TimeLocale, depth: Int = 0) -> [TimeFormatPiece]
  {
    var pieces: [TimeFormatPiece] = []
    var literal = ""
    var characters = specifier.makeIterator()
    while let character = characters.next() {
      guard character == "%" else {
        literal.append(character)
        continue
      }
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = ""
      guard var letter = characters.next() else { break }
      var fill: Character?? = nil
      switch letter {
      case "-": fill = .some(nil)
      case "_": fill = " "
      case "0": fill = "0"
      default: break
      }
      if fill != nil {
        guard let next = characters.next() else { break }
        letter = next
      }
      let localized =
        switch letter {
        case "c": locale.dateTime
        case "x": locale.date
        case "X": locale.time
        default: String?.none
        }
      // A locale whose date refers to itself would never end.
      if let localized, depth < 3 {
        pieces += Self.pieces(of: localized, locale: locale, depth: depth + 1)
      } else if letter == "e" {
        pieces.append(.directive(.day, fill: fill ?? " "))
      } else if let directive = TimeDirective(rawValue: letter) {
        pieces.append(.directive(directive, fill: fill ?? "0"))
      } else {
        pieces.append(.unknown(letter))
      }
    }
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    return pieces
  }
}
