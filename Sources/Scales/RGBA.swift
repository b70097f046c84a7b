/// A colour of sRGB as d3 keeps it: parts 0…255 that need not be whole, opacity 0…1.
package struct RGBA: Hashable, Sendable {
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

  /// `0x0B5C8A`.
  package init(hex: UInt32) {
    self.init(
      red: Double(hex >> 16 & 0xFF), green: Double(hex >> 8 & 0xFF), blue: Double(hex & 0xFF))
  }

  package static let black = RGBA(hex: 0)
  package static let white = RGBA(hex: 0xFFFFFF)
  package static let transparent = RGBA(red: 0, green: 0, blue: 0, alpha: 0)

  /// The parts rounded and kept within 0…255, as they are drawn.
  package var rounded: RGBA {
    func part(_ value: Double) -> Double {
      value.isNaN ? 0 : min(max(value.rounded(.toNearestOrAwayFromZero), 0), 255)
    }
    return RGBA(
      red: part(red), green: part(green), blue: part(blue),
      alpha: alpha.isNaN ? 1 : min(max(alpha, 0), 1))
  }

  /// `rgb(11, 92, 138)` or `rgba(11, 92, 138, 0.5)`.
  package var css: String {
    let color = rounded
    let parts = "\(Int(color.red)), \(Int(color.green)), \(Int(color.blue))"
    return color.alpha == 1 ? "rgb(\(parts))" : "rgba(\(parts), \(scriptText(of: color.alpha)))"
  }

  /// `#0b5c8a`, without the opacity.
  package var hex: String {
    let color = rounded
    let value = UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
