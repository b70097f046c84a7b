import SceneGraph

/// An area of a map as it is drawn.
struct AnchorShape: Sendable {
  var id: String
  var outline: Outline

  init(_ id: String, _ outline: Outline) {
    self.id = id
    self.outline = outline
  }
}

/// Names the areas of a map: inside where there is room, else beside it with a leader that ends at the
/// point furthest from the area's edge.
///
/// The law: that of `LabelField`; beside it, no leader runs through a third area. What finds no place
/// is `unplaced`, for whoever draws the map to number; our own area is then named upon its neighbours.
/// - Parameters:
///   - shapes: every area that is drawn, labelled or not, in the coordinates of `bounds`.
///   - labels: by the `id` of their area.
///   - bounds: where labels may stand: the map with the room beside it.
///   - obstacles: boxes that labels keep off, such as a legend.
func labelAreas(
  _ shapes: [AnchorShape], _ labels: [Label], in bounds: Rect, obstacles: [Rect] = [],
  _ setter: LabelSetter
) -> Labelling {
  var field = LabelField(bounds: bounds, boxes: obstacles)
  field.areas = shapes.map { ($0.id, $0.outline) }
  var wishes: [LabelField.Wish] = []
  for label in labels {
    let set = setter.set(label, width: bounds.width / 2)
    guard let shape = shapes.first(where: { $0.id == label.id }), let pole = shape.outline.pole
    else {
      field.labelling.unplaced.append(label)
      continue
    }
    var wish = AreaCandidates(shape: shape, pole: pole, others: shapes, bounds: bounds).wish(set)
    if label.priority >= LabelPriority.comparator {
      var over = LabelField.Candidate.around(pole, set.size, distance: 3, isLed: false)
      over.append(.init(box: centered(set.size, at: pole), alignment: .center, cost: 0.5))
      for index in over.indices { over[index].cost += 1000 }
      wish.candidates += over
    }
    wishes.append(wish)
  }
  field.place(wishes)
  return field.labelling
}

private func centered(_ size: Size, at point: Point) -> Rect {
  Rect(
    x: point.x - size.width / 2, y: point.y - size.height / 2, width: size.width,
    height: size.height)
}

/// Where the label of one area may stand.
private struct AreaCandidates {
  let shape: AnchorShape
  let pole: Point
  let others: [AnchorShape]
  let bounds: Rect

  func wish(_ set: SetLabel) -> LabelField.Wish {
    var candidates: [LabelField.Candidate] = []
    let inside = centered(set.size, at: pole)
    if fits(inside) { candidates.append(.init(box: inside, alignment: .center, cost: 0)) }
    let (w, h) = (set.size.width, set.size.height)
    let reach = max(bounds.width, bounds.height)
    for step in 0..<48 {
      let angle = Self.directions[step]
      var length = 8.0
      while length < reach {
        defer { length += 7 }
        let tip = Point(x: pole.x + angle.x * length, y: pole.y + angle.y * length)
        guard tip.x > bounds.minX, tip.x < bounds.maxX, tip.y > bounds.minY, tip.y < bounds.maxY
        else { break }
        guard !shape.outline.contains(tip) else { continue }
        let alignment: PlacedLabel.Alignment =
          angle.x > 0.5 ? .left : angle.x < -0.5 ? .right : .center
        let box = Rect(
          x: alignment == .left ? tip.x + 2 : alignment == .right ? tip.x - 2 - w : tip.x - w / 2,
          y: alignment != .center ? tip.y - h / 2 : angle.y < 0 ? tip.y - h - 1 : tip.y + 1,
          width: w, height: h)
        // Off the land altogether.
        guard !others.contains(where: { $0.outline.touches(box) }) else { continue }
        candidates.append(
          .init(
            box: box, alignment: alignment, leader: [pole, tip],
            cost: 10 + length / 5 + Double(step) * 0.001))
        break
      }
    }
    return LabelField.Wish(set: set, candidates: candidates)
  }

  private func fits(_ box: Rect) -> Bool {
    let corners = [
      Point(x: box.minX, y: box.minY), Point(x: box.maxX, y: box.minY),
      Point(x: box.maxX, y: box.maxY), Point(x: box.minX, y: box.maxY),
    ]
    return corners.allSatisfy(shape.outline.contains)
      && !shape.outline.edges.contains { $0.enters(box) }
  }

  /// Every seven and a half degrees, from cosines worked out once so that no library's last digit counts.
  private static let directions: [Point] = {
    let (c, s) = (0.9914448613738104, 0.13052619222005157)
    var points = [Point(x: 1, y: 0)]
    for _ in 1..<48 {
      let last = points[points.count - 1]
      points.append(Point(x: last.x * c - last.y * s, y: last.x * s + last.y * c))
    }
    return points
  }()
}

extension Outline {
  /// Whether the two have a point in common.
  func touches(_ rect: Rect) -> Bool {
    guard let box, box.intersects(rect) else { return false }
    return contains(Point(x: rect.midX, y: rect.midY)) || edges.contains { $0.enters(rect) }
  }
}
