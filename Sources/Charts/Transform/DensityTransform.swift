import Diagnostics
import Tables

/// How closely the values of a field lie, as a smooth curve for each group.
enum DensityTransform: Transform {
  static let name = "density"

  static func apply(_ node: Node, to table: DataTable, context: inout Context) -> DataTable {
    let ticks = Double(Limits.ticks)
    guard let values = values(node, name, in: table, context: &context),
      let resolve = word(node, "resolve", among: ["shared", "independent"], context: &context),
      let bandwidth = number(
        node, "bandwidth", in: 0...Double.infinity, otherwise: 0, context: &context),
      let steps = number(node, "steps", in: 0...ticks, otherwise: 0, context: &context),
      let minSteps = number(node, "minsteps", in: 0...ticks, otherwise: 25, context: &context),
      let maxSteps = number(node, "maxsteps", in: 0...ticks, otherwise: 200, context: &context)
    else { return table }
    var least = Int(steps) > 0 ? Int(steps) : Int(minSteps) > 0 ? Int(minSteps) : 25
    let greatest = Int(steps) > 0 ? Int(steps) : Int(maxSteps) > 0 ? Int(maxSteps) : 200
    let measures = values.measures
    var domain = extent(node, context: &context)
    if resolve == "shared" {
      domain = domain ?? measures.filter(\.isFinite).extent
      least = greatest
    }
    let most = max(least, greatest)
    let isCumulative = node["cumulative"]?.bool ?? false
    let countsRows = node["counts"]?.bool ?? false
    let groups = GroupedResult(node, of: table, context: &context)
    guard table.rowCount * most <= Limits.work else {
      context.report.error("E525", Limits.tooMuchWork, at: node.origin)
      return table
    }
    guard context.allow(rows: groups.grouping.rows.count * (most + 1), at: node.origin) else {
      return table
    }
    let curves = groups.grouping.rows.map { rows -> [GroupedResult.Point] in
      let support = rows.map { measures[$0] }.filter(\.isFinite)
      guard let own = domain ?? support.extent, !support.isEmpty else { return [] }
      let density = KernelDensity(support, bandwidth: bandwidth)
      let scale = countsRows ? Double(support.count) : 1
      return CurveSampling.points(over: own, least: least, most: most) { x in
        scale * (isCumulative ? density.share(below: x) : density.density(at: x))
      }
    }
    let targets = names(node["as"])
    return groups.table(
      curves, x: targets.first ?? "value", y: targets.count > 1 ? targets[1] : "density",
      isTime: (values.isTime, false))
  }
}

extension Array where Element == Double {
  /// - Precondition: without NaN.
  var extent: ClosedRange<Double>? {
    guard let low = self.min(), let high = self.max(), low <= high else { return nil }
    return low...high
  }
}
