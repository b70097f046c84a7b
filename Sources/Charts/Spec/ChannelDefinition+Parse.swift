import Diagnostics

extension ChannelDefinition {
  /// - Returns: `nil`, with a message, for what is not a definition.
  init?(_ node: Node, channel: Channel, context: inout Context) {
    guard node.members != nil else {
      context.report.warning(
        "W502",
        "channel `\(channel.rawValue)` is an object with `field`, `datum` or `value`, not "
          + node.kindInWords, at: node.origin)
      return nil
    }
    self.node = node
    self.channel = channel
    datum = context.resolved(node["datum"])
    value = context.resolved(node["value"], keepingScales: true)
    aggregate = ChannelDefinition.aggregation(node["aggregate"])
    bin = ChannelDefinition.bin(node["bin"], channel)
    timeUnit = TimeUnitDefinition(node["timeUnit"], context: &context)
    field = nil
    if let name = node["field"]?.string {
      field = name
    } else if let name = node["field"], !name.isNull {
      context.report.warning(
        "W502", "a field is named by text, not by \(name.kindInWords)", at: name.origin)
    }
    conditions = []
    type = .nominal
    if let word = node["type"], let text = word.string {
      if let known = FieldType(word: text) {
        type = known
      } else {
        context.report.warning(
          "W503", "there is no type `\(text)`", at: word.origin,
          label: suggestionLabel(text, FieldType.allCases.map(\.rawValue)))
        type = defaultType
      }
      // Counts are numbers whatever the specification calls them.
      if isCount, type == .nominal { type = .quantitative }
    } else {
      type = defaultType
    }
    readConditions(&context)
  }

  private mutating func readConditions(_ context: inout Context) {
    guard let condition = node["condition"] else { return }
    for item in condition.items ?? [condition] where item.members != nil {
      guard let definition = ChannelDefinition(item, channel: channel, context: &context) else {
        continue
      }
      if let test = item["test"] {
        conditions.append(Condition(test: test, definition: definition))
      } else if item["param"] != nil || item["selection"] != nil {
        // Nothing is selected yet, which counts as everything unless it says otherwise.
        let isEmptyTrue = item["empty"]?.bool ?? true
        conditions.append(Condition(test: Node(isEmptyTrue), definition: definition))
      }
    }
  }

  private var defaultType: FieldType {
    if let datum {
      switch datum.kind {
      case .number: return .quantitative
      case .object: return .temporal
      default: return .nominal
      }
    }
    switch channel {
    case .latitude, .longitude, .latitude2, .longitude2: return .quantitative
    case .row, .column, .facet, .shape, .strokeDash: return .nominal
    case .order: return .ordinal
    default: break
    }
    if node["sort"]?.items != nil { return .ordinal }
    if timeUnit != nil { return .temporal }
    if bin != nil { return .quantitative }
    if case .operation = aggregate { return .quantitative }
    switch node["scale"]?["type"]?.string.flatMap(ScaleType.init(rawValue:))?.family {
    case .numeric, .discretizing: return .quantitative
    case .time: return .temporal
    default: return .nominal
    }
  }

  private static func aggregation(_ node: Node?) -> Aggregation? {
    guard let node else { return nil }
    if let name = node.string { return .operation(name) }
    if let field = node["argmin"]?.string { return .argument(isLargest: false, field: field) }
    if let field = node["argmax"]?.string { return .argument(isLargest: true, field: field) }
    return nil
  }

  private static func bin(_ node: Node?, _ channel: Channel) -> Bin? {
    // Few colours and sizes can be told apart.
    let most: Node = channel.hasLegend || channel.isFacet ? (channel == .strokeDash ? 4 : 6) : 10
    guard let node, !node.isNull else { return nil }
    if node.string == "binned" { return .alreadyBinned(step: nil) }
    if let bool = node.bool { return bool ? .computed(["maxbins": most]) : nil }
    guard node.members != nil else { return nil }
    if node["binned"]?.bool == true { return .alreadyBinned(step: node["step"]?.number) }
    let hasSize = node["maxbins"] != nil || node["step"] != nil
    return .computed(hasSize ? node : node.setting("maxbins", to: most))
  }
}

extension TimeUnitDefinition {
  init?(_ node: Node?, context: inout Context) {
    guard let node, !node.isNull else { return nil }
    let name = node.string ?? node["unit"]?.string
    var unit = name ?? ""
    isUTC = node["utc"]?.bool ?? false
    isBinned = node["binned"]?.bool ?? false
    step = node["step"]?.number ?? 1
    maxBins = node["maxbins"]?.number
    if unit.hasPrefix("binned") {
      isBinned = true
      unit = String(unit.dropFirst(6))
    }
    if unit.hasPrefix("utc") {
      isUTC = true
      unit = String(unit.dropFirst(3))
    }
    self.unit = unit
    guard !unit.isEmpty || maxBins != nil else { return nil }
    if !unit.isEmpty, scaleUnit == nil {
      context.report.warning(
        "W504", "there is no time unit `\(name ?? "")`", at: node.origin,
        label: suggestionLabel(name ?? "", ["year", "quarter", "month", "yearmonth", "date"]))
      return nil
    }
  }
}
