import SceneGraph

/// Labels inside a drawing, each near a point of its own, clear of everything that matters.
///
/// The law: no label overlaps another, an obstacle or a leader, no leader crosses a label, an obstacle
/// or another leader, and none leaves `bounds`. The same wishes always give the same places.
struct LabelField {
  struct Candidate {
    var box: Rect
    var alignment: PlacedLabel.Alignment
    var leader: [Point] = []
    /// Less is better.
    var cost: Double
  }

  struct Wish {
    var set: SetLabel
    var candidates: [Candidate]
  }

  var bounds: Rect
  /// No label lies on these, and no leader runs through.
  var boxes: [Rect] = []
  /// Lines that labels and leaders keep off.
  var lines: [Segment] = []
  /// Areas that leaders keep out of, by what they are; a label's own does not count.
  var areas: [(id: String, outline: Outline)] = []
  /// Labels that stand already.
  var labelling = Labelling()

  private static let clearance = 1.0

  /// The important first; one that finds no place may push out one of lesser importance that finds
  /// another.
  mutating func place(_ wishes: [Wish]) {
    let order = wishes.indices.sorted {
      (-wishes[$0].set.label.priority, wishes[$0].candidates.count, $0)
        < (-wishes[$1].set.label.priority, wishes[$1].candidates.count, $1)
    }
    let sorted = order.map { wish in
      var wish = wishes[wish]
      wish.candidates = wish.candidates.enumerated().sorted {
        ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset)
      }.map(\.element)
      return wish
    }
    var stuck: [Wish] = []
    for wish in sorted {
      if let candidate = wish.candidates.first(where: { isFree($0, of: wish.set.label.id) }) {
        labelling.placed.append(Self.placed(wish.set, candidate))
      } else {
        stuck.append(wish)
      }
    }
    for wish in stuck where !makeRoom(for: wish, among: sorted) {
      labelling.unplaced.append(wish.set.label)
    }
  }

  /// Moves one other label away, if that lets both stand.
  private mutating func makeRoom(for wish: Wish, among wishes: [Wish]) -> Bool {
    let standing = labelling.placed
    for candidate in wish.candidates.prefix(40) {
      for index in standing.indices {
        guard let other = wishes.first(where: { $0.set.label.id == standing[index].id }) else {
          continue
        }
        labelling.placed = standing
        labelling.placed.remove(at: index)
        guard isFree(candidate, of: wish.set.label.id) else { continue }
        labelling.placed.append(Self.placed(wish.set, candidate))
        if let way = other.candidates.first(where: { isFree($0, of: other.set.label.id) }) {
          labelling.placed.append(Self.placed(other.set, way))
          return true
        }
      }
    }
    labelling.placed = standing
    return false
  }

  private static func placed(_ set: SetLabel, _ candidate: Candidate) -> PlacedLabel {
    PlacedLabel(
      set: set, box: candidate.box, alignment: candidate.alignment, leader: candidate.leader,
      hasGround: true)
  }

  func isFree(_ candidate: Candidate, of id: String) -> Bool {
    let box = candidate.box
    guard box.minX >= bounds.minX - 0.01, box.maxX <= bounds.maxX + 0.01,
      box.minY >= bounds.minY - 0.01, box.maxY <= bounds.maxY + 0.01
    else { return false }
    let wide = box.insetBy(dx: -Self.clearance, dy: -Self.clearance / 2)
    if boxes.contains(where: wide.intersects) { return false }
    if lines.contains(where: { $0.enters(box) }) { return false }
    let leader = Segment.along(candidate.leader)
    for other in labelling.placed {
      if other.box.intersects(wide) { return false }
      if leader.contains(where: { $0.enters(other.box) }) { return false }
      let theirs = Segment.along(other.leader)
      if theirs.contains(where: { line in line.enters(wide) || leader.contains { $0.crosses(line) }
      }) {
        return false
      }
    }
    guard !leader.isEmpty else { return true }
    // The end at what it names may touch it: a line it belongs to, or the box of its own point.
    let free = leader.map { Segment(Self.along($0, 0.12), Self.along($0, 1)) }
    if free.contains(where: { piece in boxes.contains { piece.enters($0) } }) { return false }
    if free.contains(where: { piece in lines.contains { $0.crosses(piece) } }) { return false }
    return !areas.contains { area in
      area.id != id && leader.contains { area.outline.isCrossed(by: $0) }
    }
  }

  private static func along(_ segment: Segment, _ share: Double) -> Point {
    Point(
      x: segment.start.x + (segment.end.x - segment.start.x) * share,
      y: segment.start.y + (segment.end.y - segment.start.y) * share)
  }
}

extension LabelField.Candidate {
  /// Round a point: beside it first, then over and under it, then further away with a leader.
  ///
  /// - Parameter distance: between the point and a label beside it.
  static func around(
    _ point: Point, _ size: Size, distance: Double = 4, isLed: Bool = true, extra: Double = 0
  ) -> [Self] {
    let (w, h) = (size.width, size.height)
    func box(_ x: Double, _ y: Double) -> Rect { Rect(x: x, y: y, width: w, height: h) }
    let near = distance * 0.7
    let (left, right) = (point.x - distance - w, point.x + distance)
    var candidates: [Self] = [
      Self(box: box(right, point.y - h / 2), alignment: .left, cost: 0),
      Self(box: box(right, point.y - h - near / 2), alignment: .left, cost: 1),
      Self(box: box(right, point.y + near / 2), alignment: .left, cost: 1.2),
      Self(box: box(left, point.y - h / 2), alignment: .right, cost: 1.5),
      Self(box: box(left, point.y - h - near / 2), alignment: .right, cost: 2),
      Self(box: box(left, point.y + near / 2), alignment: .right, cost: 2.2),
      Self(box: box(point.x - w / 2, point.y - h - distance), alignment: .center, cost: 1.4),
      Self(box: box(point.x - w / 2, point.y + distance), alignment: .center, cost: 1.6),
    ]
    guard isLed else { return candidates }
    for ring in [14.0, 22, 32, 44, 60, 80] {
      for step in directions.indices {
        let (dx, dy) = directions[step]
        let tip = Point(x: point.x + dx * ring, y: point.y + dy * ring)
        let alignment: PlacedLabel.Alignment = dx > 0.4 ? .left : dx < -0.4 ? .right : .center
        let x = alignment == .left ? tip.x + 2 : alignment == .right ? tip.x - 2 - w : tip.x - w / 2
        let y = alignment != .center ? tip.y - h / 2 : dy < 0 ? tip.y - h - 1 : tip.y + 1
        candidates.append(
          Self(
            box: box(x, y), alignment: alignment, leader: [point, tip],
            cost: 3 + extra + ring / 6 + Double(step) * 0.01))
        guard alignment == .center else { continue }
        // Above or below its tip a label may stand to either side.
        for (left, side) in [(tip.x - 4, PlacedLabel.Alignment.left), (tip.x + 4 - w, .right)] {
          candidates.append(
            Self(
              box: box(left, y), alignment: side, leader: [point, tip],
              cost: 3.5 + extra + ring / 6 + Double(step) * 0.01))
        }
      }
    }
    return candidates
  }

  /// Sixteen, the plain ones first.
  private static let directions: [(Double, Double)] = [
    (1, 0), (-1, 0), (0, -1), (0, 1), (0.71, -0.71), (0.71, 0.71), (-0.71, -0.71), (-0.71, 0.71),
    (0.92, -0.38), (0.92, 0.38), (-0.92, -0.38), (-0.92, 0.38), (0.38, -0.92), (0.38, 0.92),
    (-0.38, -0.92), (-0.38, 0.92),
  ]
}
