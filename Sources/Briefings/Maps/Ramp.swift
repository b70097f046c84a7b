import Diagnostics
import SceneGraph

extension Theme {
  /// Colours from light to dark for `count` classes: the theme's own `range.ramp` where it has one,
  /// else tints of its accent.
  func ramp(_ count: Int, from role: ColorRole = .accent) -> [Color] {
    let own = (config["range"]?["ramp"]?.items ?? []).compactMap {
      $0.string.flatMap(Color.init(code:))
    }
    let stops =
      role == .accent && own.count > 1
      ? own
      : [0.15, 0.4, 0.68, 1].map { color(.paper).mixed(with: color(role), $0) }
        + [color(role).mixed(with: color(.ink), 0.75)]
    guard count > 1 else { return [stops[stops.count / 2]] }
    return (0..<count).map { index in
      let place = Double(index) / Double(count - 1) * Double(stops.count - 1)
      let lower = min(Int(place), stops.count - 2)
      return stops[lower].mixed(with: stops[lower + 1], place - Double(lower))
    }
  }

  /// Of the two, the one that reads better on `ground`.
  func textColor(on ground: Color) -> Color {
    let (ink, paper) = (color(.ink), color(.paper))
    return ground.contrast(with: ink) >= ground.contrast(with: paper) ? ink : paper
  }
}

extension Color {
  func mixed(with other: Color, _ share: Double) -> Color {
    func part(_ a: Double, _ b: Double) -> Double { a + (b - a) * share }
    return Color(
      red: part(red, other.red), green: part(green, other.green), blue: part(blue, other.blue))
  }

  /// As WCAG 2 counts it, 1…21.
  func contrast(with other: Color) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  private var luminance: Double {
    func linear(_ part: Double) -> Double {
      part <= 0.040_45 ? part / 12.92 : power((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// `#0B5C8A`.
  var code: String {
    let digits = [red, green, blue].map { part in
      let value = Int((min(max(part, 0), 1) * 255).rounded())
      return (value < 16 ? "0" : "") + String(value, radix: 16, uppercase: true)
    }
    return "#" + digits.joined()
  }
}
