import Diagnostics

/// A number typed into words, where it stands.
struct LiteralNumber: Sendable {
  var text: String
  var quantity: Quantity
  /// "13%" or "per cent", "£", or neither.
  var kind: Kind
  /// How many numbers of the same characters stand before it.
  var occurrence: Int

  enum Kind: Hashable { case money, percent, plain }
}

extension LiteralNumber {
  /// The numbers of a text outside its braces, but for years, dates, numbers of lists and those that are
  /// part of a word, such as A4, Q2 or 5G.
  static func all(in text: String) -> [LiteralNumber] {
    let characters = Array(text)
    var numbers: [LiteralNumber] = []
    var counts: [String: Int] = [:]
    var index = 0
    var depth = 0
    while index < characters.count {
      let character = characters[index]
      if character == "{" { depth += 1 }
      if character == "}" { depth = max(depth - 1, 0) }
      guard depth == 0, isDigit(character) else {
        index += 1
        continue
      }
      let end = endOfDigits(characters, from: index)
      let digits = String(characters[index..<end])
      defer {
        counts[digits, default: 0] += 1
        index = end
      }
      guard !isPartOfWord(characters, index), !isOfList(characters, index, end),
        !isYear(digits, characters, index, end), !isOfDate(characters, end),
        let number = number(characters, index, end, occurrence: counts[digits] ?? 0)
      else { continue }
      numbers.append(number)
    }
    return numbers
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  private static func endOfDigits(_ text: [Character], from start: Int) -> Int {
    var end = start
    while end < text.count {
      if isDigit(text[end]) {
        end += 1
      } else if text[end] == "." || text[end] == ",", end + 1 < text.count, isDigit(text[end + 1]) {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  private static func isPartOfWord(_ text: [Character], _ start: Int) -> Bool {
    guard start > 0 else { return false }
    let before = text[start - 1]
    // "COVID-19", "A4", "2023/24"
    if before.isLetter || before == "_" || before == "/" { return true }
    return "-–".contains(before) && start > 1 && text[start - 2].isLetter
  }

  /// "1. First", "2) Second" at the start of a line.
  private static func isOfList(_ text: [Character], _ start: Int, _ end: Int) -> Bool {
    guard end < text.count, text[end] == "." || text[end] == ")" else { return false }
    return text[..<start].reversed().first { $0 != " " }.map(\.isNewline) ?? true
  }

  private static func isYear(
    _ digits: String, _ text: [Character], _ start: Int, _ end: Int
  ) -> Bool {
    guard digits.count == 4, let year = Int(digits), (1800...2100).contains(year) else {
      return false
    }
    let isMoney = start > 0 && text[start - 1] == "£"
    let hasUnit = end < text.count && (text[end] == "%" || text[end].isLetter)
    return !isMoney && !hasUnit
  }

  /// "15 June", "3rd of May".
  private static func isOfDate(_ text: [Character], _ end: Int) -> Bool {
    let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    let rest = String(text[end...].prefix(14)).lowercased()
    let words = rest.split { !$0.isLetter }.map(String.init)
    guard rest.first == " " || words.first.map({ ["st", "nd", "rd", "th"].contains($0) }) == true
    else { return false }
    return words.prefix(3).contains { months.contains($0) }
      && words.first.map { months.contains($0) || ["st", "nd", "rd", "th", "of"].contains($0) }
        == true
  }

  private static func number(
    _ text: [Character], _ start: Int, _ end: Int, occurrence: Int
  ) -> LiteralNumber? {
    let isMoney = start > 0 && text[start - 1] == "£"
    var stop = end
    // "4.5bn", "13%", "8th"
    while stop < text.count, text[stop].isLetter || text[stop] == "%", stop - end < 3 { stop += 1 }
    var ending = String(text[end..<stop])
    var isPercent = ending.hasPrefix("%")
    if isPercent { ending = "%" }
    let rest = String(text[end...].prefix(12))
    for (word, short) in [(" million", "m"), (" billion", "bn"), (" trillion", "tn")]
    where rest.hasPrefix(word) {
      ending = short
    }
    if rest.hasPrefix(" per cent") || rest.hasPrefix(" percent") { isPercent = true }
    if !["m", "bn", "tn", "k", "%"].contains(ending) { ending = "" }
    guard let quantity = Quantity((isMoney ? "£" : "") + String(text[start..<end]) + ending) else {
      return nil
    }
    let shown = (isMoney ? "£" : "") + String(text[start..<end]) + ending
    return LiteralNumber(
      text: shown, quantity: quantity, kind: isMoney ? .money : isPercent ? .percent : .plain,
      occurrence: occurrence)
  }
}

extension LiteralNumber {
  /// Where it stands in the file, unless YAML's own writing hides it.
  func origin(in written: Written) -> Origin {
    let source = written.origin.source
    let digits = text.utf8.filter { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }
    let end = min(Int(written.origin.end), source.bytes.count)
    var (index, seen) = (min(Int(written.origin.start), end), 0)
    func isDigit(_ index: Int) -> Bool {
      source.bytes.indices.contains(index) && (0x30...0x39).contains(source.bytes[index])
    }
    while index + digits.count <= end {
      let next = index + digits.count
      if source.bytes[index..<next].elementsEqual(digits), !isDigit(index - 1), !isDigit(next) {
        if seen == occurrence { return Origin(source: source, start: index, end: next) }
        seen += 1
      }
      index += 1
    }
    return written.origin
  }
}
