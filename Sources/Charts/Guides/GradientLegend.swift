import Diagnostics
import Scales
import SceneGraph
import Tables

/// A legend of a colour ramp: gradual, or in steps.
struct GradientLegend {
  let builder: LegendBuilder

  func draw(context: inout Context) -> Drawing {
    var drawing = Drawing()
    guard let scale = builder.legend.parts.lazy.compactMap({ builder.scales[$0.channel] }).first
    else { return drawing }
    let isVertical = builder.isVertical
    let length = length(isVertical)
    let thickness = builder.number("gradientThickness", 16)
    let rect =
      isVertical
      ? Rect(x: 0, y: 0, width: thickness, height: length)
      : Rect(x: 0, y: 0, width: length, height: thickness)
    bar(scale, rect, isVertical, into: &drawing)
    drawing.bounds.union(Bounds(0, 0, rect.width, rect.height))
    let marks = marks(scale, length, &context)
    var items: [TextItem] = []
    for (share, words) in marks {
      var item = builder.labelItem(words)
      let offset =
        builder.legend.explicit["labelOffset"]?.number
        ?? builder.config["legend", "gradientLabelOffset"]?.number ?? 2
      item.limit = builder.legend.explicit["labelLimit"]?.number ?? 0
      if isVertical {
        (item.x, item.y) = (thickness + offset, (1 - share) * length)
        item.baseline = share <= 0 ? .bottom : share >= 1 ? .top : .middle
      } else {
        (item.x, item.y) = (share * length, thickness + offset)
        item.align = share <= 0 ? .left : share >= 1 ? .right : .center
        item.baseline = .top
      }
      items.append(item)
    }
    let boxes = items.map { $0.bounds(builder.text) }
    let overlap = builder.node("labelOverlap")
    let isGreedy =
      overlap?.string == "greedy"
      || builder.legend.explicit["labelOverlap"] == nil
        && (scale.type == .log || scale.type == .quantile || scale.type == .threshold)
    let hidden =
      overlap?.bool == false
      ? []
      : LabelOverlap.hidden(
        Array(items.indices), boxes, isGreedy: isGreedy,
        separation: builder.number("labelSeparation"))
    for index in items.indices where !hidden.contains(index) {
      items[index].draw(builder.text, into: &drawing)
    }
    return drawing
  }

  private func length(_ isVertical: Bool) -> Double {
    if let length = builder.node("gradientLength")?.number { return length }
    let name = isVertical ? "gradientVertical" : "gradientHorizontal"
    let least = builder.number("\(name)MinLength", 64)
    let most = builder.number("\(name)MaxLength", 200)
    if !isVertical, builder.orient != "top", builder.orient != "bottom" { return least }
    return min(max(isVertical ? builder.plotHeight : builder.plotWidth, least), most)
  }

  private func bar(
    _ scale: ChartScale, _ rect: Rect, _ isVertical: Bool, into drawing: inout Drawing
  ) {
    let opacity =
      builder.node("gradientOpacity")?.number ?? LegendSymbol(builder: builder).opacity
    switch scale.form {
    case .colors(let colors):
      guard let low = colors.domain.first, let high = colors.domain.last else { return }
      let position = colors.continuous
      let count = 32
      let stops = (0...count).compactMap { index -> Paint.Stop? in
        let share = Double(index) / Double(count)
        // Even steps of the domain, whatever bends the scale.
        let value = position.inverse(of: share)
        guard let color = colors.color(of: min(max(value, min(low, high)), max(low, high))) else {
          return nil
        }
        return Paint.Stop(offset: share, color: Color(color))
      }
      let from = isVertical ? Point(x: 0, y: rect.maxY) : Point(x: rect.minX, y: 0)
      let to = isVertical ? Point(x: 0, y: rect.minY) : Point(x: rect.maxX, y: 0)
      var style = ShapeStyle()
      style.fill = .linear(stops: stops, from: from, to: to)
      style.opacity = opacity
      drawing.add(.rect(rect), style)
    case .classes(let classes, let range):
      let boundaries = fractions(classes, scale)
      for (index, value) in range.enumerated().prefix(max(boundaries.count - 1, 0)) {
        let (a, b) = (boundaries[index], boundaries[index + 1])
        var style = ShapeStyle()
        style.fill = value.color.map { .color($0) }
        style.opacity = opacity
        let part =
          isVertical
          ? Rect(
            x: 0, y: rect.height * (1 - b), width: rect.width, height: rect.height * (b - a))
          : Rect(x: rect.width * a, y: 0, width: rect.width * (b - a), height: rect.height)
        drawing.add(.rect(part), style)
      }
    default: break
    }
  }

  /// Where the classes begin and end along the bar, 0…1.
  private func fractions(_ classes: Scales.Discretizer, _ scale: ChartScale) -> [Double] {
    let thresholds = classes.thresholds
    guard let first = thresholds.first, let last = thresholds.last else { return [0, 1] }
    var ends = thresholds
    if !classes.isClosedBelow {
      let low = scale.type == .threshold ? nil : scale.domain.first
      let high = scale.type == .threshold ? nil : scale.domain.last
      let step = thresholds.count > 1 ? (last - first) / Double(thresholds.count - 1) : 1
      ends = [low ?? first - step] + thresholds + [high ?? last + step]
    }
    let (low, high) = (ends[0], ends[ends.count - 1])
    return high == low ? [0, 1] : ends.map { ($0 - low) / (high - low) }
  }

  private func marks(_ scale: ChartScale, _ length: Double, _ context: inout Context)
    -> [(share: Double, words: String)]
  {
    let definition = builder.legend.definition
    if case .classes(let classes, _) = scale.form {
      let places = fractions(classes, scale)
      let format = try? Scales.Discretizer.labelFormat(
        of: classes.thresholds, specifier: builder.node("format")?.string,
        locale: context.numberLocale)
      let values = classes.thresholds
      let inner = classes.isClosedBelow ? places : Array(places.dropFirst().dropLast())
      return zip(inner, values).map { ($0, format?.text(of: $1) ?? $1.javaScriptText) }
    }
    guard case .colors(let colors) = scale.form else { return [] }
    let position = colors.continuous
    let count =
      builder.node("tickCount")?.number ?? max(2, 2 * (length / 100).rounded(.down))
    var values: [Double]
    if let items = builder.legend.explicit["values"]?.items {
      values = items.map {
        DateTimeNode.datum(
          $0, type: definition.type == .temporal ? .temporal : nil, context: context
        ).asNumber
      }
    } else {
      values = position.ticks(about: count)
      let (first, last) = (colors.domain.first ?? 0, colors.domain.last ?? 0)
      if values.count < 3, first != last { values = [first, last] }
    }
    var proxy = scale
    proxy.form = .continuous(position)
    let format = AxisTicks.format(
      definition, proxy, format: builder.node("format"),
      formatType: builder.node("formatType")?.string, count: count, isNormalized: false,
      context: &context)
    return values.map { value in
      let datum: Datum = scale.type.isTime ? .time(value) : .number(value)
      return (position.position(of: value), format(datum))
    }
  }
}
