package import Diagnostics
package import Tables

/// A golden case of a plugin: `examples/<case>/expected.json` and the tables beside it.
///
/// `expected.json` holds `inputs` (an input and its selections; a table is named by its file), and
/// optionally `area`, `compare`, `period`, `params`, `category` (a column), then what must come of it:
/// `values` (each `{area, period, category?, value}`, `null` where missing), `rank`, `target`, `absent`
/// (areas without rows), or `error` (a code of the protocol).
package struct PluginExample: Sendable {
  package var plugin: String
  package var name: String
  package var folder: String

  /// All cases of a plugin's folder, by name.
  package static func all(of plugin: String, in folder: String) -> [PluginExample] {
    let examples = "\(folder)/examples"
    return (names(in: examples) ?? []).filter { exists("\(examples)/\($0)/expected.json") }.map {
      PluginExample(plugin: plugin, name: $0, folder: "\(examples)/\($0)")
    }
  }

  /// Runs the case through the host.
  ///
  /// - Returns: what differs from what is expected, a sentence each; empty when all is well.
  package func run(
    in catalog: PluginCatalog, geography: Geography, sandbox: Sandbox = Sandbox(),
    report: inout Report
  ) -> [String] {
    guard
      let (request, context, expected) = question(
        in: catalog, geography: geography, sandbox: sandbox, report: &report)
    else { return ["expected.json cannot be read"] }
    switch evaluate([request], in: context, report: &report).first {
    case .success(let indicator): return differences(indicator, expected)
    case .failure(let failure):
      return failure.authorCode != nil && failure.authorCode == expected["error"]?.string
        ? [] : [failure.sentence]
    case nil: return ["there was no result"]
    }
  }

  /// What the case asks, and what it expects; `nil` when that cannot be read.
  func question(
    in catalog: PluginCatalog, geography: Geography, sandbox: Sandbox, report: inout Report
  ) -> (MetricRequest, EvaluationContext, Node)? {
    guard
      let source = SourceText.read(path: "\(folder)/expected.json", report: &report),
      let expected = parseJSON(source, report: &report)
    else { return nil }
    let category = expected["category"]?.string
    let folder = folder
    let context = EvaluationContext(catalog: catalog, geography: geography, sandbox: sandbox) {
      name, report in
      SourceText.read(
        path: "\(folder)/\(name.text)", name: name.text, requestedAt: name.origin, report: &report
      )
      .flatMap { CSV($0, report: &report) }
      .map { BoundTable($0, columns: SeriesColumns(category: category)) }
    }
    return (request(expected), context, expected)
  }

  private func request(_ expected: Node) -> MetricRequest {
    func located(_ node: Node?) -> MetricRequest.Located? {
      node.flatMap { node in
        node.string.map { MetricRequest.Located($0, origin: node.origin) }
      }
    }
    let bindings = (expected["inputs"]?.members ?? []).map { member in
      MetricRequest.Binding(
        MetricRequest.Located(member.key, origin: member.keyOrigin),
        (member.value.items ?? [member.value]).compactMap(located))
    }
    let id = MetricRequest.Located(plugin)
    return MetricRequest(
      id: id, method: .plugin(id), bindings: bindings, params: expected["params"]?.members ?? [],
      area: located(expected["area"]), comparator: located(expected["compare"]),
      period: expected["period"]?.string.flatMap { Period($0) })
  }

  // MARK: Comparison

  private func differences(_ indicator: Indicator, _ expected: Node) -> [String] {
    guard expected["error"] == nil else { return ["an error was expected, and values came"] }
    var differences: [String] = []
    for node in expected["values"]?.items ?? [] {
      guard let area = node["area"]?.string,
        let period = node["period"]?.string.flatMap({ Period($0) })
      else {
        differences.append("a value has no area or no period")
        continue
      }
      let category = node["category"]?.string
      let what = [area, period.text, category].compactMap { $0 }.joined(separator: ", ")
      guard let row = indicator.row(area: area, period: period, category: category) else {
        differences.append("\(what): there is no row")
        continue
      }
      if !agree(row.value, node["value"]?.number) {
        let found = row.value.map { "\($0)" } ?? "missing"
        let wanted = node["value"]?.number.map { "\($0)" } ?? "missing"
        differences.append("\(what): \(found), expected \(wanted)")
      }
    }
    for code in expected["absent"]?.items?.compactMap(\.string) ?? []
    where indicator.rows(of: code).contains(where: { $0.value != nil }) {
      differences.append("\(code) has values, and should have none")
    }
    return differences + derivedDifferences(indicator, expected)
  }

  private func derivedDifferences(_ indicator: Indicator, _ expected: Node) -> [String] {
    guard let area = indicator.area, let period = indicator.period else { return [] }
    var differences: [String] = []
    if let wanted = expected["rank"] {
      let rank = indicator.rank(of: area, period: period)
      if rank.map({ Double($0.position) }) != wanted["position"]?.number
        || rank.map({ Double($0.count) }) != wanted["of"]?.number
        || rank?.isJoint != wanted["joint"]?.bool
      {
        let words = rank.map { "\($0.isJoint ? "joint " : "")\($0.position) of \($0.count)" }
        differences.append("the rank of \(area) is \(words ?? "none")")
      }
    }
    if let wanted = expected["target"] {
      let target = indicator.targets.first {
        $0.label == wanted["label"]?.string && $0.area ?? area == area
      }
      let status = target.flatMap { indicator.status(of: $0, area: area, period: period) }
      if !agree(status?.target.value, wanted["value"]?.number)
        || !agree(status?.percentOfTarget, wanted["percent"]?.number)
      {
        let words = status.map { "\($0.target.value), \($0.percentOfTarget ?? .nan)%" }
        differences.append("the target of \(area) is \(words ?? "none")")
      }
    }
    return differences
  }

  /// Equal to nine digits, as sums in another order are.
  private func agree(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return (a - b).magnitude <= 1e-9 * max(a.magnitude, b.magnitude, 1e-9)
  }
}

extension MetricFailure {
  /// The protocol's code of an error that the author raised.
  package var authorCode: String? {
    switch cause {
    case .missingInput: "missing_input"
    case .badParam: "bad_param"
    case .noData: "no_data"
    case .refused(let code, _, _): code
    default: nil
    }
  }
}
