import SceneGraph

extension Labelling {
  private static let leaderWidth = 0.6

  /// Leaders first, then words, so that no line runs over a letter.
  func elements(_ setter: LabelSetter, tag: TagID) -> [Element] {
    let theme = setter.theme
    var elements: [Element] = []
    for label in placed where label.leader.count > 1 {
      elements.append(
        Element(
          .artifact,
          .stroke(
            .polyline(label.leader),
            Stroke(
              .color(theme.color(.muted)), width: Self.leaderWidth, cap: .round, join: .round))))
    }
    for label in placed {
      if label.hasGround {
        elements.append(
          Element(
            .artifact,
            .fill(
              .rect(label.box.insetBy(dx: -0.5, dy: 0.5)),
              .color(theme.color(.paper).withAlpha(0.75)), .nonZero)))
      }
      elements += label.words(setter, tag: tag)
    }
    return elements
  }
}

extension PlacedLabel {
  fileprivate func words(_ setter: LabelSetter, tag: TagID) -> [Element] {
    let parts = set.label.parts
    let capHeight = setter.shaping.metrics(setter.style(isBold: false)).capHeight
    return set.lines.enumerated().flatMap { index, line in
      let left =
        switch alignment {
        case .left: box.minX
        case .center: box.midX - line.width / 2
        case .right: box.maxX - line.width
        }
      let baseline =
        box.minY + Double(index) * LabelSetter.leading + (LabelSetter.leading + capHeight) / 2
      return line.runs.map { run in
        let color = parts.indices.contains(run.span) ? parts[run.span].color : .text
        return Element(
          .content(tag),
          .glyphs(
            run.glyphs, origin: Point(x: left + run.glyphs.x, y: baseline), angle: 0,
            .color(setter.theme.color(color))))
      }
    }
  }
}
