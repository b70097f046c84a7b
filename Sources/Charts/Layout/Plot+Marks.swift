import Diagnostics
import SceneGraph
import Tables

extension Plot {
  /// Draws the marks of every unit, in order.
  mutating func drawMarks(_ tree: ViewTree, context: inout Context) {
    var labels = LabelPass(width: size.width, height: size.height)
    for unitID in tree.units(under: id) {
      guard let unit = tree[unitID].unit,
        let mark = markList.first(where: { $0.name == unit.mark.type })
      else { continue }
      let shapes =
        unit.mark.traits.isPath
        ? 1 : unit.rows.rowCount * (unit.mark.traits.sizing == .font ? Limits.shapesPerText : 1)
      guard context.allow(marks: shapes, at: unit.origin) else { return }
      let scene = scene(unit, unitID, tree, context: &context)
      if let pending = labels.collect(scene) {
        labels.add(pending)
        continue
      }
      var drawing = Drawing()
      for part in scene.parts { drawing.append(mark.draw(part)) }
      if scene.property("clip")?.bool ?? scene.isCutAtPlot {
        drawing = drawing.clipped(to: Rect(x: 0, y: 0, width: size.width, height: size.height))
        if unit.mark.traits.isPath {
          drawing.bounds = Bounds(0, 0, size.width, size.height)
        }
      }
      if unit.mark.traits.isPath { pathBounds.union(drawing.bounds) }
      if ["darken", "multiply"].contains(scene.property("blend")?.string ?? "") {
        underlay.append(drawing)
      } else {
        marks.append(drawing)
      }
    }
    marks.append(labels.draw(context.text))
  }

  /// Each picture is read once; one that cannot be read is reported, and left out.
  private func pictures(_ scene: MarkScene, _ context: inout Context) -> [Image?] {
    var known: [String: Image?] = [:]
    return scene.addresses().map { address in
      guard let (path, origin) = address else { return nil }
      if let image = known[path] { return image }
      var image: Image?
      do {
        image = try context.data.image(path, origin)
      } catch {
        context.report.warning("W551", "cannot read the picture `\(path)`: \(error)", at: origin)
      }
      known[path] = image
      return image
    }
  }

  func scene(_ unit: Unit, _ id: Int, _ tree: ViewTree, context: inout Context) -> MarkScene {
    var unit = unit
    // A layer may ask for the scales of the layers around it.
    var known = scales[id] ?? [:]
    for other in tree.units(under: self.id) {
      known.merge(scales[other] ?? [:]) { own, _ in own }
    }
    let expressions = MarkExpressions(&unit, known, size: size, &context)
    var scene = MarkScene(
      unit: unit, scales: scales[id] ?? [:], width: size.width, height: size.height,
      config: context.config, text: context.text, steps: size.steps, formats: Formats(context))
    scene.project(id, tree, context: &context)
    (scene.rowProperties, scene.rowValues) = (expressions.properties, expressions.values)
    for channel in Channel.allCases {
      guard let definition = unit.encoding[channel], !definition.conditions.isEmpty else {
        continue
      }
      scene.tests[channel] = definition.conditions.map {
        Predicate.mask($0.test, of: unit.rows, context: &context)
      }
    }
    if unit.mark.traits.readsPictures { scene.pictures = pictures(scene, &context) }
    return scene
  }
}
