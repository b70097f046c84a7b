import Diagnostics
import SceneGraph

extension Theme {
  /// The accent, thinned by paper: 1 is the accent itself.
  func tint(_ strength: Double) -> Color {
    let (ink, paper) = (color(.accent), color(.paper))
    func mixed(_ ink: Double, _ paper: Double) -> Double { ink * strength + paper * (1 - strength) }
    return Color(
      red: mixed(ink.red, paper.red), green: mixed(ink.green, paper.green),
      blue: mixed(ink.blue, paper.blue))
  }
}

extension Color {
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
