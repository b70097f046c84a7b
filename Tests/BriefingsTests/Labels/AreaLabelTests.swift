import SceneGraph
import TestSupport
import Testing

@testable import Briefings

/// Labels on maps of random areas: a net of cells whose corners are shaken.
@Suite struct AreaLabelTests {
  private static func shapes(_ random: inout SeededGenerator) -> [AnchorShape] {
    let columns = Int.random(in: 2...5, using: &random)
    let rows = Int.random(in: 1...4, using: &random)
    let (width, height) = (220.0 / Double(columns), 160.0 / Double(rows))
    var corners: [[Point]] = []
    for row in 0...rows {
      corners.append(
        (0...columns).map { column in
          Point(
            x: 90 + Double(column) * width + Double.random(in: -0.2...0.2, using: &random) * width,
            y: 40 + Double(row) * height + Double.random(in: -0.2...0.2, using: &random) * height)
        })
    }
    return (0..<rows).flatMap { row in
      (0..<columns).map { column in
        AnchorShape(
          "\(row) \(column)",
          Outline([
            [
              corners[row][column], corners[row][column + 1], corners[row + 1][column + 1],
              corners[row + 1][column],
            ]
          ]))
      }
    }
  }

  static func map(seed: Int) -> (shapes: [AnchorShape], labels: [Label]) {
    var random = SeededGenerator(state: UInt64(seed) &+ 99)
    let shapes = shapes(&random)
    let names = ["Ely", "Knowsley", "St Helens £28.91", "Rhondda Cynon Taf £31", "Zielona Góra"]
    let labels = shapes.shuffled(using: &random).prefix(14).enumerated().map { index, shape in
      Label(
        shape.id, [.init(names[(index + seed) % names.count])],
        priority: index == 0 ? LabelPriority.own : LabelPriority.named)
    }
    return (shapes, labels)
  }

  /// Our own area is named upon its neighbours when no leader reaches it.
  @Test(arguments: 0..<200) func `no label of a map overlaps, and no leader crosses a third area`(
    seed: Int
  ) throws {
    let (shapes, labels) = Self.map(seed: seed)
    let bounds = Rect(x: 0, y: 0, width: 400, height: 240)
    let theme = try #require(Themes.load("civic").0)
    let labelling = labelAreas(
      shapes, labels, in: bounds, LabelSetter(theme: theme, shaping: FixedShaper()))
    let placed = labelling.placed
    #expect(placed.count + labelling.unplaced.count == labels.count)
    #expect(placed.contains { $0.id == labels.first?.id }, "our own area has no label")
    for (index, label) in placed.enumerated() {
      #expect(label.box.minX >= -0.1 && label.box.maxX <= 400.1)
      #expect(label.box.minY >= -0.1 && label.box.maxY <= 240.1)
      for other in placed.dropFirst(index + 1) {
        #expect(!label.box.intersects(other.box), "\(label.id) and \(other.id)")
      }
      let leader = Segment.along(label.leader)
      for other in placed where other.id != label.id {
        #expect(!leader.contains { $0.enters(other.box) })
        #expect(
          !Segment.along(other.leader).contains { line in leader.contains(where: line.crosses) })
      }
      for shape in shapes where shape.id != label.id {
        #expect(
          !leader.contains { shape.outline.isCrossed(by: $0) }, "\(label.id) over \(shape.id)")
      }
    }
    guard seed % 10 == 0 else { return }
    let again = labelAreas(
      shapes, labels, in: bounds, LabelSetter(theme: theme, shaping: FixedShaper()))
    #expect(again.placed.map(\.box) == placed.map(\.box))
  }

  @Test func `a leader ends at the point furthest from the edge`() throws {
    let square = Outline([
      [
        Point(x: 0, y: 0), Point(x: 40, y: 0), Point(x: 40, y: 40), Point(x: 0, y: 40),
      ]
    ])
    let pole = try #require(square.pole)
    #expect(abs(pole.x - 20) < 1 && abs(pole.y - 20) < 1)
  }
}
