package import Diagnostics

extension Selection {
  /// Reads `NAME where column = value and other != 'a b' and third in (c, 'd e')`.
  ///
  /// Names and values of more than one word stand in quotes (`'`, `"` or `` ` ``). `where`, `and`, `in`
  /// and `not in` may be in capitals.
  ///
  /// - Parameter origin: of the text in the file that holds it; places point into it.
  /// - Returns: `nil` when it cannot be read; the report then says why.
  package init?(_ text: String, origin: Origin = .builtIn, report: inout Report) {
    var words = SelectionWords(text, origin: origin)
    do {
      self = try words.selection()
    } catch {
      report.add(.selectionSyntax(error.message, at: error.origin, label: error.cure))
      return nil
    }
  }
}

/// Reads a selection word by word.
private struct SelectionWords {
  struct Word {
    var text: String
    var range: Range<Int>
    var isQuoted = false

    func `is`(_ keyword: String) -> Bool { !isQuoted && text.lowercased() == keyword }
  }

  struct Failure: Error {
    var message: String
    var origin: Origin
    var cure = ""
  }

  private let bytes: [UInt8]
  private let origin: Origin
  /// How far into its file the text starts, when the file holds it letter by letter.
  private let offset: Int?
  private var position = 0

  init(_ text: String, origin: Origin) {
    let bytes = Array(text.utf8)
    self.bytes = bytes
    self.origin = origin
    let source = origin.source.bytes
    let start = Int(origin.start)
    offset = [start, start + 1].first { start in
      start + bytes.count <= source.count
        && source[start..<start + bytes.count].elementsEqual(bytes)
    }
  }

  // MARK: Grammar

  mutating func selection() throws(Failure) -> Selection {
    guard let name = try nextWord() else {
      throw Failure(message: "the selection is empty", origin: origin(0..<bytes.count))
    }
    var selection = Selection(name: located(name))
    guard let keyword = try nextWord() else { return selection }
    guard keyword.is("where") else {
      let isNear = suggestion(for: keyword.text, among: ["where"]) != nil
      throw Failure(
        message: "\(quoted(keyword.text)) stands where `where` is wanted",
        origin: origin(keyword.range),
        cure: isNear ? "did you mean `where`?" : "put quotes round a name of several words")
    }
    repeat {
      guard selection.conditions.count < Limits.conditions else {
        throw Failure(
          message: "more than \(Limits.conditions) conditions", origin: origin(0..<bytes.count))
      }
      selection.conditions.append(try condition())
    } while try takeAnd()
    return selection
  }

  private mutating func condition() throws(Failure) -> Selection.Condition {
    guard let column = try nextWord(stoppingAtOperators: true) else {
      throw failureAtEnd("a condition is missing", cure: "such as `year = 2023`")
    }
    let operatorStart = skipBlanks()
    if take("!=") || take("<>") {
      return Selection.Condition(
        column: located(column), comparison: .isNoneOf, values: [try value()])
    }
    if take("==") || take("=") {
      return Selection.Condition(
        column: located(column), comparison: .isOneOf, values: [try value()])
    }
    let word = try nextWord(stoppingAtOperators: true)
    var comparison = Selection.Comparison.isOneOf
    if let word, word.is("not"), let next = try nextWord(stoppingAtOperators: true), next.is("in") {
      comparison = .isNoneOf
    } else if word?.is("in") != true {
      throw Failure(
        message: "after the column \(quoted(column.text)) stands no comparison",
        origin: origin(operatorStart..<max(word?.range.upperBound ?? 0, operatorStart)),
        cure: "the comparisons are =, !=, in (…) and not in (…)")
    }
    return Selection.Condition(
      column: located(column), comparison: comparison, values: try values())
  }

  private mutating func value() throws(Failure) -> Selection.Located {
    guard let word = try nextWord() else {
      throw failureAtEnd("a value is missing", cure: "such as `= 2023`")
    }
    return located(word)
  }

  private mutating func values() throws(Failure) -> [Selection.Located] {
    skipBlanks()
    guard take("(") else {
      throw failureAtEnd("`in` wants a list in brackets", cure: "such as `in (2022, 2023)`")
    }
    var values: [Selection.Located] = []
    repeat {
      guard let word = try nextWord(inList: true) else {
        throw failureAtEnd("a value is missing in the list", cure: "such as `in (2022, 2023)`")
      }
      values.append(located(word))
      skipBlanks()
      guard values.count <= Limits.listedValues else {
        throw Failure(
          message: "more than \(Limits.listedValues) values in one list",
          origin: origin(0..<bytes.count))
      }
    } while take(",")
    guard take(")") else {
      throw failureAtEnd(
        "the list is not closed", cure: "a comma or `)` is wanted; several words need quotes")
    }
    return values
  }

  private mutating func takeAnd() throws(Failure) -> Bool {
    guard let word = try nextWord() else { return false }
    guard word.is("and") else {
      throw Failure(
        message: "\(quoted(word.text)) stands where `and` or the end is wanted",
        origin: origin(word.range),
        cure: word.is("or")
          ? "use `column in (a, b)` for one or the other"
          : "put quotes round a value of several words")
    }
    return true
  }

  // MARK: Words

  /// `nil` at the end; quotes are removed, a doubled quote stands for one.
  private mutating func nextWord(stoppingAtOperators: Bool = false, inList: Bool = false)
    throws(Failure) -> Word?
  {
    let start = skipBlanks()
    guard start < bytes.count else { return nil }
    if isQuote(bytes[start]) { return try quotedWord() }
    while position < bytes.count {
      let byte = bytes[position]
      if isSpace(byte) { break }
      if inList, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") { break }
      if stoppingAtOperators, isOperator(at: position) { break }
      position += 1
    }
    guard position > start else { return nil }
    return Word(
      text: String(decoding: bytes[start..<position], as: UTF8.self), range: start..<position)
  }

  private mutating func quotedWord() throws(Failure) -> Word {
    let start = position
    let quote = bytes[start]
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte != quote {
        text.append(byte)
      } else if position < bytes.count, bytes[position] == quote {
        text.append(quote)
        position += 1
      } else {
        return Word(
          text: String(decoding: text, as: UTF8.self), range: start..<position, isQuoted: true)
      }
    }
    throw Failure(
      message: "a quote is opened and never closed", origin: origin(start..<start + 1),
      cure: "opened here")
  }

  @discardableResult private mutating func skipBlanks() -> Int {
    while position < bytes.count, isSpace(bytes[position]) { position += 1 }
    return position
  }

  private mutating func take(_ symbol: String) -> Bool {
    guard bytes[position...].starts(with: symbol.utf8) else { return false }
    position += symbol.utf8.count
    return true
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    ASCII.isBlank(byte) || byte == ASCII.newline || byte == ASCII.carriageReturn
  }

  private func isQuote(_ byte: UInt8) -> Bool {
    byte == ASCII.quote || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  private func isOperator(at position: Int) -> Bool {
    let rest = bytes[position...]
    return ["=", "!=", "<", ">", "("].contains { rest.starts(with: $0.utf8) }
  }

  // MARK: Places

  private func failureAtEnd(_ message: String, cure: String) -> Failure {
    let start = min(position, max(bytes.count - 1, 0))
    return Failure(
      message: message, origin: origin(start..<min(start + 1, bytes.count)), cure: cure)
  }

  private func located(_ word: Word) -> Selection.Located {
    Selection.Located(word.text, origin: origin(word.range))
  }

  private func origin(_ range: Range<Int>) -> Origin {
    guard let offset, origin.source !== SourceText.builtIn else { return origin }
    return Origin(
      source: origin.source, start: offset + range.lowerBound, end: offset + range.upperBound)
  }
}
