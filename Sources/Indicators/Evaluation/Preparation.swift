internal import Diagnostics
internal import MetricPlugin
internal import Tables

/// A metric with its data read, checked and joined: all that is needed to compute it.
struct Preparation: Sendable {
  var request: MetricRequest
  var definition: Definition
  var panel: Tables.Panel
  var params: [String: JSONValue]
  /// As found in the data.
  var comparator: String?
  var area: String?
  /// Rows of the panel with a part that was computed from smaller areas.
  var computedRows: Set<Int>
  var files: [String]
  var unit: MeasureUnit

  /// Reads the data of a request; `nil` after a report.
  init?(
    _ request: MetricRequest, as definition: Definition, in context: EvaluationContext,
    families: Families, report: inout Report
  ) {
    let inputs = BoundInputs(request, definition, in: context, report: &report)
    let params = checkedParams(request.params, of: definition, report: &report)
    guard var inputs, let params else { return nil }
    let comparator = inputs.find(request.comparator, in: context.geography, report: &report)
    let area = inputs.find(request.area, in: context.geography, report: &report)
    inputs.addAggregates(definition.inputs, by: families)
    guard let panel = Tables.Panel.join(inputs.series, report: &report) else { return nil }
    self.request = request
    self.definition = definition
    self.panel = panel
    self.params = params
    self.comparator = comparator
    self.area = area
    computedRows = inputs.computedRows(of: panel)
    files = inputs.files
    unit = request.unit ?? definition.unit
    if unit.code.isEmpty {
      unit = inputs.series.first?.unit.map(MeasureUnit.named) ?? MeasureUnit(code: "", decimals: 1)
    }
  }
}

/// The parameters of a request with the defaults of those not given; `nil` after a report.
private func checkedParams(
  _ given: [Node.Member], of definition: Definition, report: inout Report
) -> [String: JSONValue]? {
  var values: [String: JSONValue] = [:]
  var isSound = true
  for param in definition.params {
    if let node = param.defaultValue { values[param.name] = param.value(of: node) }
  }
  for member in given {
    guard let param = definition.params.first(where: { $0.name == member.key }) else {
      report.add(
        .unknownParam(
          member.key, of: definition.id, at: member.keyOrigin,
          known: definition.params.map(\.name)))
      isSound = false
      continue
    }
    guard let value = param.value(of: member.value) else {
      report.add(.wrongParam(param, at: member.value))
      isSound = false
      continue
    }
    values[param.name] = value
  }
  return isSound ? values : nil
}

extension Manifest.Param {
  /// `nil` when the node is of another type, out of range or none of the choices.
  fileprivate func value(of node: Node) -> JSONValue? {
    if !choices.isEmpty, !choices.contains(where: { $0.resolved == node.resolved }) { return nil }
    switch kind {
    case .integer, .number:
      guard let number = node.number, number.isFinite, number >= min ?? number,
        number <= max ?? number, kind == .number || Int(exactly: number) != nil
      else { return nil }
      return .number(number)
    case .text: return node.string.map { .string($0) }
    case .boolean: return node.bool.map { .bool($0) }
    }
  }
}
