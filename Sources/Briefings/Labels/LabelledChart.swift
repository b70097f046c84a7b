import Charts
import Diagnostics
import SceneGraph

/// A chart with its labels: laid out without them in the room they leave, then labelled.
struct LabelledChart {
  var chart: CompiledChart
  var labelling = Labelling()
  var legend: Legend?

  /// The rectangles inside the axes, below the legend.
  var plots: [Rect] { chart.plots.map { $0.offsetBy(dx: 0, dy: legend?.height ?? 0) } }

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
    guard let withLegend else { return made }
    // A legend takes height from the plot, so more labels may have to join it.
    var keyed: [Label] = []
    for _ in 0..<Self.mostRounds where !made.labelling.unplaced.isEmpty {
      keyed += made.labelling.unplaced
      let (specification, entries) = withLegend(keyed)
      let names = Set(entries.map(\.label.id))
      guard !entries.isEmpty else { break }
      let legend = Legend(entries, width: size.width, setter)
      var rest = self
      for index in rest.sides.indices {
        rest.sides[index].labels.removeAll { names.contains($0.label.id) }
      }
      rest.inside.removeAll { names.contains($0.label.id) }
      guard
        let below = rest.laidOut(
          specification, size: Size(width: size.width, height: max(size.height - legend.height, 1)),
          setter, draw: draw)
      else { break }
      let count = made.labelling.unplaced.count
      made = below
      made.legend = legend
      // What is no line, such as an event, cannot join.
      if below.labelling.unplaced.count == count,
        below.labelling.unplaced.allSatisfy({ label in
          keyed.contains { $0.id == label.id }
        })
      {
        break
      }
    }
    return made
  }

  private static let mostRounds = 4

  /// Without a legend; where labels had to move far, once more with room for their leaders.
  private func laidOut(
    _ specification: Node, size: Size, _ setter: LabelSetter,
    draw: (Node, Size) -> CompiledChart?
  ) -> LabelledChart? {
    var gaps: [Double] = []
    var more: [SideLabels.Edge: Double] = [:]
    var made: LabelledChart?
    for _ in 0..<3 {
      let room = room(in: size, gaps: gaps, setter)
      func side(_ edge: SideLabels.Edge) -> Node {
        Node((room.padding[edge] ?? 0) + (more[edge] ?? 0))
      }
      let padding: Node = [
        "left": side(.left), "right": side(.right), "top": side(.top), "bottom": side(.bottom),
      ]
      guard let chart = draw(specification.setting("padding", to: padding), size) else {
        return nil
      }
      let labelling = labelling(
        plots: chart.plots, size: size, gaps: gaps, frame: chart.frame, setter)
      made = LabelledChart(chart: chart, labelling: labelling)
      let wide = gaps.isEmpty ? widerGaps(for: labelling) : nil
      let right = (labelling.placed.map(\.box.maxX).max() ?? 0) - size.width
      let left = -(labelling.placed.map(\.box.minX).min() ?? 0)
      guard wide != nil || right > 0.25 || left > 0.25 else { break }
      if let wide { gaps = wide }
      // The axis takes less beside the plot than was thought, as words of it were left out.
      more[.right, default: 0] += max(right, 0)
      more[.left, default: 0] += max(left, 0)
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
