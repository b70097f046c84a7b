/// The parts of a number format: `[[fill]align][sign][symbol][0][width][,][.precision][~][type]`.
struct NumberFormatSpecifier: Hashable, Sendable {
  enum Align: Character, Sendable { case left = "<", center = "^", right = ">", afterSign = "=" }
  enum Sign: Character, Sendable { case minus = "-", plus = "+", parentheses = "(", space = " " }
  enum Symbol: Character, Sendable { case currency = "$", base = "#" }

  var fill: Character = " "
  var align = Align.right
  var sign = Sign.minus
  var symbol: Symbol?
  var isZeroFilled = false
  var width: Int?
  var isGrouped = false
  var precision: Int?
  var isTrimmed = false
  /// `nil` when none is written.
  var type: Character?

  static let widest = 1000

  init(_ text: String) throws(FormatError) {
    let characters = Array(text)
    var index = 0
    func peek(_ distance: Int = 0) -> Character? {
      index + distance < characters.count ? characters[index + distance] : nil
    }
    func readWholeNumber() -> Int? {
      let start = index
      var value = 0
      while let digit = peek()?.wholeNumberValue, peek()?.isASCII == true {
        value = min(value * 10 + digit, 1_000_000)
        index += 1
      }
      return index > start ? value : nil
    }

    if let align = peek(1).flatMap(Align.init) {
      fill = characters[0]
      self.align = align
      index = 2
    } else if let align = peek().flatMap(Align.init) {
      self.align = align
      index = 1
    }
    if let sign = peek().flatMap(Sign.init) {
      self.sign = sign
      index += 1
    }
    if let symbol = peek().flatMap(Symbol.init) {
      self.symbol = symbol
      index += 1
    }
    if peek() == "0" {
      isZeroFilled = true
      index += 1
    }
    width = readWholeNumber()
    if let width, width > Self.widest {
      throw FormatError(
        message: "a number format cannot be wider than \(Self.widest) characters", offset: 0)
    }
    if peek() == "," {
      isGrouped = true
      index += 1
    }
    if peek() == "." {
      index += 1
      guard let precision = readWholeNumber() else {
        throw FormatError(message: "digits are missing after the point", offset: index)
      }
      self.precision = precision
    }
    if peek() == "~" {
      isTrimmed = true
      index += 1
    }
    if let letter = peek(), letter == "%" || letter.isASCII && letter.isLetter {
      type = letter
      index += 1
    }
    guard index == characters.count else {
      let offset = characters[..<index].reduce(0) { $0 + $1.utf8.count }
      throw FormatError(
        message: "\"\(text)\" is not a number format: `\(characters[index])` does not fit there",
        offset: offset)
    }
  }
}
