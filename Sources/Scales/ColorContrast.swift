internal import Glibc

extension RGBA {
  /// Relative luminance, 0 for black to 1 for white; the opacity is not looked at.
  ///
  /// - Source: WCAG 2.2, "relative luminance".
  package var luminance: Double {
    let linear = linearized
    return 0.2126 * linear.red + 0.7152 * linear.green + 0.0722 * linear.blue
  }

  /// From 1, the same, to 21, black on white.
  ///
  /// - Source: WCAG 2.2, "contrast ratio".
  package func contrast(with other: RGBA) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The colour nearest to this one in lightness, hue kept, that `isGood`; `nil` when none is.
  package func nearest(where isGood: (RGBA) -> Bool) -> RGBA? {
    if isGood(rounded) { return rounded }
    let start = HCL(self)
    for step in 1...200 {
      for lightness in [start.lightness - Double(step) / 2, start.lightness + Double(step) / 2]
      where (0...100).contains(lightness) {
        var color = start
        color.lightness = lightness
        let candidate = color.rgba.rounded
        if isGood(candidate) { return candidate }
      }
    }
    return [RGBA.black, .white].first(where: isGood)
  }

  /// The parts 0…1 as amounts of light, without the curve of sRGB.
  var linearized: (red: Double, green: Double, blue: Double) {
    func linear(_ part: Double) -> Double {
      let share = min(max(part, 0), 255) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return (linear(red), linear(green), linear(blue))
  }

  /// Of amounts of light, those outside 0…1 cut off.
  init(linearRed red: Double, green: Double, blue: Double, alpha: Double) {
    func curved(_ light: Double) -> Double {
      let light = min(max(light, 0), 1)
      return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055)
    }
    self.init(red: curved(red), green: curved(green), blue: curved(blue), alpha: alpha)
  }
}
