/// What a metric says about itself: its `plugin.json`.
struct Description {
  private let info: Info
  private var inputs: [Input] = []
  private var params: [any ParamDescription] = []

  /// The inputs and parameters are the metric's stored properties, in their order.
  init<Author: Metric>(of metric: Author) {
    info = Author.info
    for child in Mirror(reflecting: metric).children {
      if let input = child.value as? Input {
        inputs.append(input)
      } else if let param = child.value as? any ParamDescription {
        params.append(param)
      }
    }
  }

  /// Two spaces, one member a line, the same bytes for the same metric.
  var json: String {
    var text = PrettyJSON()
    text.object { text in
      text.member("id", .string(info.id))
      text.member("version", .string(info.version))
      text.member("title", .string(info.title))
      if !info.summary.isEmpty { text.member("summary", .string(info.summary)) }
      if let url = info.methodURL { text.member("method_url", .string(url)) }
      if !info.authors.isEmpty { text.member("authors", strings(info.authors)) }
      text.member("licence", .string(info.licence))
      text.member("protocol", .array([.number(Double(protocolVersion))]))
      text.member("run", strings(["./\(info.id)"]))
      text.object("unit") { describe(info.unit, in: &$0) }
      text.member("better", .string(info.better.rawValue))
      if info.relativeToComparator { text.member("relative_to_comparator", .bool(true)) }
      text.array("inputs", inputs) { input, text in describe(input, in: &text) }
      if !params.isEmpty {
        text.array("params", params) { param, text in param.describe(in: &text) }
      }
      if info.hasCategories { text.member("dimensions", strings(["category"])) }
      if let format = info.periodFormat { text.member("period_format", .string(format)) }
      if !info.geographyLevels.isEmpty {
        text.member("geography_levels", strings(info.geographyLevels))
      }
      text.object("limits") { text in
        text.member("timeout_s", .number(Double(info.limits.timeout)))
        text.member("memory_mb", .number(Double(info.limits.memory)))
        if info.limits.processes > 1 {
          text.member("processes", .number(Double(info.limits.processes)))
        }
      }
      if !info.reads.isEmpty { text.member("reads", strings(info.reads)) }
    }
    return text.text + "\n"
  }

  private func describe(_ unit: Unit, in text: inout PrettyJSON) {
    text.member("code", .string(unit.code))
    if unit.scale != 1 { text.member("scale", .number(unit.scale)) }
    text.member("decimals", .number(Double(unit.decimals)))
    if !unit.prefix.isEmpty { text.member("prefix", .string(unit.prefix)) }
    if !unit.suffix.isEmpty { text.member("suffix", .string(unit.suffix)) }
  }

  private func describe(_ input: Input, in text: inout PrettyJSON) {
    text.member("column", .string(input.column))
    if let unit = input.unit {
      text.object("unit") { text in
        text.member("code", .string(unit.code))
        if unit.scale != 1 { text.member("scale", .number(unit.scale)) }
      }
    }
    switch input.aggregate {
    case .none: text.member("aggregate", .string("none"))
    case .sum: text.member("aggregate", .string("sum"))
    case .weighted(let column): text.member("aggregate", .string("weighted(\(column))"))
    }
    text.member("required", .bool(input.isRequired))
    if !input.label.isEmpty { text.member("label", .string(input.label)) }
  }

  private func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
}

/// A parameter of any type, described.
private protocol ParamDescription {
  func describe(in text: inout PrettyJSON)
}

extension Param: ParamDescription {
  fileprivate func describe(in text: inout PrettyJSON) {
    text.member("name", .string(name))
    text.member("type", .string(Value.typeName))
    text.member("default", defaultValue.json)
    if let min { text.member("min", min.json) }
    if let max { text.member("max", max.json) }
    if !choices.isEmpty { text.member("choices", .array(choices.map(\.json))) }
    if !label.isEmpty { text.member("label", .string(label)) }
  }
}

/// JSON for people: members in the order they are told, one a line.
struct PrettyJSON {
  private(set) var text = ""
  private var indent = 0
  private var isFirst = true

  mutating func object(_ name: String? = nil, _ members: (inout PrettyJSON) -> Void) {
    enclosed(name, "{", "}", members)
  }

  mutating func array<Item>(
    _ name: String, _ items: [Item], _ members: (Item, inout PrettyJSON) -> Void
  ) {
    enclosed(name, "[", "]") { text in
      for item in items { text.object { members(item, &$0) } }
    }
  }

  mutating func member(_ name: String, _ value: JSONValue) {
    startLine(name)
    var writer = JSONWriter()
    writer.value(value)
    text += String(decoding: writer.bytes, as: UTF8.self)
  }

  private mutating func enclosed(
    _ name: String?, _ start: String, _ end: String, _ content: (inout PrettyJSON) -> Void
  ) {
    if indent > 0 { startLine(name) }
    text += start
    indent += 2
    isFirst = true
    content(&self)
    indent -= 2
    if !isFirst { text += "\n" + String(repeating: " ", count: indent) }
    text += end
    isFirst = false
  }

  private mutating func startLine(_ name: String?) {
    text += (isFirst ? "\n" : ",\n") + String(repeating: " ", count: indent)
    isFirst = false
    if let name {
      var writer = JSONWriter()
      writer.string(name)
      text += String(decoding: writer.bytes, as: UTF8.self) + ": "
    }
  }
}
