import Diagnostics
import Scales
import SceneGraph

extension Color {
  init(_ color: RGBA) {
    self.init(
      red: min(max(color.red / 255, 0), 1), green: min(max(color.green / 255, 0), 1),
      blue: min(max(color.blue / 255, 0), 1), alpha: min(max(color.alpha, 0), 1))
  }

  /// - Returns: `nil` for `null`, `""` and what is no colour.
  init?(css text: String) {
    guard let color = RGBA(css: text) else { return nil }
    self.init(color)
  }
}
