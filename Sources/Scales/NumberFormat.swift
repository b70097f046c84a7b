/// A number format of d3: `[[fill]align][sign][symbol][0][width][,][.precision][~][type]`.
package struct NumberFormat: Sendable {
  private let specifier: NumberFormatSpecifier
  private let locale: NumberLocale
  private let type: NumberFormatType
  private let precision: Int
  /// What every number is multiplied by and followed with: the SI prefix of `prefix(_:reference:)`.
  private var factor = 1.0
  private var unit = ""
  private var trimsZeros = false

  /// - Throws: when `specifier` is not a d3-format specifier.
  package init(_ specifier: String, locale: NumberLocale = .enUS) throws(FormatError) {
    self.init(try NumberFormatSpecifier(specifier), locale: locale)
  }

  init(_ specifier: NumberFormatSpecifier, locale: NumberLocale) {
    var specifier = specifier
    if specifier.type == "n" {
      specifier.isGrouped = true
      specifier.type = "g"
    }
    if let type = specifier.type.flatMap(NumberFormatType.init) {
      self.type = type
    } else {
      type = .general
      specifier.precision = specifier.precision ?? 12
      specifier.isTrimmed = true
    }
    if specifier.isZeroFilled || specifier.fill == "0" && specifier.align == .afterSign {
      specifier.isZeroFilled = true
      specifier.fill = "0"
      specifier.align = .afterSign
    }
    let precision = specifier.precision ?? 6
    self.precision = type.hasSignificantDigits ? min(max(precision, 1), 21) : min(precision, 20)
    self.specifier = specifier
    self.locale = locale
  }

  package func text(of value: Double) -> String {
    let text = core(value * factor) + unit
    return trimsZeros ? withoutTrailingZeros(text) : text
  }

  private func core(_ value: Double) -> String {
    if type == .character { return assembled(prefix: "", whole: "", suffix: scriptText(of: value)) }
    var isNegative = value.sign == .minus && !value.isNaN
    var (digits, si) = type.text(of: abs(value), precision: precision)
    if value.isNaN { (digits, si) = (locale.nan, "") }
    if specifier.isTrimmed { digits = trimmed(digits) }
    // A number that rounds to zero has no sign, unless both signs are wanted.
    if isNegative, specifier.sign != .plus, scriptNumber(of: digits) == 0 { isNegative = false }

    var prefix = signText(isNegative: isNegative)
    var suffix = si
    switch specifier.symbol {
    case .currency:
      prefix += locale.currencyPrefix
      suffix += locale.currencySuffix
    case .base:
      prefix += type.basePrefix
      suffix += type.isPercentage ? locale.percent : ""
    case nil: suffix += type.isPercentage ? locale.percent : ""
    }
    if isNegative, specifier.sign == .parentheses { suffix += ")" }

    var whole = digits
    if type.mayHaveSuffix,
      let end = digits.utf8.firstIndex(where: { $0 &- UInt8(ascii: "0") > 9 })
    {
      whole = String(digits[..<end])
      let rest = digits[end...]
      suffix = (rest.first == "." ? locale.decimal + rest.dropFirst() : String(rest)) + suffix
    }
    return localizedDigits(assembled(prefix: prefix, whole: whole, suffix: suffix))
  }

  private func signText(isNegative: Bool) -> String {
    switch specifier.sign {
    case .minus: isNegative ? locale.minus : ""
    case .parentheses: isNegative ? "(" : ""
    case .plus: isNegative ? locale.minus : "+"
    case .space: isNegative ? locale.minus : " "
    }
  }

  private func assembled(prefix: String, whole: String, suffix: String) -> String {
    var whole = whole
    if specifier.isGrouped, !specifier.isZeroFilled { whole = grouped(whole, width: nil) }
    let length = prefix.utf16.count + whole.utf16.count + suffix.utf16.count
    let missing = max(0, (specifier.width ?? 0) - length)
    var padding = String(repeating: specifier.fill, count: missing)
    if specifier.isGrouped, specifier.isZeroFilled {
      let width = missing > 0 ? (specifier.width ?? 0) - suffix.utf16.count : nil
      whole = grouped(padding + whole, width: width)
      padding = ""
    }
    switch specifier.align {
    case .left: return prefix + whole + suffix + padding
    case .afterSign: return prefix + padding + whole + suffix
    case .center:
      let half = missing / 2
      return padding.prefix(half) + prefix + whole + suffix + padding.dropFirst(half)
    case .right: return padding + prefix + whole + suffix
    }
  }

  /// - Parameter width: how long the result may be, for zeros that fill a width.
  private func grouped(_ digits: String, width: Int?) -> String {
    guard !locale.grouping.isEmpty, locale.grouping.allSatisfy({ $0 > 0 }) else { return digits }
    let bytes = Array(digits.utf8)
    var groups: [String] = []
    var end = bytes.count
    var next = 0
    var length = 0
    let width = width ?? .max
    while end > 0 {
      var size = locale.grouping[next]
      if length + size + 1 > width { size = max(1, width - length) }
      let start = max(0, end - size)
      groups.append(String(decoding: bytes[start..<end], as: UTF8.self))
      end = start
      length += size + 1
      if length > width { break }
      next = (next + 1) % locale.grouping.count
    }
    return groups.reversed().joined(separator: locale.thousands)
  }

  private func localizedDigits(_ text: String) -> String {
    guard let numerals = locale.numerals, numerals.count == 10 else { return text }
    return text.reduce(into: "") { result, character in
      if let digit = character.wholeNumberValue, character.isASCII {
        result += numerals[digit]
      } else {
        result.append(character)
      }
    }
  }
}

// MARK: Formats that follow from a domain

extension NumberFormat {
  /// The format of tick labels for a domain cut into about `count` ticks (d3 `tickFormat`).
  package static func ticks(
    from start: Double, to stop: Double, count: Double, specifier: String? = nil,
    locale: NumberLocale = .enUS
  ) throws(FormatError) -> NumberFormat {
    var specifier = try NumberFormatSpecifier(specifier ?? ",f")
    let step = tickStep(from: start, to: stop, count: count)
    let largest = max(abs(start), abs(stop))
    switch specifier.type {
    case "s":
      specifier.precision = specifier.precision ?? prefixPrecision(step: step, value: largest)
      return prefix(specifier, reference: largest, locale: locale)
    case nil, "e", "g", "p", "r":
      if specifier.precision == nil, let digits = roundPrecision(step: step, largest: largest) {
        specifier.precision = max(0, digits - (specifier.type == "e" ? 1 : 0))
      }
    case "f", "%":
      if specifier.precision == nil, let decimals = fixedPrecision(step: step) {
        specifier.precision = max(0, decimals - (specifier.type == "%" ? 2 : 0))
      }
    default: break
    }
    return NumberFormat(specifier, locale: locale)
  }

  /// As many decimals as the number has, 12 significant digits at most: labels of log scales.
  package static func float(_ specifier: String? = nil, locale: NumberLocale = .enUS)
    throws(FormatError) -> NumberFormat
  {
    var specifier = try NumberFormatSpecifier(specifier ?? ",")
    guard specifier.precision == nil else { return NumberFormat(specifier, locale: locale) }
    specifier.precision = specifier.type == "%" ? 10 : specifier.type == "e" ? 11 : 12
    var format = NumberFormat(specifier, locale: locale)
    format.trimsZeros = true
    return format
  }

  /// Every number with the SI prefix of `reference` (d3 `formatPrefix`).
  package static func prefix(
    _ specifier: String, reference: Double, locale: NumberLocale = .enUS
  ) throws(FormatError) -> NumberFormat {
    prefix(try NumberFormatSpecifier(specifier), reference: reference, locale: locale)
  }

  static func prefix(
    _ specifier: NumberFormatSpecifier, reference: Double, locale: NumberLocale
  ) -> NumberFormat {
    var specifier = specifier
    specifier.type = "f"
    var format = NumberFormat(specifier, locale: locale)
    let step = prefixStep(of: reference)
    format.factor = pow10(-3 * step)
    format.unit = siPrefixes[8 + step]
    return format
  }

  private func withoutTrailingZeros(_ text: String) -> String {
    let point = Array(locale.decimal)
    let characters = Array(text)
    guard point.count == 1, let dot = characters.firstIndex(of: point[0]) else { return text }
    var end = characters.count
    if let exponent = characters.lastIndex(of: "e"), exponent > 0 {
      end = exponent
    } else {
      while end > dot + 1, !(characters[end - 1].isASCII && characters[end - 1].isNumber) {
        end -= 1
      }
    }
    var keep = end
    while keep > dot + 1, characters[keep - 1] == "0" { keep -= 1 }
    if keep == dot + 1 { keep = dot }
    return String(characters[..<max(keep, dot)]) + String(characters[max(end, dot)...])
  }
}

/// A number or time format that cannot be read.
package struct FormatError: Error, Hashable, Sendable {
  package var message: String
  /// In bytes from the start of the specifier.
  package var offset: Int
}
