import Diagnostics
import SceneGraph
import Tables

/// Pictures at positions: a logo in the corner.
enum ImageMark: Mark {
  static let name = "image"
  static let traits = MarkTraits(
    fillsBand: true, bandPadding: "rect", symbol: "square", sizing: .band, readsPictures: true)

  static func draw(_ scene: MarkScene) -> Drawing {
    var drawing = Drawing()
    let x = scene.extents(.x)
    let y = scene.extents(.y)
    let opacity = scene.numbers(.opacity, default: scene.number("opacity") ?? 1)
    let keepsShape = scene.property("aspect")?.bool ?? true
    for row in 0..<scene.count {
      var box = Rect(
        x: min(x[row].start, x[row].end), y: min(y[row].start, y[row].end),
        width: abs(x[row].end - x[row].start), height: abs(y[row].end - y[row].start))
      guard box.x.isFinite, box.y.isFinite, box.width > 0, box.height > 0, box.width.isFinite,
        box.height.isFinite
      else { continue }
      drawing.bounds.union(Bounds(box.minX, box.minY, box.maxX, box.maxY))
      // A picture that cannot be read has its place all the same.
      guard let picture = scene.pictures[row] else { continue }
      if keepsShape, picture.height > 0 {
        let shape = Double(picture.width) / Double(picture.height)
        if box.width / box.height < shape {
          let height = box.width / shape
          box.y += (box.height - height) / 2
          box.height = height
        } else {
          let width = box.height * shape
          box.x += (box.width - width) / 2
          box.width = width
        }
      }
      let element = Operation.image(picture, box)
      let share = min(max(opacity[row], 0), 1)
      drawing.operations.append(
        share < 1
          ? .group(Group(opacity: share, elements: [Element(.artifact, element)])) : element)
    }
    return drawing
  }
}

extension MarkScene {
  /// Where the picture of each row is found; `nil` for none.
  func addresses() -> [(path: String, origin: Origin)?] {
    guard let definition = encoding[.url] else {
      if let byRow = rowProperties["url"] {
        return byRow.map { node in node.string.map { ($0, node.origin) } }
      }
      let own = property("url")
      return (0..<count).map { _ in own?.string.map { ($0, own?.origin ?? .builtIn) } }
    }
    if let byRow = rowValues[.url] {
      return byRow.map { node in node.string.map { ($0, node.origin) } }
    }
    if let value = definition.value {
      return (0..<count).map { _ in value.string.map { ($0, value.origin) } }
    }
    guard let values = rows.values(at: definition.column) else {
      return Array(repeating: nil, count: count)
    }
    return (0..<count).map { row in
      values[row].isNull ? nil : (values[row].asText, definition.origin)
    }
  }
}
