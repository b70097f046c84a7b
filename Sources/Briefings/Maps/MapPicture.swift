import SceneGraph

/// A map whose areas are coloured by class, with its key and labels.
struct MapPicture: SizedPicture {
  struct Area: Sendable {
    var code: String
    var polygons: [[[Point]]]
    /// `nil` where there are no data.
    var color: Color?
    var name: String
    var figure: String
    var isLit: Bool
    var isLabelled: Bool
    /// Stands for its name where that has no room.
    var number: Int?
  }

  var areas: [Area]
  var key: MapKey
  var isTiles: Bool
  /// Of the whole, in points, as a wish.
  var height: Double?
  var theme: Theme

  private static let keyGap = 14.0
  private static let margin = 2.0

  private var box: Rect {
    Plane.bounds(of: areas.flatMap(\.polygons)) ?? Rect(x: 0, y: 0, width: 1, height: 1)
  }

  func minimumHeight(width: Double, _ shaping: any TextShaping) -> Double {
    let setter = MapSetter(theme: theme, shaping: shaping)
    return max(110, key.listSize(setter).height)
  }

  func preferredHeight(width: Double, _ shaping: any TextShaping) -> Double? {
    if let height { return height }
    let box = box
    let list = key.listSize(MapSetter(theme: theme, shaping: shaping))
    let beside = max(width - list.width - Self.keyGap, 40)
    return min(max(beside * box.height / max(box.width, box.height / 100), 150), 320)
  }

  func sketch(_ size: Size, _ shaping: any TextShaping) -> Sketch {
    let setter = MapSetter(theme: theme, shaping: shaping)
    var picture = self
    var (room, isBeside) = roomForMap(size, setter)
    var drawn = best(in: room, shaping)
    if !drawn.labelling.unplaced.isEmpty {
      // Areas that no leader reaches have a number, and stand in the key.
      picture.number(drawn.labelling.unplaced.map(\.id))
      (room, isBeside) = picture.roomForMap(size, setter)
      drawn = picture.best(in: room, shaping)
    }
    var sketch = Sketch()
    // One colour after the other: each becomes one layer.
    let byColor = drawn.areas.enumerated().sorted {
      ($0.element.color?.code ?? "", $0.offset) < ($1.element.color?.code ?? "", $1.offset)
    }
    for (_, area) in byColor where area.color != nil {
      draw(area, setter, into: &sketch)
    }
    for (_, area) in byColor where area.color == nil {
      draw(area, setter, into: &sketch)
    }
    sketch.draw(
      lines: Plane.border(round: drawn.areas.filter(\.isLit).map(\.polygons)),
      color: theme.color(.ink).code,
      width: areas.count > 60 ? 1.1 : 1.6)
    if isTiles { TileNames(areas: drawn.areas, setter: setter).draw(into: &sketch) }
    MapLabels(labelling: drawn.labelling, areas: drawn.areas, setter: setter).draw(into: &sketch)
    if isBeside {
      let list = picture.key.listSize(setter)
      picture.key.drawList(
        at: Point(x: min(room.maxX + Self.keyGap, size.width - list.width), y: 0), setter,
        into: &sketch)
    } else {
      picture.key.drawStrip(at: Point.zero, width: size.width, setter, into: &sketch)
    }
    return sketch
  }

  /// In the order of the alphabet; what our own area is called is never left to a number.
  private mutating func number(_ codes: [String]) {
    let wanted = areas.indices.filter { codes.contains(areas[$0].code) && !areas[$0].isLit }
      .sorted { areas[$0].name < areas[$1].name }
    for (number, index) in wanted.enumerated() {
      areas[index].isLabelled = false
      areas[index].number = number + 1
      key.numbered.append("\(number + 1) \(areas[index].name) \(areas[index].figure)")
    }
  }

  private func draw(_ area: Area, _ setter: MapSetter, into sketch: inout Sketch) {
    guard let color = area.color else {
      sketch.draw(area.polygons, setter.emptyLook)
      setter.hatch(area.polygons, into: &sketch)
      return
    }
    sketch.draw(area.polygons, setter.areaLook(color, width: areas.count > 60 ? 0.3 : 0.5))
  }

  // MARK: Room

  /// Beside its key or below it, wherever the map becomes larger.
  private func roomForMap(_ size: Size, _ setter: MapSetter) -> (Rect, isBeside: Bool) {
    let box = box
    func scale(_ room: Rect) -> Double { min(room.width / box.width, room.height / box.height) }
    let list = key.listSize(setter)
    let whole = Rect(x: 0, y: 0, width: size.width, height: size.height)
      .insetBy(dx: Self.margin, dy: Self.margin)
    guard !key.isEmpty else { return (whole, false) }
    var beside = whole
    beside.width = max(whole.width - list.width - Self.keyGap, 1)
    // A tall map in a wide room: its key stays near.
    let wanted = box.width * beside.height / max(box.height, 1e-9)
    beside.width = min(beside.width, max(wanted * 1.25, wanted + labelRoom(setter)))
    guard let strip = key.stripSize(width: size.width, setter) else { return (beside, true) }
    var below = whole
    below.y += strip.height + 6
    below.height = max(whole.height - strip.height - 6, 1)
    return scale(beside) >= scale(below) ? (beside, true) : (below, false)
  }

  private func labelRoom(_ setter: MapSetter) -> Double {
    2 * (areas.filter(\.isLabelled).map { setter.width($0.name, 8.2, weight: 700) }.max() ?? 0)
  }

  // MARK: Labels

  private struct Drawn {
    var areas: [Area]
    var labelling: Labelling
  }

  /// As large as can be with room for the labels.
  private func best(in room: Rect, _ shaping: any TextShaping) -> Drawn {
    var best: Drawn?
    for share in [1, 0.85, 0.7, 0.55] {
      let drawn = drawn(in: room, share: share, shaping)
      if drawn.labelling.unplaced.isEmpty { return drawn }
      if drawn.labelling.unplaced.count < best?.labelling.unplaced.count ?? .max { best = drawn }
    }
    return best ?? drawn(in: room, share: 1, shaping)
  }

  private func drawn(in room: Rect, share: Double, _ shaping: any TextShaping) -> Drawn {
    let box = box
    let scale =
      share * min(room.width / max(box.width, 1e-12), room.height / max(box.height, 1e-12))
    let (dx, dy) = (room.midX - box.midX * scale, room.midY - box.midY * scale)
    var placed = areas
    for index in placed.indices {
      placed[index].polygons = placed[index].polygons.map { polygon in
        polygon.map { ring in
          Plane.thinned(
            ring.map { Point(x: $0.x * scale + dx, y: $0.y * scale + dy) }, step: 0.1)
        }
      }
    }
    let labels = placed.filter(\.isLabelled).map { area in
      Label(
        area.code,
        [Label.Part(area.name, isBold: true)]
          + (area.figure.isEmpty ? [] : [Label.Part("\n\(area.figure)")]),
        priority: area.isLit ? LabelPriority.own : LabelPriority.named)
    }
    guard !labels.isEmpty else { return Drawn(areas: placed, labelling: Labelling()) }
    let shapes = placed.map { AnchorShape($0.code, Outline(Self.coarse($0.polygons))) }
    return Drawn(
      areas: placed,
      labelling: labelAreas(
        shapes, labels, in: room, LabelSetter(theme: theme, shaping: shaping)))
  }

  /// Exact enough to keep labels off, without islands that no one sees.
  private static func coarse(_ polygons: [[[Point]]]) -> [[Point]] {
    let rings = polygons.flatMap { $0 }.map { Plane.thinned($0, step: 1.2) }
    let large = rings.filter { ring in
      Plane.bounds(of: [[ring]]).map { $0.width + $0.height > 4 } ?? false
    }
    return large.isEmpty ? polygons.flatMap { $0 } : large
  }
}
