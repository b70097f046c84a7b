import Diagnostics
import SceneGraph
import Tables

/// A unit or a layer laid out: the rectangle that its axes enclose, and what is drawn in and
/// around it, in the rectangle's own coordinates.
struct Plot {
  var id: Int
  var size: PlotSize
  /// Of each unit, by channel.
  var scales: [Int: [Channel: ChartScale]] = [:]
  var background = Drawing()
  var marks = Drawing()
  /// Marks that darken what they lie over: on a light ground that is to lie under it.
  var underlay = Drawing()
  var axes: [AxisDrawing] = []
  var frameWidth = 0.0
  /// Of the paths among the marks.
  var pathBounds = Bounds()

  /// Makes the scales of a plot over its size, then its marks.
  init(
    _ id: Int, _ tree: ViewTree, _ resolution: ScaleResolution, override: PlotOverride,
    context: inout Context
  ) {
    self.id = id
    size = Plot.size(of: id, tree, resolution, override: override, context: &context)
    makeScales(tree, resolution, &context)
    drawBackground(tree, context)
  }

  private mutating func makeScales(
    _ tree: ViewTree, _ resolution: ScaleResolution, _ context: inout Context
  ) {
    var made: [ScaleKey: ChartScale] = [:]
    for unitID in tree.units(under: id) {
      guard let unit = tree[unitID].unit else { continue }
      for channel in Channel.allCases where channel.isScaled {
        guard let model = resolution.model(unitID, channel) else { continue }
        if let scale = made[model.key] {
          scales[unitID, default: [:]][channel] = scale
          continue
        }
        let scale: ChartScale
        switch channel {
        case .x:
          scale = ScaleMaking.position(model, range: (0, size.width), context: &context)
        case .y:
          let isUpward = !model.type.isDiscrete
          scale = ScaleMaking.position(
            model, range: isUpward ? (size.height, 0) : (0, size.height), context: &context)
        case .xOffset, .yOffset:
          scale = offsetScale(model, channel, unitID, tree, &context)
        default:
          scale = ScaleMaking.other(
            model,
            ScaleMaking.RangeSettings(
              width: size.width, height: size.height, step: step(of: unit, context.config),
              unit: unit),
            context: &context)
        }
        made[model.key] = scale
        scales[unitID, default: [:]][channel] = scale
      }
    }
  }

  private func step(of unit: Unit, _ config: Config) -> Double {
    let usual = config.number("view", "step") ?? 20
    func step(_ channel: Channel, _ length: Double) -> Double {
      if let bins = unit.bins[channel] {
        return length * bins.step / max(bins.stop - bins.start, bins.step)
      }
      return size.steps[channel] ?? usual
    }
    return min(step(.x, size.width), step(.y, size.height))
  }

  /// Inside a band of the axis, or inside a time unit.
  private func offsetScale(
    _ model: ScaleModel, _ channel: Channel, _ unit: Int, _ tree: ViewTree,
    _ context: inout Context
  ) -> ChartScale {
    let position: Channel = channel == .xOffset ? .x : .y
    var length = position == .x ? size.width : size.height
    var inset = 0.0
    if let scale = scales[unit]?[position] {
      if scale.type.isContinuous, let span = unitSpan(of: unit, position, scale, tree) {
        length = span
        let look = context.config.number("scale", "bandWithNestedOffsetPaddingInner") ?? 0.2
        inset = span * min(max(look, 0), 1) / 2
      }
      length = scale.type == .band ? scale.bandwidth : scale.type == .point ? scale.step : length
    }
    if let step = size.steps[channel], model.type.isDiscrete {
      let (inner, outer) = ScaleMaking.paddings(model)
      let count = Double(model.domain.values.count)
      length = step * max(count - (model.type == .point ? 1 : inner) + 2 * outer, 1)
    }
    let isUpward = channel == .yOffset && !model.type.isDiscrete
    return ScaleMaking.position(
      model, range: isUpward ? (length - inset, inset) : (inset, length - inset),
      context: &context)
  }

  /// How long a time unit or a bin is on the axis.
  private func unitSpan(
    of id: Int, _ channel: Channel, _ scale: ChartScale, _ tree: ViewTree
  ) -> Double? {
    guard let unit = tree[id].unit, let definition = unit.encoding[channel],
      let starts = unit.rows.values(at: definition.column)?.measures,
      let ends = unit.rows.values(at: definition.endColumn)?.measures,
      let start = starts.first, let end = ends.first
    else { return nil }
    let span = abs(scale.position(of: end) - scale.position(of: start))
    return span.isFinite ? span : nil
  }

  private mutating func drawBackground(_ tree: ViewTree, _ context: Context) {
    let config = context.config
    let view = tree[id].node["view"]
    let hasPositions = tree.units(under: id).contains { unit in
      scales[unit]?[.x] != nil || scales[unit]?[.y] != nil
    }
    let styles = view?["style"]?.string.map { [$0] } ?? ["cell"]
    // Pies and maps have no axes to frame.
    let isFrameless = tree.units(under: id).contains {
      tree[$0].unit.map { $0.mark.traits.isRound || $0.isMap } ?? false
    }
    func property(_ name: String) -> Node? {
      if isFrameless, !hasPositions { return view?[name] }
      // The view's own, then the look's, then the style's.
      return view?[name] ?? config.own["view"]?[name] ?? config.style(styles, name)
        ?? config["view", name]
    }
    guard hasPositions || view != nil || !isFrameless else { return }
    var style = ShapeStyle()
    style.fill = property("fill")?.string.flatMap { Color(css: $0) }.map { .color($0) }
    style.strokePaint = property("stroke")?.string.flatMap { Color(css: $0) }.map { .color($0) }
    style.strokeWidth = property("strokeWidth")?.number ?? 1
    style.opacity = property("opacity")?.number ?? 1
    style.fillOpacity = property("fillOpacity")?.number ?? 1
    style.strokeOpacity = property("strokeOpacity")?.number ?? 1
    style.dash = property("strokeDash")?.items?.compactMap(\.number) ?? []
    frameWidth = style.reach
    let rect = Rect(x: 0.5, y: 0.5, width: size.width, height: size.height)
    background.add(CornerRadii(all: property("cornerRadius")?.number ?? 0).path(rect), style)
    background.bounds = Bounds(0, 0, size.width, size.height)
  }
}
