import Diagnostics
import Scales

/// A value that words can be made from.
enum WordValue {
  case text(String)
  case number(Double, QuantityFormat)
}

/// Text with values in braces: `{gap.difference | percent | below}`.
///
/// Between the braces stand a path and any number of filters. `{{` and `}}` are braces as such.
struct Template {
  private enum Piece {
    case text(String)
    case value(path: [String], filters: [String], origin: Origin)
  }

  private let pieces: [Piece]

  init(_ written: Written, report: inout Report) {
    var pieces: [Piece] = []
    var text = ""
    var rest = Substring(written.text)
    while let character = rest.first {
      if rest.hasPrefix("{{") || rest.hasPrefix("}}") {
        text.append(character)
        rest = rest.dropFirst(2)
      } else if character == "{" {
        guard let end = rest.firstIndex(of: "}") else {
          report.error(
            "E121", "a brace is opened and not closed", at: Self.origin(of: rest, in: written),
            label: "add `}`, or write `{{` for a brace as such")
          self.pieces = [.text(written.text)]
          return
        }
        let inside = rest[rest.index(after: rest.startIndex)..<end]
        let parts = inside.split(separator: "|", omittingEmptySubsequences: false)
          .map { $0.trimmed }
        if !text.isEmpty { pieces.append(.text(text)) }
        text = ""
        pieces.append(
          .value(
            path: parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init),
            filters: Array(parts.dropFirst()), origin: Self.origin(of: inside, in: written)))
        rest = rest[rest.index(after: end)...]
      } else {
        text.append(character)
        rest = rest.dropFirst()
      }
    }
    if !text.isEmpty { pieces.append(.text(text)) }
    self.pieces = pieces
  }

  /// The text with every value put in.
  ///
  /// - Parameter lookup: the value at a path; what it cannot find it reports itself and returns `nil`.
  func text(
    _ report: inout Report, lookup: (_ path: [String], Origin, inout Report) -> WordValue?
  ) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .value(let path, let filters, let origin):
        guard let value = lookup(path, origin, &report) else {
          result += "not available"
          continue
        }
        result += Self.text(of: value, filters: filters, at: origin, &report)
      }
    }
    return result
  }

  private static func text(
    of value: WordValue, filters: [String], at origin: Origin, _ report: inout Report
  ) -> String {
    guard case .number(let number, let format) = value else {
      guard case .text(let text) = value else { return "" }
      for filter in filters { apply(filter, toText: text, at: origin, &report) }
      return text
    }
    var words = NumberWords(number: number, format: format)
    for filter in filters {
      guard let next = WordFilters.all.first(where: { $0.name == filter })
      else {
        if let decimals = Int(filter), (0...10).contains(decimals) {
          words.format.decimals = decimals
          continue
        }
        report.error(
          "E122", "there is no filter `\(filter)`", at: origin,
          label: suggestion(for: filter, among: WordFilters.all.map(\.name))
            .map { "did you mean `\($0)`?" } ?? "",
          notes: [
            "filters: \(WordFilters.all.map(\.name).joined(separator: ", ")), or a number of decimals"
          ])
        continue
      }
      next.apply(&words)
    }
    return words.text
  }

  private static func apply(
    _ filter: String, toText text: String, at origin: Origin, _ report: inout Report
  ) {
    report.error(
      "E122", "the filter `\(filter)` works on numbers, and this is text: “\(text)”", at: origin)
  }

  /// Where a part of the text stands in the file, as near as the file's own writing allows.
  private static func origin(of part: Substring, in written: Written) -> Origin {
    let source = written.origin.source
    let start = Int(written.origin.start)
    let end = min(Int(written.origin.end), source.bytes.count)
    let word = Array(part.prefix { $0 != "\n" }.utf8)
    guard start < end, !word.isEmpty, end - start >= word.count else { return written.origin }
    // Among equal parts the one with the same number of equals before it.
    var occurrence = 0
    var search = part.base.startIndex
    while search < part.startIndex {
      if part.base[search...].utf8.starts(with: word) { occurrence += 1 }
      search = part.base.index(after: search)
    }
    let range = source.bytes[start..<end]
    for index in start...(end - word.count) where range[index...].starts(with: word) {
      if occurrence == 0 { return Origin(source: source, start: index, end: index + word.count) }
      occurrence -= 1
    }
    return written.origin
  }
}

/// A number on its way to becoming words.
struct NumberWords {
  var number: Double
  var format: QuantityFormat
  /// Stands behind the number: "below".
  var direction: String?
  /// Stands instead of everything: "level with".
  var whole: String?

  var text: String {
    if let whole { return whole }
    let text = format.text(of: number)
    return direction.map { "\(text) \($0)" } ?? text
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var part = self
    while part.first?.isWhitespace == true { part = part.dropFirst() }
    while part.last?.isWhitespace == true { part = part.dropLast() }
    return String(part)
  }
}
