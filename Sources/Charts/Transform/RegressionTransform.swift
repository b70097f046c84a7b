import Diagnostics
import Tables

/// A curve fitted to the points of each group.
enum RegressionTransform: Transform {
  static let name = "regression"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    guard let y = values(node, name, in: table, context: &context),
      let x = values(node, "on", in: table, context: &context),
      let word = word(
        node, "method", among: Regression.Method.allCases.map(\.rawValue), context: &context),
      let method = Regression.Method(rawValue: word),
      let order = number(node, "order", in: 0...20, otherwise: 3, context: &context)
    else { return table }
    let degree = Int(order)
    let domain = domain(node, method, context: &context)
    let groups = GroupedResult(node, of: table, context: &context)
    let (xs, ys) = (x.measures, y.measures)
    var fits: [(group: Int, fit: Regression, extent: ClosedRange<Double>)] = []
    var skipped = 0
    for (group, rows) in groups.grouping.rows.enumerated() {
      let points = rows.map { (x: xs[$0], y: ys[$0]) }.filter { $0.x.isFinite && $0.y.isFinite }
      guard points.count > Regression.degrees(of: method, order: degree),
        let extent = domain ?? rows.map({ xs[$0] }).filter(\.isFinite).extent
      else {
        skipped += 1
        continue
      }
      fits.append((group, Regression(method, points, order: degree), extent))
    }
    if skipped > 0 { warnOfFewPoints(skipped, node, context: &context) }
    if node["params"]?.bool == true { return parameters(fits.map { ($0.group, $0.fit) }, groups) }
    var curves: [[GroupedResult.Point]] = Array(repeating: [], count: groups.grouping.rows.count)
    for (group, fit, extent) in fits {
      guard context.allow(rows: method == .linear ? 2 : 200, at: node.origin) else { return table }
      curves[group] =
        method == .linear
        ? [extent.lowerBound, extent.upperBound].map { ($0, fit($0)) }
        : CurveSampling.points(over: extent, least: 25, most: 200) { fit($0) }
    }
    let targets = names(node["as"])
    return groups.table(
      curves, x: targets.first ?? node["on"]?.string.map(FieldName.flattened) ?? "",
      y: targets.count > 1 ? targets[1] : node[name]?.string.map(FieldName.flattened) ?? "",
      isTime: (x.isTime, y.isTime))
  }

  private static func domain(
    _ node: Node, _ method: Regression.Method, context: inout Context
  ) -> ClosedRange<Double>? {
    guard let extent = extent(node, context: &context) else { return nil }
    guard method == .log, extent.lowerBound <= 0 else { return extent }
    context.report.warning(
      "W547", "the logarithm has no value at 0 or below, so this extent is not used",
      at: node["extent"]?.origin ?? node.origin)
    return nil
  }

  private static func warnOfFewPoints(_ count: Int, _ node: Node, context: inout Context) {
    context.report.warning(
      "W546",
      count == 1
        ? "a group has too few points for this regression, and gets no line"
        : "\(count) groups have too few points for this regression, and get no line",
      at: node.origin)
  }

  /// A row for each group: its key, the coefficients, and how well they fit.
  private static func parameters(
    _ fits: [(group: Int, fit: Regression)], _ groups: GroupedResult
  ) -> DataTable {
    DataTable([
      DataColumn("keys", .mixed(fits.map { groups.key(of: $0.group) })),
      DataColumn("coef", .mixed(fits.map { .array($0.fit.coefficients.map(Datum.number)) })),
      DataColumn("rSquared", .numbers(fits.map(\.fit.rSquared))),
    ])
  }
}
