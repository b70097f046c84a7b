import Charts
import Diagnostics
import SceneGraph

/// A chart with its labels: laid out without them in the room they leave, then labelled.
struct LabelledChart {
  var chart: CompiledChart
  var labelling = Labelling()
  var legend: Legend?

  /// What is drawn, the legend above the plot.
  func frame(_ setter: LabelSetter, tag: TagID) -> Frame {
    var frame = chart.frame
    frame.elements += labelling.elements(setter, tag: tag)
    guard let legend else { return frame }
    frame.elements = [
      Element(
        .content(tag),
        .group(
          Group(
            name: "plot", transform: .translation(x: 0, y: legend.height),
            elements: frame.elements)))
    ]
    frame.size.height += legend.height
    frame.elements += legend.elements(setter, tag: tag)
    return frame
  }
}

extension LabelPlan {
  /// Lays out and labels a chart of exactly `size`.
  ///
  /// - Parameter draw: compiles a specification to a size.
  /// - Returns: `nil` when the chart cannot be drawn.
  func labelled(
    _ specification: Node, size: Size, _ setter: LabelSetter,
    draw: (Node, Size) -> CompiledChart?
  ) -> LabelledChart? {
    guard var made = laidOut(specification, size: size, setter, draw: draw) else { return nil }
    guard !made.labelling.unplaced.isEmpty, let withLegend else { return made }
    let (keyed, entries) = withLegend(made.labelling.unplaced)
    let names = Set(entries.map(\.label.id))
    guard !entries.isEmpty else { return made }
    let legend = Legend(entries, width: size.width, setter)
    var rest = self
    for index in rest.sides.indices {
      rest.sides[index].labels.removeAll { names.contains($0.label.id) }
    }
    rest.inside.removeAll { names.contains($0.label.id) }
    guard
      let below = rest.laidOut(
        keyed, size: Size(width: size.width, height: max(size.height - legend.height, 1)), setter,
        draw: draw)
    else { return made }
    made = below
    made.legend = legend
    return made
  }

  /// Without a legend; where labels had to move far, once more with room for their leaders.
  private func laidOut(
    _ specification: Node, size: Size, _ setter: LabelSetter,
    draw: (Node, Size) -> CompiledChart?
  ) -> LabelledChart? {
    var gaps: [Double] = []
    var made: LabelledChart?
    for round in 0..<2 {
      let room = room(in: size, gaps: gaps, setter)
      let padding: Node = [
        "left": Node(room.padding[.left] ?? 0), "right": Node(room.padding[.right] ?? 0),
        "top": Node(room.padding[.top] ?? 0), "bottom": Node(room.padding[.bottom] ?? 0),
      ]
      guard let chart = draw(specification.setting("padding", to: padding), size) else {
        return nil
      }
      let labelling = labelling(
        plots: chart.plots, size: size, gaps: gaps, frame: chart.frame, setter)
      made = LabelledChart(chart: chart, labelling: labelling)
      guard round == 0 else { break }
      let wide = widerGaps(for: labelling)
      guard wide != nil else { break }
      gaps = wide ?? []
    }
    return made
  }

  /// `nil` when no label stands so far off that it needs a leader.
  private func widerGaps(for labelling: Labelling) -> [Double]? {
    let led = Set(labelling.placed.filter { !$0.leader.isEmpty }.map(\.id))
    let gaps = sides.map { side in
      let isLed = side.labels.contains { led.contains($0.label.id) }
      let isColumn = side.edge == .left || side.edge == .right
      return isColumn
        ? (isLed ? SideLabels.wideGap : SideLabels.usualGap) : (isLed ? 10.0 : 3.0)
    }
    let usual = sides.map { $0.edge == .left || $0.edge == .right ? SideLabels.usualGap : 3.0 }
    return gaps == usual ? nil : gaps
  }
}
