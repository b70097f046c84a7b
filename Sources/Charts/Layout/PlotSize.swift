import Diagnostics
import Scales

/// How wide and high a plot is, before any of its ranges are known.
struct PlotSize {
  var width: Double
  var height: Double
  /// The steps of discrete axes whose count makes the size.
  var steps: [Channel: Double] = [:]
}

extension Plot {
  /// A number of points, or a step for every value of a discrete axis.
  static func size(
    of id: Int, _ tree: ViewTree, _ resolution: ScaleResolution, override: PlotOverride,
    context: inout Context
  ) -> PlotSize {
    var size = PlotSize(width: 0, height: 0)
    size.width = length(of: id, .x, tree, resolution, &size.steps, &context)
    size.height = length(of: id, .y, tree, resolution, &size.steps, &context)
    if let width = override.width {
      size.width = width
      size.steps[.x] = nil
    }
    if let height = override.height {
      size.height = height
      size.steps[.y] = nil
    }
    if max(size.width, size.height) > Limits.side {
      _ = context.refuse("E524", Limits.tooLarge, at: tree[id].node.origin)
      size.width = min(size.width, Limits.side)
      size.height = min(size.height, Limits.side)
    }
    return size
  }

  private static func length(
    of id: Int, _ channel: Channel, _ tree: ViewTree, _ resolution: ScaleResolution,
    _ steps: inout [Channel: Double], _ context: inout Context
  ) -> Double {
    let name = channel == .x ? "width" : "height"
    let units = tree.units(under: id)
    var asked = tree[id].size(name)
    if asked == nil {
      asked = units.lazy.compactMap { tree[$0].size(name) }.first
    }
    let model = units.lazy.compactMap { resolution.model($0, channel) }.first
    let isDiscrete = model?.type.isDiscrete ?? false
    if let number = asked?.number { return min(max(number, 0), Limits.side * 2) }
    let view = context.config["view"]
    let suffix = name.prefix(1).uppercased() + name.dropFirst()
    // `view.width` is how the fourth version of the grammar said it.
    let discrete = view?[name] ?? view?["discrete\(suffix)"]
    if let model, isDiscrete {
      if asked?["step"] == nil, let fixed = discrete?.number { return fixed }
      let step = (asked?["step"] ?? discrete?["step"] ?? view?["step"])?.number ?? 20
      return stepped(step, model, channel, units, asked, tree, resolution, &steps)
    }
    if model != nil
      || units.contains(where: { tree[$0].unit.map { $0.mark.traits.isRound || $0.isMap } ?? false }
      )
    {
      return (view?[name] ?? view?["continuous\(suffix)"])?.number ?? 300
    }
    if let step = asked?["step"]?.number { return step }
    return (discrete ?? view?["step"])?.number ?? discrete?["step"]?.number ?? 20
  }

  private static func stepped(
    _ step: Double, _ model: ScaleModel, _ channel: Channel, _ units: [Int], _ asked: Node?,
    _ tree: ViewTree, _ resolution: ScaleResolution, _ steps: inout [Channel: Double]
  ) -> Double {
    let (inner, outer) = ScaleMaking.paddings(model)
    let count = model.domain.values.count
    let space = BandScale.space(count: count, paddingInner: inner, paddingOuter: outer)
    let isForOffset = asked?["for"]?.string != "position"
    if isForOffset, let offset = channel.offset,
      let nested = units.lazy.compactMap({ resolution.model($0, offset) }).first,
      nested.type.isDiscrete
    {
      // The step is that of the bars inside a band.
      let (a, b) = ScaleMaking.paddings(nested)
      let bars = BandScale.space(
        count: nested.domain.values.count, paddingInner: nested.type == .band ? a : 1,
        paddingOuter: b)
      let band = step * bars / max(1 - inner, 0.01)
      steps[offset] = step
      return min(band * space, Limits.side * 2)
    }
    steps[channel] = step
    return min(step * space, Limits.side * 2)
  }
}

/// Sizes that a page asks for, in the place of the specification's.
struct PlotOverride {
  var width: Double?
  var height: Double?
}
