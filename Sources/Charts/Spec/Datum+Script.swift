import Diagnostics
import Scales
import Tables

extension Double {
  /// As JavaScript prints it.
  var javaScriptText: String { scriptText(of: self) }
}

extension Datum {
  /// As JavaScript's `+value`: text is read, `null` is 0, dates are milliseconds.
  var asNumber: Double {
    switch self {
    case .null: 0
    case .bool(let value): value ? 1 : 0
    case .number(let value): value
    case .string(let text): scriptNumber(of: text)
    case .time(let time): time
    case .array(let items): items.count == 1 ? items[0].asNumber : items.isEmpty ? 0 : .nan
    case .object: .nan
    }
  }

  /// A number to measure with: NaN where there is nothing.
  var measure: Double {
    switch self {
    case .null: .nan
    case .string(let text): text.isEmpty ? .nan : scriptNumber(of: text)
    case .array, .object: .nan
    case .bool, .number, .time: asNumber
    }
  }

  /// As JavaScript's `String(value)`; times as milliseconds.
  var asText: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value), .time(let value): value.javaScriptText
    case .string(let text): text
    case .array(let items): items.map { $0 == .null ? "" : $0.asText }.joined(separator: ",")
    case .object: "[object Object]"
    }
  }

  var isNull: Bool { self == .null }

  /// What a discrete scale shows for a field that no row has.
  static let missingField = Datum.string("undefined")

  /// The same category for a date and its milliseconds.
  var category: Datum {
    switch self {
    case .time(let time): .number(time)
    case .number(let value): .number(value == 0 ? 0 : value)
    case .string(let text): Datum.numberWritten(text) ?? self
    default: self
    }
  }

  /// Text that is a number as it would be printed: the same category as the number.
  private static func numberWritten(_ text: String) -> Datum? {
    guard let first = text.utf8.first, text.utf8.count <= 17,
      first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
      let value = Double(text), value.javaScriptText == text
    else { return nil }
    return .number(value)
  }

  init(_ node: Node) {
    switch node.kind {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let value): self = .number(value)
    case .string(let text): self = .string(text)
    case .array(let items): self = .array(items.map { Datum($0) })
    case .object(let members): self = .object(members.map { Field($0.key, Datum($0.value)) })
    }
  }

  /// A member of an object, or an item of a list.
  func member(_ name: String) -> Datum {
    switch self {
    case .object(let fields): return fields.last { $0.name == name }?.value ?? .null
    case .array(let items):
      guard let index = Int(name), items.indices.contains(index) else { return .null }
      return items[index]
    default: return .null
    }
  }

  /// The order of Vega's comparisons: numbers and dates by value, text by its code units, nothing
  /// first.
  static func isAscending(_ left: Datum, _ right: Datum) -> Bool { compare(left, right) < 0 }

  static func compare(_ left: Datum, _ right: Datum) -> Int {
    switch (left, right) {
    case (.null, .null): return 0
    case (.null, _): return -1
    case (_, .null): return 1
    case (.string(let a), .string(let b)):
      return a == b ? 0 : a.utf16.lexicographicallyPrecedes(b.utf16) ? -1 : 1
    default:
      let (a, b) = (left.asNumber, right.asNumber)
      if a < b { return -1 }
      if a > b { return 1 }
      if a == b { return 0 }
      // Neither is a number: mixed text and numbers are ordered by their text.
      if a.isNaN, b.isNaN {
        let (x, y) = (left.asText, right.asText)
        return x == y ? 0 : x.utf16.lexicographicallyPrecedes(y.utf16) ? -1 : 1
      }
      return a.isNaN ? -1 : 1
    }
  }
}

extension DataTable {
  /// The column of a path: by its whole name first, then into nested values.
  func values(at path: String) -> DataValues? {
    if let column = self[path] { return column.values }
    let flat = FieldName.flattened(path)
    if flat != path, let column = self[flat] { return column.values }
    let parts = FieldName.parts(of: path)
    guard let first = parts.first, let column = self[first] else { return nil }
    guard parts.count > 1 else { return column.values }
    return DataValues(
      (0..<rowCount).map { row in
        parts.dropFirst().reduce(column.values[row]) { $0.member($1) }
      })
  }
}

extension DataTable {
  /// Dates that were read from text are milliseconds to an expression.
  var asScriptSees: DataTable {
    var table = self
    for index in table.columns.indices {
      if case .times(let times) = table.columns[index].values {
        table.columns[index].values = .numbers(times)
      }
    }
    return table
  }
}

extension DataValues {
  /// Every value as a number to measure with; NaN where there is none.
  var measures: [Double] {
    switch self {
    case .numbers(let values), .times(let values): values
    case .strings(let values): values.numbers(empty: .nan, scriptNumber)
    case .booleans(let values): values.map { $0.map { $0 ? 1 : 0 } ?? .nan }
    case .mixed(let values): values.map(\.measure)
    }
  }

  /// As positions: text without anything in it is zero, as it is to JavaScript.
  var places: [Double] {
    guard case .strings(let texts) = self else { return measures }
    return texts.numbers(empty: 0, scriptNumber)
  }

  var isTime: Bool { if case .times = self { true } else { false } }
}
