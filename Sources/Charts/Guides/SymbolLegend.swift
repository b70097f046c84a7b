import Diagnostics
import Glibc
import Scales
import SceneGraph
import Tables

/// A legend of shapes with words beside them.
struct SymbolLegend {
  let builder: LegendBuilder

  private struct Entry {
    var drawing: Drawing
    var symbolSize: Double
  }

  func draw(context: inout Context) -> Drawing? {
    guard let scale = builder.legend.parts.lazy.compactMap({ builder.scales[$0.channel] }).first
    else { return nil }
    var values = values(scale, &context)
    let count = builder.node("tickCount")?.number ?? 5
    let format = labelFormat(scale, count: count, context: &context)
    let limit = Int(min(max(builder.number("symbolLimit", 30), 0), Double(Limits.categories)))
    if !context.allow(ticks: min(values.count, max(limit, 1)), at: builder.legend.definition.origin)
    {
      values = []
    }
    var labels = values.map(format)
    if limit > 1, values.count > limit {
      let left = values.count - limit + 1
      values = Array(values.prefix(limit))
      labels = Array(labels.prefix(limit - 1)) + ["…\(left) entries"]
    }
    if let source = builder.node("labelExpr") {
      labels = LabelExpression.labels(source, values, labels, &context)
    }
    let fontSize = builder.labelItem("").style.size
    let symbols = values.map { symbol(of: $0) }
    let sizes = symbols.map { max(ceil(sqrt($0.size) + $0.reach), fontSize) }
    let widest = sizes.max() ?? 0
    let offset = builder.number("symbolOffset")
    let columns = self.columns
    var cells: [GridLayout.Cell] = []
    var drawings: [Drawing] = []
    for index in values.indices {
      var drawing = Drawing()
      // In one row each entry takes its own room; in columns symbols are centred on the widest.
      let box = columns > 0 ? widest : sizes[index]
      let center = Point(x: box / 2 + offset, y: sizes[index] / 2)
      let path = Symbols.path(symbols[index].shape, size: symbols[index].size, at: center)
      drawing.add(path, symbols[index].style)
      var bounds = Bounds()
      bounds.add(center.x, center.y)
      bounds.add(path)
      drawing.bounds.union(bounds.expanded(by: symbols[index].style.reach))
      var label = builder.labelItem(labels[index])
      label.x = box + offset + builder.number("labelOffset", 4)
      label.y = sizes[index] / 2
      label.align =
        builder.node("labelAlign")?.string.flatMap(TextAlign.init(rawValue:)) ?? .left
      label.baseline =
        builder.node("labelBaseline")?.string.flatMap(TextBaseline.init(rawValue:)) ?? .middle
      label.draw(builder.text, into: &drawing)
      drawings.append(drawing)
      cells.append(GridLayout.Cell(bounds: drawing.bounds))
    }
    // Down the columns, but cells are laid out row by row.
    let count2 = columns > 0 ? min(columns, max(values.count, 1)) : max(values.count, 1)
    var order = Array(values.indices)
    if builder.isVertical, count2 > 1 {
      let rows = (values.count + count2 - 1) / count2
      order = values.indices.sorted { ($0 % rows, $0) < ($1 % rows, $1) }
    }
    var layout = GridLayout(columns: count2)
    layout.alignColumns = .each
    layout.alignRows = .each
    layout.paddingColumns = builder.number("columnPadding", 10)
    layout.paddingRows = builder.number("rowPadding", 2)
    layout.centersRows = true
    let places = layout.place(order.map { cells[$0] })
    var result = Drawing()
    for (place, index) in zip(places, order) {
      result.append(drawings[index].moved(dx: place.x, dy: place.y))
    }
    return result
  }

  private var columns: Int {
    if let columns = builder.node("columns")?.number { return Int(min(max(columns, 0), 1000)) }
    return builder.isVertical ? 1 : 0
  }

  private func values(_ scale: ChartScale, _ context: inout Context) -> [Datum] {
    if let items = builder.legend.explicit["values"]?.items {
      let definition = builder.legend.definition
      return items.map {
        DateTimeNode.datum(
          $0, type: definition.type == .temporal ? .temporal : nil, unit: definition.timeUnit,
          context: context)
      }
    }
    switch scale.form {
    case .continuous(let continuous):
      let count = builder.node("tickCount")?.number ?? 5
      let bins = unitBins?.boundaries ?? []
      var ticks = bins.isEmpty ? continuous.ticks(about: count) : Array(bins.dropLast())
      let (low, high) = (continuous.domain.min() ?? 0, continuous.domain.max() ?? 0)
      ticks = ticks.filter { low <= $0 && $0 <= high }
      return ticks.map { scale.type.isTime ? .time($0) : .number($0) }
    case .colors(let colors):
      return colors.continuous.ticks(about: 5).map { scale.type.isTime ? .time($0) : .number($0) }
    case .classes(let classes, _):
      return ClassLabels.values(classes, scale).map { .number($0) }
    default: return scale.values
    }
  }

  private func labelFormat(_ scale: ChartScale, count: Double, context: inout Context)
    -> (Datum) -> String
  {
    let legend = builder.legend
    if case .classes(let classes, _) = scale.form {
      return ClassLabels.format(
        classes, scale, builder.node("format")?.string, context: context)
    }
    let single = AxisTicks.format(
      legend.definition, scale, format: builder.node("format"),
      formatType: builder.node("formatType")?.string, count: count, isNormalized: false,
      context: &context)
    guard legend.definition.bin?.isComputed ?? false, let bins = unitBins
    else { return single }
    return { datum in
      datum.isNull ? "null" : single(datum) + " – " + single(.number(datum.measure + bins.step))
    }
  }

  private var unitBins: Bins? {
    builder.legend.parts.lazy.compactMap { builder.unit.bins[$0.channel] }.first
  }

  // MARK: The symbol of a value

  private struct Symbol {
    var shape: String
    var size: Double
    var reach: Double
    var style: ShapeStyle
  }

  private func symbol(of value: Datum) -> Symbol {
    let symbol = LegendSymbol(builder: builder)
    let style = symbol.style(of: value)
    var shape = symbol.shape
    var size = builder.number("symbolSize", 100)
    for part in builder.legend.parts {
      let encoded = builder.scales[part.channel]?.value(of: value)
      switch part.channel {
      case .shape: shape = encoded?.text ?? shape
      case .size:
        if builder.unit.mark.traits.sizing == .area { size = encoded?.number ?? size }
      default: break
      }
    }
    return Symbol(
      shape: shape, size: max(size, 0),
      reach: builder.legend.parts.contains { $0.channel == .strokeWidth }
        ? style.strokeWidth : builder.number("symbolStrokeWidth", 1.5), style: style)
  }
}
