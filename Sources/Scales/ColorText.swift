extension RGBA {
  /// A colour as CSS writes it: a name, `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `rgba()`,
  /// `hsl()`, `hsla()` or `transparent`.
  ///
  /// - Returns: `nil` for anything else.
  package init?(css text: String) {
    guard text.utf8.count <= 200 else { return nil }
    let text = scriptTrimmed(text).lowercased()
    if text.utf8.first == UInt8(ascii: "#") {
      self.init(hexDigits: text.dropFirst())
    } else if let open = text.firstIndex(of: "("), text.last == ")" {
      let arguments = text[text.index(after: open)...].dropLast()
      self.init(function: text[..<open], arguments: arguments)
    } else if text == "transparent" {
      self = .transparent
    } else if let hex = namedColors[text] {
      self.init(hex: hex)
    } else {
      return nil
    }
  }

  private init?(hexDigits: Substring) {
    guard hexDigits.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(hexDigits, radix: 16)
    else { return nil }
    func digit(_ place: Int) -> Double { Double(value >> UInt32(place * 4) & 0xF) * 17 }
    switch hexDigits.utf8.count {
    case 3: self.init(red: digit(2), green: digit(1), blue: digit(0))
    case 4: self.init(red: digit(3), green: digit(2), blue: digit(1), alpha: digit(0) / 255)
    case 6: self.init(hex: value)
    case 8:
      self.init(hex: value >> 8)
      alpha = Double(value & 0xFF) / 255
    default: return nil
    }
  }

  /// Arguments behind commas, or behind spaces with a slash before the opacity.
  private init?(function: Substring, arguments: Substring) {
    let separators: Set<Character> = arguments.contains(",") ? [","] : [" ", "/", "\t"]
    let parts = arguments.split(omittingEmptySubsequences: separators.count > 1) {
      separators.contains($0)
    }.map { ColorArgument($0) }
    guard parts.count == 3 || parts.count == 4 else { return nil }
    var numbers: [ColorArgument] = []
    for part in parts {
      guard let part else { return nil }
      numbers.append(part)
    }
    let opacity = numbers.count == 4 ? numbers[3] : ColorArgument(value: 1, unit: .none)
    guard opacity.unit != .degrees else { return nil }
    let alpha = min(max(opacity.unit == .percent ? opacity.value / 100 : opacity.value, 0), 1)
    switch function {
    case "rgb", "rgba":
      let unit = numbers[0].unit
      guard unit != .degrees, numbers.prefix(3).allSatisfy({ $0.unit == unit }) else { return nil }
      let factor = unit == .percent ? 255.0 / 100 : 1
      self.init(
        red: numbers[0].value * factor, green: numbers[1].value * factor,
        blue: numbers[2].value * factor, alpha: alpha)
    case "hsl", "hsla":
      guard numbers[0].unit != .percent, numbers[1].unit == .percent, numbers[2].unit == .percent
      else { return nil }
      self =
        HSL(
          hue: numbers[0].value, saturation: numbers[1].value / 100,
          lightness: numbers[2].value / 100, alpha: alpha
        ).rgba
    default: return nil
    }
  }
}

private struct ColorArgument {
  enum Unit { case none, percent, degrees }
  var value: Double
  var unit: Unit

  init(value: Double, unit: Unit) {
    self.value = value
    self.unit = unit
  }

  init?(_ text: Substring) {
    var text = scriptTrimmed(String(text))
    unit = .none
    if text.hasSuffix("%") {
      unit = .percent
      text.removeLast()
    } else if text.hasSuffix("deg") {
      unit = .degrees
      text.removeLast(3)
    }
    value = scriptNumber(of: text)
    guard !text.isEmpty, value.isFinite else { return nil }
  }
}
