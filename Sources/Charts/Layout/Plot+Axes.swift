import Diagnostics
import SceneGraph

/// The axes of a plot, or of the panels that share them.
struct AxisSet {
  var axes: [AxisModel] = []

  /// Merged where the layers share a scale, side by side where they do not.
  ///
  /// - Parameter channels: leaves out those that a grid around draws.
  init(
    _ id: Int, _ channels: [Channel], _ tree: ViewTree, _ resolution: ScaleResolution,
    context: inout Context
  ) {
    for channel in channels {
      var own = AxisSet.collect(id, channel, tree, resolution, &context)
      // The second of two axes on the same side moves to the other.
      var counts: [AxisModel.Orient: Int] = [:]
      for index in own.indices {
        let orient = own[index].orient
        if !own[index].isOrientExplicit, counts[orient, default: 0] > 0 {
          let opposite = orient.opposite
          if counts[orient, default: 0] > counts[opposite, default: 0] {
            own[index].orient = opposite
          }
        }
        counts[own[index].orient, default: 0] += 1
      }
      own = own.filter { !$0.isDisabled }
      for index in own.indices.dropFirst() { own[index].isSecondOfTwo = true }
      axes += own
    }
  }

  private static func collect(
    _ id: Int, _ channel: Channel, _ tree: ViewTree, _ resolution: ScaleResolution,
    _ context: inout Context
  ) -> [AxisModel] {
    let view = tree[id]
    if let unit = view.unit {
      guard let model = resolution.model(id, channel) else { return [] }
      return AxisModel(
        channel, unit: id, unit, scaleKey: model.key, scaleType: model.type, context: &context
      ).map { [$0] } ?? []
    }
    let lists = view.children.map { collect($0, channel, tree, resolution, &context) }
    let isShared = view.node["resolve"]?["axis"]?[channel.rawValue]?.string != "independent"
    if isShared, let merged = merged(lists.filter { !$0.isEmpty }) { return merged }
    return lists.flatMap { $0 }
  }

  private static func merged(_ lists: [[AxisModel]]) -> [AxisModel]? {
    guard var result = lists.first else { return nil }
    for list in lists.dropFirst() {
      guard list.count == result.count else { return nil }
      for index in list.indices {
        guard list[index].scaleKey == result[index].scaleKey, result[index].merge(list[index])
        else {
          return nil
        }
      }
    }
    return result
  }
}

extension AxisModel.Orient {
  var opposite: Self {
    switch self {
    case .top: .bottom
    case .bottom: .top
    case .left: .right
    case .right: .left
    }
  }
}

extension Plot {
  mutating func drawAxes(
    _ channels: [Channel], grids: [Channel], _ tree: ViewTree, _ resolution: ScaleResolution,
    context: inout Context
  ) {
    let set = AxisSet(
      id, [.x, .y].filter { channels.contains($0) || grids.contains($0) }, tree, resolution,
      context: &context)
    axes = set.axes.compactMap { axis in
      var drawing = drawn(axis, tree, context: &context)
      if grids.contains(axis.channel) {
        drawing?.main = Drawing()
        drawing?.bounds = Bounds()
      }
      return drawing
    }
  }

  /// - Parameter isFlat: as if the plot had no extent across the axis.
  func drawn(
    _ axis: AxisModel, _ tree: ViewTree, isFlat: Bool = false, context: inout Context
  ) -> AxisDrawing? {
    guard let scale = scales[axis.unit]?[axis.channel] else { return nil }
    let across: Channel = axis.channel == .x ? .y : .x
    let length = axis.channel == .x ? size.width : size.height
    let isNormalized =
      tree[axis.unit].unit?.stack.map { $0.channel == axis.channel && $0.offset == .normalize }
      ?? false
    let ticks = AxisTicks(
      axis, scale, length: length, isNormalized: isNormalized, context: &context)
    let full = across == .x ? size.width : size.height
    let gridRange: (start: Double, end: Double) = (0, full)
    return AxisBuilder(
      axis: axis, scale: scale, width: isFlat ? 0 : size.width, height: isFlat ? 0 : size.height,
      hasGrid: !isFlat, config: context.config,
      text: context.text, ticks: ticks, gridRange: gridRange
    ).draw()
  }
}
