internal import Cairo
internal import SceneGraph

/// A line of very many points, drawn in pieces: Cairo's time for one stroke on pixels grows with the
/// square of its points where the line crosses itself.
extension Canvas {
  private static let longestPiece = 512

  /// - Returns: `false` when the path is short, dashed or not a line, and so is drawn as it is.
  func drawInPieces(
    _ path: Path, _ stroke: Stroke, on context: borrowing Context
  ) throws(RenderingError) -> Bool {
    guard glyphStyle == .picture, stroke.dash.isEmpty, case .color(let color) = stroke.paint,
      let pieces = path.pieces(of: Self.longestPiece)
    else { return false }
    var opaque = stroke
    opaque.paint = .color(color.withAlpha(1))
    func draw() {
      for piece in pieces where set(opaque, on: context) && trace(piece, on: context) {
        context.stroke()
      }
    }
    if color.alpha >= 1 {
      draw()
    } else if color.alpha > 0 {
      // Faded as a whole, or the pieces would show where they overlap.
      try context.withFadedGroup(alpha: color.alpha) { () throws(RenderingError) in draw() }
    }
    return true
  }
}

extension Path {
  /// The open line in runs of `count` segments, each beginning with the last segment of the one before
  /// it, so that every join is drawn; `nil` for a shorter path and for one that is closed.
  func pieces(of count: Int) -> [Path]? {
    guard segments.count > 2 * count, count > 1 else { return nil }
    var pieces: [Path] = []
    var piece: [Segment] = []
    var before: Point?
    var current: Point?
    for segment in segments {
      switch segment {
      case .close: return nil
      case .move(let point):
        if piece.count > 1 { pieces.append(Path(piece)) }
        piece = [segment]
        (before, current) = (nil, point)
      case .line(let end), .curve(_, _, let end):
        piece.append(segment)
        (before, current) = (current, end)
        if piece.count > count, let before {
          pieces.append(Path(piece))
          piece = [.move(before), segment]
        }
      }
    }
    if piece.count > 1 { pieces.append(Path(piece)) }
    return pieces
  }
}
