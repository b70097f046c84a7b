import Glibc
import SceneGraph

/// Text at a point, as marks, axes, legends and titles place it.
struct TextItem {
  var lines: [String]
  var x = 0.0
  var y = 0.0
  var dx = 0.0
  var dy = 0.0
  /// Degrees, clockwise, about (x, y).
  var angle = 0.0
  var align = TextAlign.left
  var baseline = TextBaseline.alphabetic
  var style: TextStyle
  var lineHeight: Double?
  /// Longer lines are cut; 0 for no limit.
  var limit = 0.0
  var ellipsis = "…"
  var keepsEnd = false
  var shape = ShapeStyle()

  init(_ text: String, style: TextStyle) {
    lines = [text]
    self.style = style
  }

  init(lines: [String], style: TextStyle) {
    self.lines = lines
    self.style = style
  }

  var effectiveLineHeight: Double { lineHeight ?? style.size + 2 }
  var isEmpty: Bool { lines.allSatisfy(\.isEmpty) }

  /// The lines cut to the limit, with the width of the widest.
  func measured(_ text: TextMeasure) -> (lines: [String], widths: [Double]) {
    let lines =
      limit > 0
      ? lines.map {
        text.truncated($0, style, limit: limit, ellipsis: ellipsis, keepsEnd: keepsEnd)
      } : lines
    return (lines, lines.map { text.width(of: $0, style) })
  }

  /// The box that layout counts: as high as the font size, not as the glyphs.
  func bounds(_ text: TextMeasure) -> Bounds {
    bounds(width: measured(text).widths.max() ?? 0)
  }

  func bounds(width: Double) -> Bounds {
    let height = style.size + effectiveLineHeight * Double(max(lines.count, 1) - 1)
    let left =
      switch align {
      case .left: 0.0
      case .center: -width / 2
      case .right: -width
      }
    let top =
      baseline.offset(fontSize: style.size, lineHeight: effectiveLineHeight)
      - halfUp(0.8 * style.size)
    let box = Bounds(
      x + dx + left, y + dy + top, x + dx + left + width, y + dy + top + height)
    return box.rotated(by: angle, about: x, y)
  }

  func draw(_ text: TextMeasure, into drawing: inout Drawing) {
    guard style.size > 0, !isEmpty else { return }
    let (lines, widths) = measured(text)
    guard x.isFinite, y.isFinite else { return }
    drawing.bounds.union(bounds(width: widths.max() ?? 0))
    guard shape.fillPaint != nil || shape.stroke != nil else { return }
    let (c, s) = (cos(angle * .pi / 180), sin(angle * .pi / 180))
    var place = 0.0
    for (index, line) in lines.enumerated() {
      // As in Vega's SVG, a line of spaces has its place in the box, but does not move the next.
      guard line.contains(where: { $0 != " " }) else { continue }
      defer { place += 1 }
      let left =
        switch align {
        case .left: 0.0
        case .center: -widths[index] / 2
        case .right: -widths[index]
        }
      let down =
        baseline.offset(fontSize: style.size, lineHeight: effectiveLineHeight)
        + effectiveLineHeight * place
      guard let paint = shape.fillPaint else { continue }
      for run in text.shaping.shape(line, style).runs {
        let (px, py) = (dx + left + run.glyphs.x, dy + down)
        drawing.operations.append(
          .glyphs(
            run.glyphs, origin: Point(x: x + c * px - s * py, y: y + s * px + c * py),
            angle: angle, paint))
      }
    }
  }
}
