import SceneGraph

extension ProjectionSettings {
  /// The scale and the translation at which geometries fill a box, in its middle.
  ///
  /// - Returns: `nil` if there is nothing to fit, or the type does not exist.
  func fitted(_ geometries: [Geometry], in box: Rect, budget: inout Int) -> ProjectionSettings? {
    var trial = self
    trial.scale = 150
    trial.translate = .zero
    trial.clipExtent = nil
    guard let projection = Projection(trial),
      let bounds = projection.bounds(of: geometries, budget: &budget)
    else { return nil }
    let k = min(
      box.width / (bounds.maxX - bounds.minX), box.height / (bounds.maxY - bounds.minY))
    var fitted = self
    // A single point has no extent to fill the box with.
    let factor = k.isFinite ? k : 1
    fitted.scale = 150 * factor
    fitted.translate = Point(
      x: box.x + (box.width - factor * (bounds.maxX + bounds.minX)) / 2,
      y: box.y + (box.height - factor * (bounds.maxY + bounds.minY)) / 2)
    return fitted
  }
}

extension Projection {
  /// The box around drawn geometries; symbols of points count as points.
  func bounds(of geometries: [Geometry], budget: inout Int) -> Rect? {
    var box: (minX: Double, minY: Double, maxX: Double, maxY: Double)?
    for geometry in geometries {
      for part in parts(of: geometry, budget: &budget) {
        for p in part.points where p.isFinite {
          box =
            box.map {
              (min($0.minX, p.x), min($0.minY, p.y), max($0.maxX, p.x), max($0.maxY, p.y))
            } ?? (p.x, p.y, p.x, p.y)
        }
      }
    }
    return box.map {
      Rect(x: $0.minX, y: $0.minY, width: $0.maxX - $0.minX, height: $0.maxY - $0.minY)
    }
  }
}
