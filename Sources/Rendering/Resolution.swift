internal import SceneGraph

/// How many pixels a picture gets.
package enum Resolution: Hashable, Sendable {
  /// Pixels a point: 1 for one pixel a point.
  case scale(Double)
  /// The height follows from the shape of the frame.
  case width(Int)
  /// Exact; a frame of another shape is fitted and centred on its background.
  case size(width: Int, height: Int)

  /// Pixels an inch: 300 for print.
  package static func dpi(_ dots: Double) -> Resolution { .scale(dots / 72) }
}

/// Where a frame lands on a grid of pixels.
struct PixelGrid: Hashable, Sendable {
  var width: Int
  var height: Int
  /// Pixels a point.
  var scale: Double
  /// Of the frame's corner, in pixels.
  var offset: Point

  /// - Throws: `emptyPicture`, `tooManyPixels`.
  init(_ frame: Size, _ resolution: Resolution) throws(RenderingError) {
    guard frame.width.isFinite, frame.height.isFinite, frame.width > 0, frame.height > 0 else {
      throw .emptyPicture
    }
    let (width, height, scale): (Double, Double, Double) =
      switch resolution {
      case .scale(let scale): (frame.width * scale, frame.height * scale, scale)
      case .width(let width):
        (Double(width), frame.height * Double(width) / frame.width, Double(width) / frame.width)
      case .size(let width, let height):
        (
          Double(width), Double(height),
          min(Double(width) / frame.width, Double(height) / frame.height)
        )
      }
    guard scale.isFinite, scale > 0 else { throw .emptyPicture }
    let (columns, rows) = (max(width.rounded(), 1), max(height.rounded(), 1))
    guard columns <= Limits.mostPixelsASide, rows <= Limits.mostPixelsASide,
      columns * rows <= Limits.mostPixels
    else { throw .tooManyPixels(width: columns, height: rows) }
    self.width = Int(columns)
    self.height = Int(rows)
    self.scale = scale
    offset =
      switch resolution {
      case .scale, .width: .zero
      case .size:
        Point(x: (columns - frame.width * scale) / 2, y: (rows - frame.height * scale) / 2)
      }
  }
}
