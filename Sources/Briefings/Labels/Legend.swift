import SceneGraph

/// The key of what could not be labelled where it stands: a row of swatches above the plot.
struct Legend: Sendable {
  struct Entry: Sendable, Hashable {
    enum Swatch: Sendable, Hashable { case line, fill }

    var label: Label
    var color: Color
    var swatch = Swatch.line
    var dash: [Double] = []
  }

  private static let swatchWidth = 18.0
  private static let swatchGap = 4.0
  private static let entryGap = 12.0
  private static let rowHeight = 12.0
  private static let gapBelow = 6.0

  let height: Double
  private let places: [(entry: Entry, set: SetLabel, at: Point)]

  /// Entries one after the other, in rows no wider than `width`.
  init(_ entries: [Entry], width: Double, _ setter: LabelSetter) {
    var places: [(Entry, SetLabel, Point)] = []
    var (x, y) = (0.0, 0.0)
    var rowHeight = Self.rowHeight
    for entry in entries {
      let set = setter.set(entry.label, width: width - Self.swatchWidth - Self.swatchGap)
      let needed = Self.swatchWidth + Self.swatchGap + set.size.width
      if x > 0, x + needed > width {
        (x, y) = (0, y + rowHeight)
        rowHeight = Self.rowHeight
      }
      rowHeight = max(rowHeight, set.size.height + 2)
      places.append((entry, set, Point(x: x, y: y)))
      x += needed + Self.entryGap
    }
    self.places = places
    height = entries.isEmpty ? 0 : y + rowHeight + Self.gapBelow
  }

  var labelling: Labelling {
    Labelling(
      placed: places.map { _, set, at in
        PlacedLabel(
          set: set,
          box: Rect(
            x: at.x + Self.swatchWidth + Self.swatchGap, y: at.y + 1, width: set.size.width,
            height: set.size.height), alignment: .left)
      })
  }

  func elements(_ setter: LabelSetter, tag: TagID) -> [Element] {
    let swatches = places.map { entry, _, at in
      let middle = at.y + Self.rowHeight / 2
      let operation: Operation =
        switch entry.swatch {
        case .line:
          .stroke(
            .line(
              from: Point(x: at.x, y: middle), to: Point(x: at.x + Self.swatchWidth, y: middle)),
            Stroke(.color(entry.color), width: 1.3, dash: entry.dash))
        case .fill:
          .fill(
            .rect(Rect(x: at.x, y: at.y + 2, width: Self.swatchWidth, height: 8)),
            .color(entry.color), .nonZero)
        }
      return Element(.artifact, operation)
    }
    return swatches + labelling.elements(setter, tag: tag)
  }
}
