import Diagnostics
import Scales
import Tables

/// How values are written as words, and what words of a specification mean.
struct Formats {
  let zone: Scales.TimeZone
  let numberLocale: NumberLocale
  let timeLocale: TimeLocale
  let config: Config
  private let context: Context
  /// How Vega-Lite writes months and days, in place of Vega's way.
  static let timeOverrides = ["year-month": "%b %Y ", "year-month-date": "%b %d, %Y "]

  init(_ context: Context) {
    self.context = context
    zone = context.zone
    numberLocale = context.numberLocale
    timeLocale = context.timeLocale
    config = context.config
  }

  func datum(_ node: Node, _ definition: ChannelDefinition) -> Datum {
    DateTimeNode.datum(
      node, type: definition.type == .temporal ? .temporal : nil, unit: definition.timeUnit,
      context: context)
  }

  func number(_ specifier: String) -> NumberFormat? {
    try? NumberFormat(specifier, locale: numberLocale)
  }

  func time(_ specifier: String, isUTC: Bool = false) -> TimeFormat {
    TimeFormat(specifier, zone: isUTC ? .utc : zone, locale: timeLocale)
  }

  /// How values of a field are written in labels of text marks.
  ///
  /// - Parameters: `format` and `type` override what the field's type suggests.
  func text(
    of definition: ChannelDefinition, format: Node? = nil, formatType: String? = nil,
    isGuide: Bool = false
  ) -> (Datum) -> String {
    let specifier = format?.string ?? definition.property("format")?.string
    let type = formatType ?? definition.property("formatType")?.string
    let isTime =
      type == "time" || type == "utc"
      || type == nil
        && (definition.type == .temporal || definition.timeUnit != nil)
    if isTime {
      let isUTC = type == "utc" || definition.timeUnit?.isUTC ?? false
      let pattern =
        specifier ?? definition.timeUnit?.scaleUnit?.specifier(overrides: Formats.timeOverrides)
        ?? config["timeFormat"]?.string ?? "%b %d, %Y"
      let format = time(pattern, isUTC: isUTC)
      return { datum in
        let measure = datum.measure
        return datum.isNull ? "null" : format.text(of: measure)
      }
    }
    let isNumeric = definition.type == .quantitative || type == "number"
    let pattern = specifier ?? (isNumeric ? config["numberFormat"]?.string : nil)
    if let pattern, isNumeric || specifier != nil, let format = number(pattern) {
      return { datum in
        if case .string(let text) = datum, text.isEmpty { return "" }
        return datum.isNull ? "null" : format.text(of: datum.asNumber)
      }
    }
    if isNumeric, !isGuide, let format = number("") {
      return { datum in
        switch datum {
        case .null: "null"
        case .string(let text): text.isEmpty ? "" : format.text(of: datum.asNumber)
        default: format.text(of: datum.asNumber)
        }
      }
    }
    return { $0.asText }
  }
}
