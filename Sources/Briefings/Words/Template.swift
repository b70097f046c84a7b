import Diagnostics
import Scales
import Tables

/// A value that words can be made from.
enum WordValue {
  case text(String)
  /// Names, in their order.
  case list([String])
  case period(Period)
  case number(Double, QuantityFormat)
  /// A distance, which is a percentage of what it is a distance from.
  ///
  /// - Parameter isUnclear: the intervals of the two ends overlap.
  case distance(Double, QuantityFormat, percent: Double?, isUnclear: Bool)
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
    var braces = Braces(in: written)
    while let character = rest.first {
      if rest.hasPrefix("{{") || rest.hasPrefix("}}") {
        text.append(character)
        if character == "{" { braces.skip(2) }
        rest = rest.dropFirst(2)
      } else if character == "{" {
        guard let end = rest.firstIndex(of: "}") else {
          report.error(
            "E121", "a brace is opened and not closed", at: braces.origin(of: rest, behind: 0),
            label: "add `}`, or write `{{` for a brace as such")
          self.pieces = [.text(written.text)]
          return
        }
        let inside = rest[rest.index(after: rest.startIndex)..<end]
        let parts = inside.split(separator: "|", omittingEmptySubsequences: false)
          .map { $0.trimmed }
        if !text.isEmpty { pieces.append(.text(text)) }
        text = ""
        let origin = braces.origin(of: inside, behind: 1)
        braces.skip(1 + inside.utf8.count { $0 == UInt8(ascii: "{") })
        pieces.append(
          .value(
            path: parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init),
            filters: Array(parts.dropFirst()), origin: origin))
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
    var words: NumberWords
    switch value {
    case .text(let text):
      for filter in filters { apply(filter, toText: text, at: origin, &report) }
      return text
    case .list(let names): return ListWords.text(of: names, filters, at: origin, &report)
    case .period(let period): return PeriodFilters.text(of: period, filters, at: origin, &report)
    case .number(let number, let format): words = NumberWords(number: number, format: format)
    case .distance(let number, let format, let percent, let isUnclear):
      words = NumberWords(
        number: number, format: format, percent: percent, isUnclear: isUnclear)
    }
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
      if next.name == "percent", !words.canBePercent {
        report.error(
          "E122", "the filter `percent` cannot make a percentage of “\(words.text)”", at: origin,
          notes: ["it is for numbers without a unit, and for `difference` and `change`"])
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
}

/// Where braces stand in the file: the n-th of the text is the n-th of its source, unless YAML's own
/// writing hides one.
private struct Braces {
  private let written: Written
  private let offsets: [Int]
  private var next = 0

  init(in written: Written) {
    self.written = written
    let brace = UInt8(ascii: "{")
    let bytes = written.origin.source.bytes
    let end = min(Int(written.origin.end), bytes.count)
    let range = min(Int(written.origin.start), end)..<end
    let found = range.filter { bytes[$0] == brace }
    offsets = found.count == written.text.utf8.count { $0 == brace } ? found : []
  }

  mutating func skip(_ count: Int) { next += count }

  /// Of what stands `behind` bytes after the next brace.
  func origin(of part: Substring, behind: Int) -> Origin {
    guard offsets.indices.contains(next) else { return written.origin }
    let start = offsets[next] + behind
    let length = part.prefix { $0 != "\n" }.utf8.count
    let end = min(start + max(length, 1), Int(written.origin.end))
    return Origin(source: written.origin.source, start: start, end: max(end, start))
  }
}

/// A number on its way to becoming words.
struct NumberWords {
  var number: Double
  var format: QuantityFormat
  /// Of a distance, as a share of what it is a distance from.
  var percent: Double?
  /// The intervals of what it is a distance between overlap.
  var isUnclear = false
  /// Stands before the number: "up", "fell by".
  var start: String?
  /// Stands behind the number: "below".
  var direction: String?
  /// Stands instead of everything: "level with".
  var whole: String?

  /// Whether "%" behind it would be true: £8 below £20 is no 8%.
  var canBePercent: Bool {
    percent != nil || format.suffix.hasPrefix("%")
      || (format.prefix.isEmpty && format.suffix.isEmpty)
  }

  var text: String {
    if let whole { return whole }
    let text = (start.map { "\($0) " } ?? "") + format.text(of: number)
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
