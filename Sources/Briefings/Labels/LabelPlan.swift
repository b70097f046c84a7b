import Diagnostics
import SceneGraph

/// What of a chart is to be labelled where, in terms of its plots, before anybody knows how large they
/// will be.
///
/// The blocks whose scales have fixed domains know where a value stands in its plot; so the labels can be
/// placed once the chart is laid out, and moved apart without drawing it first.
struct LabelPlan: Sendable {
  /// A place in a plot: 0…1 from its left and from its top.
  struct Place: Sendable, Hashable {
    var plot = 0
    var x: Double
    var y: Double

    func point(in plots: [Rect]) -> Point? {
      guard plots.indices.contains(plot) else { return nil }
      let rect = plots[plot]
      return Point(x: rect.minX + rect.width * x, y: rect.minY + rect.height * y)
    }
  }

  /// Labels along one edge of a plot.
  struct Side: Sendable {
    var edge: SideLabels.Edge
    var plot = 0
    var labels: [(label: Label, place: Place)]
    /// What the guides take at this edge anyway.
    var overhang = 0.0
    /// Of a column of labels, of the chart's whole width.
    var widestShare = 0.36
  }

  /// A label somewhere near one of its places, the first being the best.
  struct Inside: Sendable {
    var label: Label
    var places: [Place]
  }

  /// A label in the middle of a box, if it is large enough; the figures stand elsewhere as well.
  struct Boxed: Sendable {
    var label: Label
    var from: Place
    var to: Place
  }

  /// The name of a plot, above its left corner.
  struct Caption: Sendable {
    var label: Label
    var plot: Int
  }

  var sides: [Side] = []
  var boxed: [Boxed] = []
  var captions: [Caption] = []
  var inside: [Inside] = []
  /// Lines that have a name: labels inside the plot keep off them.
  var lines: [[Place]] = []
  /// Points that labels inside the plot keep off.
  var points: [Place] = []
  /// Boxes that labels inside the plot keep off, by two of their corners.
  var boxes: [(from: Place, to: Place)] = []
  /// Areas of a map, read from the finished drawing, with their labels.
  var areas: AreaPlan?
  /// How a chart looks whose named lines are told apart by a legend: by the `id` of what found no room
  /// for its label.
  var withLegend: (@Sendable ([Label]) -> (specification: Node, entries: [Legend.Entry]))?
}

/// The labels of a map.
struct AreaPlan: Sendable {
  var labels: [Label]
  /// Left free round the map, where labels may stand.
  var margin: Double
  /// Every area that the finished chart shows, in its coordinates.
  var shapes: @Sendable (Frame) -> [AnchorShape]
}

extension LabelPlan {
  /// The room that labels need outside the plots, and how far they stand from them.
  struct Room {
    var padding: [SideLabels.Edge: Double] = [:]
    var gaps: [Double]
  }

  func room(in size: Size, gaps: [Double], _ setter: LabelSetter) -> Room {
    var room = Room(gaps: gaps)
    for (index, side) in sides.enumerated() where !side.labels.isEmpty {
      let sets = side.labels.map { setter.set($0.label, width: widest(side, size)) }
      let isColumn = side.edge == .left || side.edge == .right
      let need =
        (sets.map { isColumn ? $0.size.width : $0.size.height }.max() ?? 0) + gap(of: index, gaps)
      room.padding[side.edge] = max(
        room.padding[side.edge] ?? 0, need - side.overhang, 0)
    }
    let heads = captions.filter { $0.plot == 0 }.map { caption in
      setter.set(caption.label, width: Self.leastCaptionWidth).size.height + Self.captionGap
    }
    if let head = heads.max() { room.padding[.top] = max(room.padding[.top] ?? 0, head) }
    if let areas {
      for edge in [SideLabels.Edge.left, .right, .top, .bottom] {
        room.padding[edge] = areas.margin
      }
    }
    return room
  }

  /// Of a chart in which the labels of six series, and all that matter most, stand beside the plot, and
  /// a legend of the others above it, if that is lower than all of them beside it.
  func leastHeight(width: Double, _ setter: LabelSetter) -> Double {
    let size = Size(width: width, height: 0)
    let above = sides.filter { $0.edge == .top && !$0.labels.isEmpty }.isEmpty ? 0.0 : 16
    let columns = sides.filter { $0.edge == .left || $0.edge == .right }.map { side in
      let labels = side.labels.map(\.label).sorted { $0.priority > $1.priority }
      func height(_ labels: some Sequence<Label>) -> Double {
        labels.reduce(0) { $0 + setter.set($1, width: widest(side, size)).size.height }
      }
      let first = labels.enumerated().filter { $0.offset < 6 || $0.element.priority > 0 }
        .map(\.element)
      let rest = labels.dropFirst(first.count) + inside.map(\.label)
      guard !rest.isEmpty, let withLegend else { return height(first) }
      let legend = Legend(withLegend(Array(rest)).entries, width: width, setter)
      return min(
        height(labels) + (inside.isEmpty ? 0 : legend.height), height(first) + legend.height)
    }
    return (columns.max() ?? 0) + above + Self.belowPlot
  }

  /// What the words of an axis take below a plot.
  private static let belowPlot = 20.0

  private func widest(_ side: Side, _ size: Size) -> Double {
    side.edge == .left || side.edge == .right ? size.width * side.widestShare : size.width
  }

  private func gap(of index: Int, _ gaps: [Double]) -> Double {
    if gaps.indices.contains(index) { return gaps[index] }
    let edge = sides[index].edge
    return edge == .left || edge == .right ? SideLabels.usualGap : 3
  }

  /// Where the labels of a chart stand whose plots are `plots` in a drawing of `size`.
  func labelling(
    plots: [Rect], size: Size, gaps: [Double], frame: Frame, _ setter: LabelSetter
  ) -> Labelling {
    var labelling = Labelling()
    for (index, side) in sides.enumerated() {
      guard plots.indices.contains(side.plot) else { continue }
      let plot = plots[side.plot]
      let wishes = side.labels.compactMap { label, place in
        place.point(in: plots).map {
          SideLabels.Wish(set: setter.set(label, width: widest(side, size)), anchor: $0)
        }
      }
      let isColumn = side.edge == .left || side.edge == .right
      let line =
        switch side.edge {
        case .left: plot.minX
        case .right: plot.maxX
        case .top: plot.minY
        case .bottom: plot.maxY
        }
      let labels = SideLabels(
        edge: side.edge, line: line,
        // The words below the plot belong to its axis.
        extent: isColumn ? 0...max(min(plot.maxY + 5, size.height), 0) : 0...max(size.width, 0),
        gap: gap(of: index, gaps), spacing: isColumn ? 0 : 6)
      labelling.add(labels.placed(wishes))
    }
    for caption in captions where plots.indices.contains(caption.plot) {
      labelling.placed.append(Self.placed(caption, plots[caption.plot], setter))
    }
    for boxed in boxed {
      if let placed = Self.placed(boxed, plots, setter) { labelling.placed.append(placed) }
    }
    if !inside.isEmpty { place(inside, plots, &labelling, setter) }
    if let areas {
      labelling.add(
        labelAreas(
          areas.shapes(frame), areas.labels,
          in: Rect(x: 0, y: 0, width: size.width, height: size.height), setter))
    }
    return labelling
  }

  static let captionGap = 5.0
  static let leastCaptionWidth = 90.0

  private static func placed(
    _ caption: Caption, _ plot: Rect, _ setter: LabelSetter
  ) -> PlacedLabel {
    let set = setter.set(caption.label, width: max(plot.width, leastCaptionWidth))
    return PlacedLabel(
      set: set,
      box: Rect(
        x: plot.minX, y: plot.minY - captionGap - set.size.height, width: set.size.width,
        height: set.size.height), alignment: .left)
  }

  private static func placed(
    _ boxed: Boxed, _ plots: [Rect], _ setter: LabelSetter
  ) -> PlacedLabel? {
    guard let from = boxed.from.point(in: plots), let to = boxed.to.point(in: plots) else {
      return nil
    }
    let set = setter.set(boxed.label, width: .greatestFiniteMagnitude)
    guard abs(to.x - from.x) >= set.size.width + 4, abs(to.y - from.y) >= set.size.height else {
      return nil
    }
    return PlacedLabel(
      set: set,
      box: Rect(
        x: (from.x + to.x - set.size.width) / 2, y: (from.y + to.y - set.size.height) / 2,
        width: set.size.width, height: set.size.height), alignment: .center)
  }

  private func place(
    _ inside: [Inside], _ plots: [Rect], _ labelling: inout Labelling, _ setter: LabelSetter
  ) {
    guard let first = plots.first else { return }
    var field = LabelField(bounds: plots.dropFirst().reduce(first) { $0.union($1) })
    field.lines = lines.flatMap { line in
      Segment.along(line.compactMap { $0.point(in: plots) })
    }
    field.boxes = points.compactMap { $0.point(in: plots) }.map {
      Rect(x: $0.x - 2.5, y: $0.y - 2.5, width: 5, height: 5)
    }
    field.boxes += boxes.compactMap { from, to in
      guard let from = from.point(in: plots), let to = to.point(in: plots) else { return nil }
      return Rect(
        x: min(from.x, to.x), y: min(from.y, to.y), width: abs(to.x - from.x),
        height: abs(to.y - from.y))
    }
    field.labelling = labelling
    func wish(_ inside: Inside, width: Double) -> LabelField.Wish {
      let set = setter.set(inside.label, width: width)
      let points = inside.places.compactMap { $0.point(in: plots) }
      return LabelField.Wish(
        set: set,
        candidates: points.enumerated().flatMap { index, point in
          var candidates = LabelField.Candidate.around(
            point, set.size, isLed: index == 0, extra: 20)
          for place in candidates.indices { candidates[place].cost += Double(index) }
          return candidates
        })
    }
    field.place(inside.map { wish($0, width: first.width / 2) })
    // Where one line of words finds no room, two shorter ones may.
    let stuck = inside.filter { inside in
      field.labelling.unplaced.contains { $0.id == inside.label.id }
    }
    field.labelling.unplaced.removeAll { label in stuck.contains { $0.label.id == label.id } }
    field.place(
      stuck.map { wish($0, width: setter.width(of: $0.label.text, isBold: true) * 0.6) })
    labelling = field.labelling
  }
}
