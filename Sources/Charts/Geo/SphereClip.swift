import Glibc
import SceneGraph

/// Cuts lines and polygons on the globe at the edge of what a projection can show.
///
/// The law: every point of a cut line is visible or stands on the edge, and a polygon that is
/// wholly visible comes back as it was. Places are in radians, turned so that the map's centre is
/// at 0°, 0°.
protocol SphereClip: Sendable {
  /// Where the edge starts, in the order of its crossings.
  var start: Point { get }
  func isVisible(_ place: Point) -> Bool
  func cut(_ line: [Point]) -> CutLine
  /// The edge between two crossings, or all of it; `direction` is 1 or −1.
  func edge(_ ends: (from: Point, to: Point)?, direction: Double) -> [Point]
}

/// A line's visible stretches.
struct CutLine {
  var segments: [ClipSegment] = []
  /// The line nowhere meets the edge.
  var isWhole = true
  /// The last stretch runs on into the first, if the line is a ring.
  var rejoins = false

  mutating func begin() { segments.append(ClipSegment(points: [])) }

  mutating func add(_ point: Point, isMarked: Bool = false) {
    guard !segments.isEmpty else { return }
    let last = segments.count - 1
    if segments[last].points.isEmpty { segments[last].startsMarked = isMarked }
    segments[last].points.append(point)
    segments[last].endsMarked = isMarked
  }

  mutating func joinEnds() {
    guard segments.count > 1 else { return }
    segments.append(segments.removeLast().followed(by: segments.removeFirst()))
  }
}

extension SphereClip {
  /// - Returns: the visible rings, which do not repeat their first point.
  func clip(polygon: [[Point]]) -> [[Point]] {
    var rings: [[Point]] = []
    var segments: [ClipSegment] = []
    for ring in polygon where !ring.isEmpty {
      var cut = cut(ring + ring.prefix(1))
      guard let first = cut.segments.first else { continue }
      if cut.isWhole {
        if first.points.count > 1 { rings.append(Array(first.points.dropLast())) }
        continue
      }
      if cut.rejoins { cut.joinEnds() }
      segments += cut.segments.filter { $0.points.count > 1 }
    }
    let startInside = globePolygon(polygon, contains: start)
    guard segments.isEmpty else {
      let rejoining = Rejoining(
        order: { alongEdge($0) - alongEdge($1) },
        edge: { edge((from: $0, to: $1), direction: $2) })
      return rings + rejoining.rings(segments, startInside: startInside)
    }
    if startInside { rings.append(edge(nil, direction: 1)) }
    return rings
  }

  /// Crossings of the western half come first, from south to north, then those of the eastern half.
  private func alongEdge(_ place: Point) -> Double {
    place.x < 0 ? place.y - .pi / 2 - Tolerance.angle : .pi / 2 - place.y
  }
}
