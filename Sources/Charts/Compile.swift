package import Diagnostics
import Scales
package import SceneGraph
import Tables

//  specification ──▶ tree of views ──▶ scales ──▶ plots ──▶ arrangement ──▶ frame
//                    normalize,        type,      size,     axes, legends,
//                    transform         domain     marks     titles, grids

/// Draws a Vega-Lite specification.
///
/// - Returns: `nil` when nothing can be drawn; the report then says why.
package func compile(
  _ specification: Node, data: ChartData, options: ChartOptions, shaping: any TextShaping,
  report: inout Report
) -> CompiledChart? {
  let specification = specification.resolved
  var context = Context(specification, data: data, options: options, shaping: shaping)
  defer { report.add(contentsOf: options.isStrict ? context.report.strict() : context.report) }
  guard specification.members != nil else {
    context.report.error(
      "E501", "a chart is an object, not \(specification.kindInWords)", at: specification.origin)
    return nil
  }

  Vocabulary.check(specification, &context.report)
  // 1. The views as a tree, each with its rows.
  var builder = TreeBuilder()
  guard let root = builder.build(specification, parent: nil, .init(), context: &context) else {
    return nil
  }
  let tree = builder.tree
  guard !context.isOverLimit else { return nil }
  // 2. Scales, each on the node that shares it.
  let resolution = ScaleResolution(tree, root: root, context: &context)
  guard !context.isOverLimit, SizeCheck.passes(tree, root, resolution, &context) else { return nil }
  context.maps = Maps(tree, root: root, context: &context)
  let legends = LegendSet.all(root, tree, resolution, context: &context)
  // 3. Plots of their size, with marks and guides; arranged from the leaves up.
  var arrangement = Arrangement(
    tree: tree, resolution: resolution, legends: legends, titlePlacement: options.title)
  let padding = Padding(specification["padding"] ?? context.config["padding"])
  var view = arrangement.placed(root, context: &context)
  guard !context.isOverLimit else { return nil }
  // 4. To an outer size in a second pass: what the guides took is subtracted.
  if let outer = Fitting.outer(specification, options, padding) {
    for _ in 0..<Fitting.passes(options) {
      arrangement.overrides = Fitting.overrides(view, root, tree, outer: outer, padding: padding)
      (context.ticksMade, context.marksMade) = (0, 0)
      view = arrangement.placed(root, context: &context)
      guard !context.isOverLimit else { return nil }
      if Fitting.isMet(outer, by: FrameMaker.size(of: view, padding)) { break }
    }
  }
  guard SizeCheck.passes(FrameMaker.size(of: view, padding), specification, &context) else {
    return nil
  }
  if context.text.hasCut {
    context.report.warning("W553", Limits.tooMuchText, at: specification.origin)
  }
  guard !context.report.hasErrors || context.report.diagnostics.allSatisfy({ $0.code != "E505" })
  else { return nil }
  var chart = FrameMaker(
    view: view, specification: specification, tree: tree, root: root, padding: padding,
    context: context
  ).chart()
  chart.explanation = options.explainedRows.map { rows in
    Explanation(
      tree: tree, root: root, resolution: resolution, overrides: arrangement.overrides,
      mostRows: rows, context: context
    ).text
  }
  return chart
}

extension Context {
  init(
    _ specification: Node, data: ChartData, options: ChartOptions, shaping: any TextShaping
  ) {
    var report = Report()
    let zone = Scales.TimeZone(named: options.timeZone)
    if zone == nil {
      report.error("E502", "there is no time zone `\(options.timeZone)`")
    }
    var datasets = data.tables
    for member in specification["datasets"]?.members ?? [] {
      guard let items = member.value.items, datasets[member.key] == nil else { continue }
      datasets[member.key] = DataTable(rows: items)
    }
    self.init(
      options: options,
      config: Config(theme: options.config, specification: specification["config"]), data: data,
      datasets: datasets, zone: zone ?? .utc,
      numberLocale: options.locale == .enGB ? .enGB : .enUS,
      timeLocale: options.locale == .enGB ? .enGB : .enUS, text: TextMeasure(shaping: shaping),
      report: report)
  }
}
