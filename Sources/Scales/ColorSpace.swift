internal import Glibc

/// How two colours are mixed; the names are those of d3's interpolators.
package enum ColorSpace: Hashable, Sendable {
  case rgb(gamma: Double = 1)
  case hsl
  case hslLong
  case lab
  case hcl
  case hclLong
  case cubehelix(gamma: Double = 1)
  case cubehelixLong(gamma: Double = 1)

  package static let names = [
    "cubehelix", "cubehelix-long", "hcl", "hcl-long", "hsl", "hsl-long", "lab", "rgb",
  ]

  /// `hcl-long`; `nil` for a name that nobody knows.
  package init?(named name: String, gamma: Double? = nil) {
    let gamma = gamma ?? 1
    switch name.lowercased() {
    case "rgb": self = .rgb(gamma: gamma)
    case "hsl": self = .hsl
    case "hsl-long": self = .hslLong
    case "lab": self = .lab
    case "hcl": self = .hcl
    case "hcl-long": self = .hclLong
    case "cubehelix": self = .cubehelix(gamma: gamma)
    case "cubehelix-long": self = .cubehelixLong(gamma: gamma)
    default: return nil
    }
  }

  /// - Returns: of a colour that cannot be seen only its opacity is mixed in.
  package func mix(_ from: RGBA, _ to: RGBA, at t: Double) -> RGBA {
    if from.alpha <= 0 || to.alpha <= 0 {
      var color = from.alpha <= 0 ? to : from
      color.alpha = blend(from.alpha, to.alpha, t)
      return color
    }
    switch self {
    case .rgb(let gamma):
      func part(_ path: KeyPath<RGBA, Double>) -> Double {
        blend(from[keyPath: path], to[keyPath: path], t, gamma: gamma)
      }
      return RGBA(
        red: part(\.red), green: part(\.green), blue: part(\.blue),
        alpha: blend(from.alpha, to.alpha, t))
    case .hsl, .hslLong:
      let (a, b) = (HSL(from), HSL(to))
      return HSL(
        hue: self == .hsl ? blendHue(a.hue, b.hue, t) : blend(a.hue, b.hue, t),
        saturation: blend(a.saturation, b.saturation, t),
        lightness: blend(a.lightness, b.lightness, t), alpha: blend(a.alpha, b.alpha, t)
      ).rgba
    case .lab:
      let (a, b) = (Lab(from), Lab(to))
      return Lab(
        lightness: blend(a.lightness, b.lightness, t), a: blend(a.a, b.a, t),
        b: blend(a.b, b.b, t), alpha: blend(a.alpha, b.alpha, t)
      ).rgba
    case .hcl, .hclLong:
      let (a, b) = (HCL(from), HCL(to))
      return HCL(
        hue: self == .hcl ? blendHue(a.hue, b.hue, t) : blend(a.hue, b.hue, t),
        chroma: blend(a.chroma, b.chroma, t), lightness: blend(a.lightness, b.lightness, t),
        alpha: blend(a.alpha, b.alpha, t)
      ).rgba
    case .cubehelix(let gamma): return mixCubehelix(from, to, t, gamma, hue: blendHue)
    case .cubehelixLong(let gamma):
      return mixCubehelix(from, to, t, gamma) { blend($0, $1, $2) }
    }
  }
}

private func mixCubehelix(
  _ from: RGBA, _ to: RGBA, _ t: Double, _ gamma: Double,
  hue: (Double, Double, Double) -> Double
) -> RGBA {
  let (a, b) = (Cubehelix(from), Cubehelix(to))
  var mixed = a
  mixed.hue = hue(a.hue, b.hue, t)
  mixed.saturation = blend(a.saturation, b.saturation, t)
  mixed.lightness = blend(a.lightness, b.lightness, gamma == 1 ? t : pow(t, gamma))
  mixed.alpha = blend(a.alpha, b.alpha, t)
  return mixed.rgba
}

/// A part that one colour lacks is taken from the other.
private func blend(_ a: Double, _ b: Double, _ t: Double, gamma: Double = 1) -> Double {
  let span = b - a
  guard span != 0, !span.isNaN else { return a.isNaN ? b : a }
  guard gamma != 1, gamma > 0 else { return a + t * span }
  let (low, high) = (pow(a, gamma), pow(b, gamma))
  return pow(low + t * (high - low), 1 / gamma)
}

/// Round the circle by the shorter way.
private func blendHue(_ a: Double, _ b: Double, _ t: Double) -> Double {
  let span = b - a
  guard span != 0, !span.isNaN else { return a.isNaN ? b : a }
  let short = span > 180 || span < -180 ? span - 360 * scriptRound(span / 360) : span
  return a + t * short
}
