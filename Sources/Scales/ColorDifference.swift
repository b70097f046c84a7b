internal import Glibc

extension Lab {
  /// Under D65, the white of sRGB itself, as differences of colours are measured.
  package init(d65 color: RGBA) {
    func root(_ t: Double) -> Double {
      t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116
    }
    let light = color.linearized
    let x = 0.4124564 * light.red + 0.3575761 * light.green + 0.1804375 * light.blue
    let y = 0.2126729 * light.red + 0.7151522 * light.green + 0.0721750 * light.blue
    let z = 0.0193339 * light.red + 0.1191920 * light.green + 0.9503041 * light.blue
    let (fx, fy, fz) = (root(x / 0.95047), root(y), root(z / 1.08883))
    self.init(
      lightness: 116 * fy - 16, a: 500 * (fx - fy), b: 200 * (fy - fz), alpha: color.alpha)
  }

  /// How different two colours look: about 1 is just seen, 10 is seen at a glance (CIEDE2000, with all
  /// weights 1).
  ///
  /// - Source: G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference Formula", Color Research
  ///   and Application 30 (2005), 21–30.
  package func difference(from other: Lab) -> Double {
    let meanChroma = (hypot(a, b) + hypot(other.a, other.b)) / 2
    let g = 0.5 * (1 - sqrt(pow(meanChroma, 7) / (pow(meanChroma, 7) + pow25to7)))
    let first = (a: (1 + g) * a, b: b)
    let second = (a: (1 + g) * other.a, b: other.b)
    let (c1, c2) = (hypot(first.a, first.b), hypot(second.a, second.b))
    let (h1, h2) = (hue(first), hue(second))

    let isGrey = c1 * c2 == 0
    var hueStep = isGrey ? 0 : h2 - h1
    if hueStep > 180 { hueStep -= 360 } else if hueStep < -180 { hueStep += 360 }
    let lightnessStep = other.lightness - lightness
    let chromaStep = c2 - c1
    let hueDistance = 2 * sqrt(c1 * c2) * sin(radians(hueStep / 2))

    let meanLightness = (lightness + other.lightness) / 2
    let mean = (c1 + c2) / 2
    var meanHue = h1 + h2
    if !isGrey {
      if abs(h1 - h2) > 180 { meanHue += meanHue < 360 ? 360 : -360 }
      meanHue /= 2
    }
    let t =
      1 - 0.17 * cos(radians(meanHue - 30)) + 0.24 * cos(radians(2 * meanHue))
      + 0.32 * cos(radians(3 * meanHue + 6)) - 0.20 * cos(radians(4 * meanHue - 63))
    let fromMiddle = (meanLightness - 50) * (meanLightness - 50)
    let lightnessWeight = 1 + 0.015 * fromMiddle / sqrt(20 + fromMiddle)
    let chromaWeight = 1 + 0.045 * mean
    let hueWeight = 1 + 0.015 * mean * t
    let turn = 30 * exp(-pow((meanHue - 275) / 25, 2))
    let rotation =
      -2 * sqrt(pow(mean, 7) / (pow(mean, 7) + pow25to7)) * sin(radians(2 * turn))

    let l = lightnessStep / lightnessWeight
    let c = chromaStep / chromaWeight
    let h = hueDistance / hueWeight
    return sqrt(max(l * l + c * c + h * h + rotation * c * h, 0))
  }
}

private let pow25to7 = 6_103_515_625.0

private func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

/// In degrees, 0 up to 360; 0 for a grey.
private func hue(_ color: (a: Double, b: Double)) -> Double {
  guard color.a != 0 || color.b != 0 else { return 0 }
  let degrees = atan2(color.b, color.a) * 180 / .pi
  return degrees < 0 ? degrees + 360 : degrees
}
