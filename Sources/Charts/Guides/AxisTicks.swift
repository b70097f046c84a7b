import Diagnostics
import Scales
import Tables

/// The values that an axis or a legend marks, and their words.
struct AxisTicks {
  var values: [Datum]
  var labels: [String]
  /// Properties that depend on the tick, by name: what the condition that holds says.
  var conditional: [String: [Node?]] = [:]

  /// - Parameter length: of the axis, in points.
  init(
    _ axis: AxisModel, _ scale: ChartScale, length: Double, isNormalized: Bool,
    context: inout Context
  ) {
    let config = context.config
    let count = AxisTicks.count(axis, scale, length, config)
    values = AxisTicks.values(axis, scale, count, &context)
    if !context.allow(ticks: values.count, at: axis.definition.origin) { values = [] }
    let format = AxisTicks.format(
      axis.definition, scale, format: axis.explicit["format"] ?? axis.configured("format", config),
      formatType: axis.explicit["formatType"]?.string, count: count.number ?? 10,
      isNormalized: isNormalized, context: &context)
    labels = values.map(format)
    if let source = axis.property("labelExpr", config) {
      labels = LabelExpression.labels(source, values, labels, &context)
    }
    readConditions(axis, &context)
  }

  private mutating func readConditions(_ axis: AxisModel, _ context: inout Context) {
    let conditions = axis.explicit.filter { $0.value["condition"] != nil }
    guard !conditions.isEmpty else { return }
    let last = Double(max(values.count - 1, 1))
    let table = DataTable([
      DataColumn("value", DataValues(values)), DataColumn("label", .strings(labels)),
      DataColumn("index", .numbers(values.indices.map { Double($0) / last })),
    ])
    for (name, node) in conditions {
      let branches = node["condition"]?.items ?? node["condition"].map { [$0] } ?? []
      var result: [Node?] = values.map { _ in node["value"] }
      for branch in branches.reversed() {
        guard let test = branch["test"], let value = branch["value"] else { continue }
        let holds = Predicate.mask(test, of: table, context: &context)
        for index in result.indices where holds[index] { result[index] = value }
      }
      conditional[name] = result
    }
  }

  enum Count {
    case number(Double)
    case interval(TimeInterval)

    var number: Double? { if case .number(let number) = self { number } else { nil } }
  }

  private static func count(
    _ axis: AxisModel, _ scale: ChartScale, _ length: Double, _ config: Config
  ) -> Count {
    let zone: Scales.TimeZone =
      if case .time(let zone)? = scale.continuous?.transform { zone } else { .utc }
    var count = 10.0
    if let node = axis.property("tickCount", config) {
      if let number = node.number {
        count = number
      } else if scale.type.isTime, let name = node.string ?? node["interval"]?.string {
        let step = wholeNumber(node["step"], in: 1...Limits.ticks) ?? 1
        if let interval = TimeInterval(named: name, every: step, zone: zone) {
          return .interval(interval)
        }
      }
    } else if !scale.type.isDiscrete, scale.type != .log {
      let unit = axis.definition.timeUnit?.unit ?? ""
      if axis.definition.bin?.isComputed ?? false {
        count = (length / 10).rounded(.up)
      } else if !["month", "hours", "day", "quarter"].contains(unit) {
        count = (length / 40).rounded(.up)
      }
    }
    if !scale.boundaries.isEmpty { count = max(count, Double(scale.boundaries.count)) }
    var least = axis.property("tickMinStep", config)?.number
    if least == nil, axis.explicit["format"]?.string == "d" { least = 1 }
    if least == nil, let unit = axis.definition.timeUnit, scale.type.isTime {
      least = duration(of: unit)
    }
    if let least, least > 0, let low = scale.domain.min(), let high = scale.domain.max() {
      let most = ((high - low) / least).rounded(.towardZero)
      count = min(count, most == 0 ? 1 : most)
    }
    return .number(min(max(count, 0), Double(Limits.ticks)))
  }

  /// The length of a time unit's smallest part, in milliseconds.
  private static func duration(of unit: TimeUnitDefinition) -> Double? {
    let day = 86_400_000.0
    let lengths: [TimeUnit.Part: Double] = [
      .year: 365 * day, .quarter: 90 * day, .month: 31 * day, .week: 7 * day, .date: day,
      .day: day, .dayofyear: day, .hours: 3_600_000, .minutes: 60_000, .seconds: 1000,
      .milliseconds: 1,
    ]
    return unit.scaleUnit?.parts.last.flatMap { lengths[$0] }
  }

  private static func values(
    _ axis: AxisModel, _ scale: ChartScale, _ count: Count, _ context: inout Context
  ) -> [Datum] {
    if let items = axis.explicit["values"]?.items {
      return items.prefix(Limits.ticks).map {
        DateTimeNode.datum(
          $0, type: axis.definition.type == .temporal ? .temporal : nil,
          unit: axis.definition.timeUnit, context: context)
      }
    }
    return values(scale, count)
  }

  static func values(_ scale: ChartScale, _ count: Count) -> [Datum] {
    if !scale.boundaries.isEmpty {
      return valid(scale.boundaries, scale, count.number ?? 10).map { .number($0) }
    }
    guard let continuous = scale.continuous else { return scale.values }
    let ticks: [Double] =
      switch count {
      case .number(let number): continuous.ticks(about: number)
      case .interval(let interval): continuous.ticks(every: interval)
      }
    return ticks.prefix(Limits.ticks).map { scale.type.isTime ? .time($0) : .number($0) }
  }

  /// Boundaries of bins inside the range, halved until they are few enough.
  private static func valid(_ ticks: [Double], _ scale: ChartScale, _ count: Double) -> [Double] {
    let (low, high) = (
      min(scale.range.start, scale.range.end).rounded(.down),
      max(scale.range.start, scale.range.end).rounded(.up)
    )
    var ticks = ticks.filter { low <= scale.position(of: $0) && scale.position(of: $0) <= high }
    guard count > 0, ticks.count > 1, let first = ticks.first, let last = ticks.last else {
      return ticks
    }
    while Double(ticks.count) > count, ticks.count >= 3 {
      ticks = ticks.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    }
    return ticks.count < 3 ? [first, last] : ticks
  }

  /// How labels of a guide are written.
  static func format(
    _ definition: ChannelDefinition, _ scale: ChartScale, format: Node?, formatType: String?,
    count: Double, isNormalized: Bool, context: inout Context
  ) -> (Datum) -> String {
    let formats = Formats(context)
    var specifier = format?.string
    if let format, let text = format.string {
      let isTime =
        formatType.map { $0 != "number" }
        ?? (definition.type == .temporal || definition.timeUnit != nil)
      if isTime {
        context.reviewTimeFormat(text, at: format.origin)
      } else if context.numberFormat(text, at: format.origin) == nil {
        specifier = nil
      }
    }
    if let overrides = format?.members, definition.type == .temporal {
      let patterns = Dictionary(
        overrides.compactMap { member in member.value.string.map { (member.key, $0) } },
        uniquingKeysWith: { $1 })
      let format = MultiTimeFormat(patterns, zone: context.zone, locale: context.timeLocale)
      return { format.text(of: $0.measure) }
    }
    let isTemporal = definition.type == .temporal || definition.timeUnit != nil
    let isTime = formatType.map { $0 == "time" || $0 == "utc" } ?? isTemporal
    if isTime {
      let isUTC = scale.type == .utc || formatType == "utc" || definition.timeUnit?.isUTC ?? false
      let pattern =
        specifier ?? definition.timeUnit?.scaleUnit?.specifier(overrides: Formats.timeOverrides)
      if let pattern {
        let format = formats.time(pattern, isUTC: isUTC)
        return { $0.isNull ? "null" : format.text(of: $0.measure) }
      }
      if scale.type.isTime {
        let format = MultiTimeFormat(
          zone: isUTC ? .utc : context.zone, locale: context.timeLocale)
        return { format.text(of: $0.measure) }
      }
      let plain = formats.time(context.config["timeFormat"]?.string ?? "%b %d, %Y", isUTC: isUTC)
      return { datum in
        if case .string(let text) = datum { return text }
        return datum.isNull ? "null" : plain.text(of: datum.measure)
      }
    }
    if specifier == nil, definition.type == .quantitative {
      specifier =
        (isNormalized ? context.config["normalizedNumberFormat"]?.string : nil)
        ?? context.config["numberFormat"]?.string
    }
    if let continuous = scale.continuous, scale.type != .point {
      if let labels = try? TickLabels(
        of: continuous, count: count, specifier: specifier, number: context.numberLocale,
        time: context.timeLocale)
      {
        return { labels.text(of: $0.measure) }
      }
    }
    if let specifier, let format = formats.number(specifier) {
      return { datum in
        let number = datum.asNumber
        return number.isNaN && definition.type != .quantitative
          ? datum.asText : format.text(of: number)
      }
    }
    return { datum in
      guard case .array(let items) = datum else { return datum.asText }
      return items.map(\.asText).joined(separator: String(TextLines.separator))
    }
  }
}
