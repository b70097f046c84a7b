import SceneGraph

/// Draws the names and figures of areas where they were placed.
struct MapLabels {
  let labelling: Labelling
  let areas: [MapPicture.Area]
  let setter: MapSetter

  private var theme: Theme { setter.theme }

  func draw(into sketch: inout Sketch) {
    for label in labelling.placed {
      guard let area = areas.first(where: { $0.code == label.id }) else { continue }
      draw(label, area, into: &sketch)
    }
    for area in areas {
      guard let number = area.number, let pole = Outline(area.polygons.flatMap { $0 }).pole else {
        continue
      }
      sketch.draw(
        [[Self.dot(pole, radius: 5.2)]],
        Sketch.Look(
          fill: theme.color(.paper).code, stroke: theme.color(.muted).code, width: 0.5))
      sketch.write(
        "\(number)", at: pole,
        Sketch.TextLook(
          size: 7.5, weight: 700, color: theme.color(.text).code, alignment: .center))
    }
  }

  private func draw(
    _ label: PlacedLabel, _ area: MapPicture.Area, into sketch: inout Sketch
  ) {
    var color = theme.color(.text)
    if let pole = label.leader.first {
      // A seam of paper parts the leader from dark areas that it crosses.
      sketch.draw(lines: [label.leader], color: theme.color(.paper).code, width: 1.8)
      sketch.draw(lines: [label.leader], color: theme.color(.text).code, width: 0.7)
      sketch.draw(
        [[Self.dot(pole)]],
        Sketch.Look(
          fill: theme.color(.ink).code, stroke: theme.color(.paper).code, width: 0.5))
    } else if let fill = area.color {
      let outline = Outline(area.polygons.flatMap { $0 })
      if outline.isClear(of: label.box.insetBy(dx: 2, dy: 1.5)) {
        color = theme.color(theme.textRole(on: fill))
      } else {
        sketch.draw(label.box, Sketch.Look(fill: theme.color(.paper).code))
      }
    }
    for (index, line) in label.set.lines.enumerated() {
      let span = line.runs.first?.span ?? 0
      let isBold =
        label.set.label.parts.indices.contains(span) && label.set.label.parts[span].isBold
      let x =
        switch label.alignment {
        case .left: label.box.minX
        case .center: label.box.midX
        case .right: label.box.maxX
        }
      let alignment: Sketch.TextLook.Alignment =
        switch label.alignment {
        case .left: .left
        case .center: .center
        case .right: .right
        }
      let isOwn = area.isLit && label.leader.count > 1
      sketch.write(
        line.text,
        at: Point(x: x, y: label.box.minY + (Double(index) + 0.5) * LabelSetter.leading),
        Sketch.TextLook(
          size: LabelSetter.size, weight: isBold ? 700 : 400,
          color: (isOwn && isBold ? theme.color(.accent) : color).code, alignment: alignment))
    }
  }

  private static func dot(_ center: Point, radius: Double = 1.7) -> [Point] {
    (0..<24).map { step in
      let angle = Double(step) / 24 * 2 * Double.pi
      return Point(x: center.x + radius * cosine(angle), y: center.y + radius * sine(angle))
    }
  }
}

extension Outline {
  /// Whether all of the box lies inside.
  func isClear(of box: Rect) -> Bool {
    contains(Point(x: box.midX, y: box.midY)) && !edges.contains { $0.enters(box) }
  }
}
