internal import Glibc

/// Hue in degrees, saturation and lightness 0…1; NaN where a grey has no hue.
package struct HSL: Hashable, Sendable {
  package var hue: Double
  package var saturation: Double
  package var lightness: Double
  package var alpha: Double

  package init(hue: Double, saturation: Double, lightness: Double, alpha: Double = 1) {
    self.hue = hue
    self.saturation = saturation
    self.lightness = lightness
    self.alpha = alpha
  }

  package init(_ color: RGBA) {
    let (r, g, b) = (color.red / 255, color.green / 255, color.blue / 255)
    let low = min(r, g, b)
    let high = max(r, g, b)
    let span = high - low
    lightness = (high + low) / 2
    alpha = color.alpha
    if span != 0 {
      let sector =
        r == high
        ? (g - b) / span + (g < b ? 6 : 0)
        : g == high ? (b - r) / span + 2 : (r - g) / span + 4
      hue = sector * 60
      saturation = span / (lightness < 0.5 ? high + low : 2 - high - low)
    } else {
      hue = .nan
      saturation = lightness > 0 && lightness < 1 ? 0 : .nan
    }
  }

  package var rgba: RGBA {
    let h = hue.truncatingRemainder(dividingBy: 360) + (hue < 0 ? 360 : 0)
    let s = h.isNaN || saturation.isNaN ? 0 : saturation
    let upper = lightness + (lightness < 0.5 ? lightness : 1 - lightness) * s
    let lower = 2 * lightness - upper
    func part(_ h: Double) -> Double {
      let share =
        h < 60
        ? lower + (upper - lower) * h / 60
        : h < 180 ? upper : h < 240 ? lower + (upper - lower) * (240 - h) / 60 : lower
      return share * 255
    }
    return RGBA(
      red: part(h >= 240 ? h - 240 : h + 120), green: part(h),
      blue: part(h < 120 ? h + 240 : h - 120), alpha: alpha)
  }
}

/// CIE L*a*b* under D50, as d3 has it: lightness 0…100.
package struct Lab: Hashable, Sendable {
  package var lightness: Double
  package var a: Double
  package var b: Double
  package var alpha: Double

  private static let (xn, zn) = (0.96422, 0.82521)

  package init(lightness: Double, a: Double, b: Double, alpha: Double = 1) {
    self.lightness = lightness
    self.a = a
    self.b = b
    self.alpha = alpha
  }

  package init(_ color: RGBA) {
    func linear(_ value: Double) -> Double {
      let share = value / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    func root(_ t: Double) -> Double {
      t > 216.0 / 24389 ? pow(t, 1 / 3.0) : t / (108.0 / 841) + 4.0 / 29
    }
    let (r, g, b) = (linear(color.red), linear(color.green), linear(color.blue))
    let y = root(0.2225045 * r + 0.7168786 * g + 0.0606169 * b)
    let isGrey = r == g && g == b
    let x = isGrey ? y : root((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / Self.xn)
    let z = isGrey ? y : root((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / Self.zn)
    self.init(lightness: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z), alpha: color.alpha)
  }

  package var rgba: RGBA {
    func cube(_ t: Double) -> Double {
      t > 6.0 / 29 ? t * t * t : 108.0 / 841 * (t - 4.0 / 29)
    }
    func gamma(_ x: Double) -> Double {
      255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * pow(x, 1 / 2.4) - 0.055)
    }
    let fy = (lightness + 16) / 116
    let x = Self.xn * cube(a.isNaN ? fy : fy + a / 500)
    let y = cube(fy)
    let z = Self.zn * cube(b.isNaN ? fy : fy - b / 200)
    return RGBA(
      red: gamma(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
      green: gamma(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z),
      blue: gamma(0.0719453 * x - 0.2289914 * y + 1.4052427 * z), alpha: alpha)
  }
}

/// L*a*b* in polar form: hue in degrees, chroma, lightness 0…100.
package struct HCL: Hashable, Sendable {
  package var hue: Double
  package var chroma: Double
  package var lightness: Double
  package var alpha: Double

  package init(hue: Double, chroma: Double, lightness: Double, alpha: Double = 1) {
    self.hue = hue
    self.chroma = chroma
    self.lightness = lightness
    self.alpha = alpha
  }

  package init(_ color: RGBA) {
    let lab = Lab(color)
    lightness = lab.lightness
    alpha = lab.alpha
    if lab.a == 0, lab.b == 0 {
      hue = .nan
      chroma = lightness > 0 && lightness < 100 ? 0 : .nan
    } else {
      let degrees = atan2(lab.b, lab.a) * 180 / .pi
      hue = degrees < 0 ? degrees + 360 : degrees
      chroma = (lab.a * lab.a + lab.b * lab.b).squareRoot()
    }
  }

  package var rgba: RGBA {
    guard !hue.isNaN else { return Lab(lightness: lightness, a: 0, b: 0, alpha: alpha).rgba }
    let angle = hue * .pi / 180
    return Lab(lightness: lightness, a: cos(angle) * chroma, b: sin(angle) * chroma, alpha: alpha)
      .rgba
  }
}

/// Dave Green's cubehelix: hue in degrees, saturation, lightness 0…1.
package struct Cubehelix: Hashable, Sendable {
  package var hue: Double
  package var saturation: Double
  package var lightness: Double
  package var alpha: Double

  private static let (a, b, c, d, e) = (-0.14861, 1.78277, -0.29227, -0.90649, 1.97294)

  package init(_ color: RGBA) {
    let (a, b, c, d, e) = (Self.a, Self.b, Self.c, Self.d, Self.e)
    let (red, green, blue) = (color.red / 255, color.green / 255, color.blue / 255)
    let bcda = b * c - d * a
    lightness = (bcda * blue + e * d * red - e * b * green) / (bcda + e * d - e * b)
    let bl = blue - lightness
    let k = (e * (green - lightness) - c * bl) / d
    saturation = (k * k + bl * bl).squareRoot() / (e * lightness * (1 - lightness))
    let degrees = saturation == 0 || saturation.isNaN ? .nan : atan2(k, bl) * 180 / .pi - 120
    hue = degrees < 0 ? degrees + 360 : degrees
    alpha = color.alpha
  }

  package var rgba: RGBA {
    let h = hue.isNaN ? 0 : (hue + 120) * .pi / 180
    let amplitude = saturation.isNaN ? 0 : saturation * lightness * (1 - lightness)
    let (cosine, sine) = (cos(h), sin(h))
    return RGBA(
      red: 255 * (lightness + amplitude * (Self.a * cosine + Self.b * sine)),
      green: 255 * (lightness + amplitude * (Self.c * cosine + Self.d * sine)),
      blue: 255 * (lightness + amplitude * (Self.e * cosine)), alpha: alpha)
  }
}
