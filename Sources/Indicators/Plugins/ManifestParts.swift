package import Diagnostics

extension MeasureUnit {
  /// `{code, scale, decimals, prefix, suffix}`, or the name of a well known unit.
  package init?(_ node: Node, path: String, report: inout Report) {
    if let name = node.string {
      self = .named(name)
      return
    }
    guard var fields = FieldReader(node, path: path, report: &report) else { return nil }
    let code = fields.requiredText("code", report: &report)
    self.init(
      code: code ?? "", scale: fields.number("scale", report: &report) ?? 1,
      decimals: fields.integer("decimals", in: 0...12, report: &report) ?? 0,
      prefix: fields.text("prefix", report: &report) ?? "",
      suffix: fields.text("suffix", report: &report) ?? "")
    if scale <= 0, let node = node["scale"] {
      fields.spoil()
      report.add(
        .wrongField(fields.path("scale"), expected: "a number above zero", found: node))
    }
    fields.warnOfUnknown(report: &report)
    guard fields.isSound else { return nil }
  }
}

extension Manifest.Input {
  init?(_ node: Node, path: String, report: inout Report) {
    guard var fields = FieldReader(node, path: path, report: &report) else { return nil }
    let column = fields.requiredText("column", report: &report)
    var unit: MeasureUnit?
    if let value = fields.value("unit") {
      unit = MeasureUnit(value, path: fields.path("unit"), report: &report)
      if unit == nil { fields.spoil() }
    }
    var aggregate = Aggregate.none
    if let node = fields.value("aggregate") {
      switch node.string {
      case "none": aggregate = .none
      case "sum": aggregate = .sum
      case let text? where text.hasPrefix("weighted(") && text.hasSuffix(")") && text.count > 10:
        aggregate = .weighted(by: String(text.dropFirst(9).dropLast()))
      default:
        fields.spoil()
        report.add(
          .wrongField(
            fields.path("aggregate"), expected: "none, sum or weighted(column)", found: node))
      }
    }
    let isRequired = fields.bool("required", report: &report) ?? true
    let label = fields.text("label", report: &report) ?? ""
    fields.warnOfUnknown(report: &report)
    guard fields.isSound, let column else { return nil }
    self.init(
      column: column, unit: unit, aggregate: aggregate, isRequired: isRequired, label: label)
  }
}

extension Manifest.Param {
  init?(_ node: Node, path: String, report: inout Report) {
    guard var fields = FieldReader(node, path: path, report: &report) else { return nil }
    let name = fields.requiredText("name", report: &report)
    let kind: Kind? = fields.requiredWord("type", report: &report)
    let defaultValue = fields.value("default")
    let min = fields.number("min", report: &report)
    let max = fields.number("max", report: &report)
    let choices = fields.items("choices", report: &report).map(\.node)
    let label = fields.text("label", report: &report) ?? ""
    fields.warnOfUnknown(report: &report)
    guard fields.isSound, let name, let kind else { return nil }
    self.init(
      name: name, kind: kind, defaultValue: defaultValue, min: min, max: max, choices: choices,
      label: label)
  }
}

extension Manifest.Limits {
  init?(_ node: Node, report: inout Report) {
    guard var fields = FieldReader(node, path: "limits", report: &report) else { return nil }
    seconds = fields.integer("timeout_s", in: 1...600, report: &report) ?? seconds
    megabytes = fields.integer("memory_mb", in: 64...65_536, report: &report) ?? megabytes
    processes = fields.integer("processes", in: 1...256, report: &report) ?? processes
    fields.warnOfUnknown(report: &report)
    guard fields.isSound else { return nil }
  }
}
