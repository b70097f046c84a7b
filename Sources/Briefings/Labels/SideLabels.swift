import SceneGraph

/// Labels in a column beside a plot, or in a row above or below it, each level with what it names.
///
/// The law: the labels keep the order of what they name, so no leader crosses another; all stay in
/// `extent`; what there is no room for is `unplaced`, the least important first.
struct SideLabels {
  enum Edge: Sendable { case left, right, top, bottom }

  struct Wish: Sendable {
    var set: SetLabel
    /// What it names, at the edge of the plot or inside of it.
    var anchor: Point
  }

  var edge: Edge
  /// Of the plot, on the axis across.
  var line: Double
  /// On the axis along which labels spread.
  var extent: ClosedRange<Double>
  /// Between the plot and its labels.
  var gap = Self.usualGap
  /// Left free between neighbours.
  var spacing = 0.0

  static let usualGap = 8.0
  /// With room for leaders.
  static let wideGap = 19.0

  private var isColumn: Bool { edge == .left || edge == .right }

  func placed(_ wishes: [Wish]) -> Labelling {
    func length(_ wish: Wish) -> Double {
      (isColumn ? wish.set.size.height : wish.set.size.width) + spacing
    }
    let kept = Spreading.fitting(
      wishes.map(length), priorities: wishes.map(\.set.label.priority),
      room: extent.upperBound - extent.lowerBound)
    let stays = Set(kept)
    var labelling = Labelling(
      unplaced: wishes.indices.filter { !stays.contains($0) }.map { wishes[$0].set.label })
    let chosen = kept.map { wishes[$0] }
    let stretches = chosen.map {
      Spreading.Wish(middle: isColumn ? $0.anchor.y : $0.anchor.x, length: length($0))
    }
    // Words beside each other need no leader as long as they are above what they name.
    let covering = isColumn ? nil : Spreading.covering(stretches, within: extent)
    let middles = covering ?? Spreading.middles(stretches, within: extent)
    for (wish, middle) in zip(chosen, middles) {
      labelling.placed.append(place(wish, at: middle))
    }
    return labelling
  }

  /// Whether any label stands so far from what it names that it must lead there.
  static func needsLeaders(_ labelling: Labelling) -> Bool {
    labelling.placed.contains { !$0.leader.isEmpty }
  }

  private func place(_ wish: Wish, at middle: Double) -> PlacedLabel {
    let size = wish.set.size
    let box: Rect
    switch edge {
    case .right:
      box = Rect(
        x: line + gap, y: middle - size.height / 2, width: size.width, height: size.height)
    case .left:
      box = Rect(
        x: line - gap - size.width, y: middle - size.height / 2, width: size.width,
        height: size.height)
    case .top:
      box = Rect(
        x: middle - size.width / 2, y: line - gap - size.height, width: size.width,
        height: size.height)
    case .bottom:
      box = Rect(
        x: middle - size.width / 2, y: line + gap, width: size.width, height: size.height)
    }
    let wished = isColumn ? wish.anchor.y : wish.anchor.x
    let reach = (isColumn ? size.height : size.width) / 2
    // Beside labels with leaders one without would seem to belong to nothing.
    let isBeside =
      gap < Self.wideGap && abs(wished - middle) <= (isColumn ? reach + 0.5 : reach + 4)
    return PlacedLabel(
      set: wish.set, box: box,
      alignment: edge == .right ? .left : edge == .left ? .right : .center,
      leader: isBeside ? [] : leader(from: wish.anchor, to: middle))
  }

  /// Straight out of the plot, slanted, and straight into the label.
  private func leader(from anchor: Point, to middle: Double) -> [Point] {
    let sign = edge == .right || edge == .bottom ? 1.0 : -1.0
    let start = line + sign * min(4.5, gap / 2)
    let end = line + sign * (gap - 2)
    if isColumn {
      return [
        Point(x: start, y: anchor.y), Point(x: start + sign * 2, y: anchor.y),
        Point(x: end - sign * 2, y: middle), Point(x: end, y: middle),
      ]
    }
    return [Point(x: anchor.x, y: start), Point(x: middle, y: end)]
  }
}
