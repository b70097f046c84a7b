import Scales
import SceneGraph

extension Theme {
  /// The accent, thinned by paper: 1 is the accent itself.
  func tint(_ strength: Double) -> Color {
    color(.paper).mixed(with: color(.accent), strength)
  }

  /// Ink or paper, whichever reads better on `ground`.
  func textRole(on ground: Color) -> ColorRole {
    ground.contrast(with: color(.ink)) >= ground.contrast(with: color(.paper)) ? .ink : .paper
  }
}

extension Color {
  func mixed(with other: Color, _ share: Double) -> Color {
    func part(_ a: Double, _ b: Double) -> Double { a + (b - a) * share }
    return Color(
      red: part(red, other.red), green: part(green, other.green), blue: part(blue, other.blue))
  }

  /// As WCAG 2 counts it, 1…21.
  func contrast(with other: Color) -> Double { rgba.contrast(with: other.rgba) }

  private var rgba: RGBA { RGBA(red: red * 255, green: green * 255, blue: blue * 255) }

  /// `#0B5C8A`, as specifications of charts write it.
  var code: String {
    let digits: [String] = [red, green, blue].map { part in
      let byte = Int((min(max(part, 0), 1) * 255).rounded())
      let hex = String(byte, radix: 16, uppercase: true)
      return hex.utf8.count == 1 ? "0" + hex : hex
    }
    return "#" + digits.joined()
  }
}
