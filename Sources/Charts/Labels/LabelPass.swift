import Diagnostics
import SceneGraph

/// Moves the labels that ask for it apart, along one axis, after the marks are drawn and before
/// anything is arranged around them.
struct LabelPass {
  let width: Double
  let height: Double
  private var items: [(item: TextItem, axis: Axis)] = []

  enum Axis: String { case x, y }

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  struct Pending {
    var items: [TextItem]
    var axis: Axis
  }

  /// The labels of a text mark with `"dodge": "y"`; `nil` for every other mark.
  func collect(_ scene: MarkScene) -> Pending? {
    guard scene.mark.traits.sizing == .font,
      let axis = scene.mark.own("dodge")?.string.flatMap(Axis.init(rawValue:))
    else { return nil }
    return Pending(items: scene.parts.flatMap { $0.textItems() }, axis: axis)
  }

  mutating func add(_ pending: Pending) {
    items += pending.items.map { ($0, pending.axis) }
  }

  /// Left free on either side of a label, in points, so that neighbours do not touch.
  private static let gap = 1.2

  func draw(_ text: TextMeasure) -> Drawing {
    var drawing = Drawing()
    var items = items
    for axis in [Axis.y, .x] {
      let places = items.indices.filter { items[$0].axis == axis && !items[$0].item.isEmpty }
      let boxes = places.map { items[$0].item.bounds(text) }
      let intervals = boxes.map { box in
        axis == .y
          ? Dodging.Interval(start: box.y1 - Self.gap, end: box.y2 + Self.gap)
          : Dodging.Interval(start: box.x1 - Self.gap, end: box.x2 + Self.gap)
      }
      // Long labels may leave a plot no room at all, not even none.
      let room = axis == .y ? height : width
      let shifts = Dodging.shifts(intervals, within: 0...(room > 0 ? room : 0))
      for (place, shift) in zip(places, shifts) {
        if axis == .y { items[place].item.y += shift } else { items[place].item.x += shift }
      }
    }
    for (item, _) in items { item.draw(text, into: &drawing) }
    return drawing
  }
}
