import Diagnostics
import Scales
import Tables

/// Reads text as numbers, dates, or truth, column by column.
enum Parsing {
  static func parse(
    _ table: DataTable, _ field: String, as kind: String, at origin: Origin,
    _ context: inout Context
  ) -> DataTable {
    guard let values = table.values(at: field) else { return table }
    guard let parsed = parse(values, as: kind, at: origin, &context) else { return table }
    return table.setting(FieldName.flattened(field), parsed)
  }

  private static func parse(
    _ values: DataValues, as kind: String, at origin: Origin, _ context: inout Context
  ) -> DataValues? {
    switch kind {
    case "number": return .numbers(numbers(values))
    case "boolean": return .booleans((0..<values.count).map { boolean(values[$0]) })
    case "string":
      return .strings((0..<values.count).map { values[$0].isNull ? nil : values[$0].asText })
    case "date": return dates(values, context)
    default: break
    }
    let isUTC = kind.hasPrefix("utc:")
    guard isUTC || kind.hasPrefix("date:") else {
      context.report.warning(
        "W514", "data cannot be read as `\(kind)`", at: origin,
        label: suggestionLabel(kind, ["number", "boolean", "string", "date"]))
      return nil
    }
    var specifier = kind.dropFirst(isUTC ? 4 : 5)
    if let quote = specifier.first, "'\"".contains(quote), specifier.last == quote,
      specifier.count >= 2
    {
      specifier = specifier.dropFirst().dropLast()
    }
    let format = context.timeFormat(String(specifier), at: origin, isUTC: isUTC)
    return .times(
      (0..<values.count).map { row in
        switch values[row] {
        case .null: .nan
        case .time(let time): time
        case let datum: format.time(from: datum.asText) ?? .nan
        }
      })
  }

  static func numbers(_ values: DataValues) -> [Double] {
    switch values {
    case .strings(let texts): texts.numbers(empty: .nan, scriptNumber)
    default: values.measures
    }
  }

  private static func boolean(_ datum: Datum) -> Bool? {
    switch datum {
    case .null: nil
    case .bool(let value): value
    case .string(""): nil
    case .string("false"), .string("0"): false
    default: true
    }
  }

  /// Numbers are milliseconds; text is read as a browser reads it.
  static func dates(_ values: DataValues, _ context: Context) -> DataValues {
    switch values {
    case .times: return values
    case .numbers(let numbers): return .times(numbers)
    case .strings(let texts):
      let coded = texts.coded
      let times = coded.texts.map { text -> Double in
        guard let text, !text.isEmpty else { return .nan }
        return scriptTime(of: text, zone: context.zone) ?? .nan
      }
      return .times(coded.codes.map { times[Int($0)] })
    case .booleans: return .times(values.measures)
    case .mixed(let data):
      return .times(
        data.map { datum in
          if case .string(let text) = datum {
            return scriptTime(of: text, zone: context.zone) ?? .nan
          }
          return datum.measure
        })
    }
  }
}
