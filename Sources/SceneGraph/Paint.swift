/// A colour of sRGB, not premultiplied; every part 0…1.
package struct Color: Hashable, Sendable, Codable {
  package var red: Double
  package var green: Double
  package var blue: Double
  package var alpha: Double

  package init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  package static let black = Color(red: 0, green: 0, blue: 0)
  package static let white = Color(red: 1, green: 1, blue: 1)

  /// `0x0B5C8A`.
  package init(hex: UInt32) {
    self.init(
      red: Double(hex >> 16 & 0xFF) / 255, green: Double(hex >> 8 & 0xFF) / 255,
      blue: Double(hex & 0xFF) / 255)
  }

  package func withAlpha(_ alpha: Double) -> Color {
    Color(red: red, green: green, blue: blue, alpha: alpha)
  }
}

/// What a fill or a stroke is drawn with.
package enum Paint: Hashable, Sendable, Codable {
  case color(Color)
  case linear(stops: [Stop], from: Point, to: Point)
  case radial(
    stops: [Stop], from: Point, fromRadius: Double, to: Point, toRadius: Double)

  package struct Stop: Hashable, Sendable, Codable {
    /// 0…1.
    package var offset: Double
    package var color: Color

    package init(offset: Double, color: Color) {
      self.offset = offset
      self.color = color
    }
  }
}

package struct Stroke: Hashable, Sendable, Codable {
  package enum Cap: String, Hashable, Sendable, Codable { case butt, round, square }
  package enum Join: String, Hashable, Sendable, Codable { case miter, round, bevel }

  package var paint: Paint
  package var width: Double
  package var cap: Cap
  package var join: Join
  package var miterLimit: Double
  /// Lengths of dashes and gaps in turn; empty for a solid line.
  package var dash: [Double]
  package var dashOffset: Double

  package init(
    _ paint: Paint, width: Double, cap: Cap = .butt, join: Join = .miter, miterLimit: Double = 10,
    dash: [Double] = [], dashOffset: Double = 0
  ) {
    self.paint = paint
    self.width = width
    self.cap = cap
    self.join = join
    self.miterLimit = miterLimit
    self.dash = dash
    self.dashOffset = dashOffset
  }
}
