import SceneGraph

@testable import Briefings

/// What a finished chart shows: its words, its named lines and its leaders, read from the drawing itself.
struct DrawnLabels {
  struct Word {
    var text: String
    var box: Rect
  }

  var words: [Word] = []
  /// Of areas that have a name, of comparators and of targets.
  var named: [Segment] = []
  var leaders: [Segment] = []

  private let theme: Theme

  init(_ frame: Frame, theme: Theme) {
    self.theme = theme
    for element in frame.elements { add(element.operation, dx: 0, dy: 0) }
  }

  private mutating func add(_ operation: SceneGraph.Operation, dx: Double, dy: Double) {
    switch operation {
    case .glyphs(let run, let origin, _, _):
      // Capitals and digits above the baseline, tails of letters below.
      words.append(
        Word(
          text: run.text,
          box: Rect(
            x: origin.x + dx, y: origin.y + dy - 0.7 * run.size, width: run.width,
            height: 0.86 * run.size)))
    case .stroke(let path, let stroke):
      guard case .color(let color) = stroke.paint else { return }
      let isLeader = color == theme.color(.muted) && stroke.width == 0.6
      let isNamed = [.accent, .peer, .ink].contains { color == theme.color($0) }
      guard isLeader || isNamed, stroke.width >= 0.6 else { return }
      let segments = segments(of: path, dx: dx, dy: dy)
      if isLeader { leaders += segments } else { named += segments }
    case .group(let group):
      for element in group.elements {
        add(element.operation, dx: dx + group.transform.tx, dy: dy + group.transform.ty)
      }
    case .fill, .image: break
    }
  }

  private func segments(of path: Path, dx: Double, dy: Double) -> [Segment] {
    var segments: [Segment] = []
    var last: Point?
    for part in path.segments {
      switch part {
      case .move(let point): last = Point(x: point.x + dx, y: point.y + dy)
      case .line(let point), .curve(_, _, let point):
        let next = Point(x: point.x + dx, y: point.y + dy)
        if let last { segments.append(Segment(last, next)) }
        last = next
      case .close: break
      }
    }
    return segments
  }

  /// Whatever is wrong, in words.
  func faults(within size: Size) -> [String] {
    var faults: [String] = []
    for (index, word) in words.enumerated() where !word.text.isEmpty {
      let box = word.box.insetBy(dx: 0.3, dy: 0.3)
      if box.minX < -0.5 || box.minY < -0.5 || box.maxX > size.width + 0.5
        || box.maxY > size.height + 0.5
      {
        faults.append("“\(word.text)” leaves the block")
      }
      for other in words.dropFirst(index + 1)
      where box.intersects(other.box.insetBy(dx: 0.3, dy: 0.3)) {
        faults.append("“\(word.text)” overlaps “\(other.text)”")
      }
      if named.contains(where: { $0.enters(box) }) {
        faults.append("a named line runs through “\(word.text)”")
      }
      if leaders.contains(where: { $0.enters(box) }) {
        faults.append("a leader runs through “\(word.text)”")
      }
    }
    return faults
  }
}
