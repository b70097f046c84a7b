import Diagnostics
import SceneGraph
import Tables

extension MarkScene {
  /// Scenes of which each has one value for every property: this one, unless expressions give
  /// properties or channels row by row. A path has those of its first row.
  var parts: [MarkScene] {
    guard !rowProperties.isEmpty || !rowValues.isEmpty else { return [self] }
    if mark.traits.isPath { return paths().map(part) }
    var runs: [[Int]] = []
    for row in 0..<count {
      if let last = runs.last?.first, isAlike(last, row) {
        runs[runs.count - 1].append(row)
      } else {
        runs.append([row])
      }
    }
    return runs.map(part)
  }

  private func isAlike(_ left: Int, _ right: Int) -> Bool {
    rowProperties.values.allSatisfy { $0[left] == $0[right] }
      && rowValues.values.allSatisfy { $0[left] == $0[right] }
  }

  private func part(_ rows: [Int]) -> MarkScene {
    guard let first = rows.first else { return self }
    var scene = self
    scene.unit.rows = unit.rows.taking(rows)
    for (name, values) in rowProperties {
      scene.unit.mark.node = scene.unit.mark.node.setting(name, to: values[first])
    }
    for (channel, values) in rowValues { scene.unit.encoding[channel]?.value = values[first] }
    scene.rowProperties = [:]
    scene.rowValues = [:]
    func taken<Item>(_ items: [Item]) -> [Item] {
      items.count == count ? rows.map { items[$0] } : items
    }
    scene.projected = projected.mapValues(taken)
    scene.shapes = taken(shapes)
    scene.pictures = taken(pictures)
    scene.tests = tests.mapValues { $0.map(taken) }
    return scene
  }
}
