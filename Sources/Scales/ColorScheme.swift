/// A named set of colours.
package enum ColorScheme: Sendable {
  /// One colour for each category.
  case categorical([RGBA])
  /// A ramp from which any number of colours can be taken.
  case continuous(ColorRamp)

  /// A scheme of Vega, whatever the case of its letters.
  package init?(named name: String) {
    let name = name.lowercased()
    if let hex = categoricalSchemes[name] {
      self = .categorical(Self.colors(hex))
    } else if let hex = sequentialSchemes[name] ?? divergingSchemes[name] ?? cyclicalSchemes[name] {
      self = .continuous(ColorRamp(Self.colors(hex)))
    } else {
      return nil
    }
  }

  /// For "did you mean".
  package static var names: [String] {
    [categoricalSchemes, cyclicalSchemes, divergingSchemes, sequentialSchemes].flatMap(\.keys)
      .sorted()
  }

  /// The colours of a discrete range.
  ///
  /// - Parameters: `count` is how many are wanted; `extent` the part of a ramp in use, reversed if
  ///   its first value is the larger one.
  /// - Returns: of a categorical scheme its own colours, the first `count` if that is given; of a
  ///   ramp `count` colours (5 by default) in even steps, both ends left out.
  package func colors(count: Int? = nil, extent: (start: Double, end: Double)? = nil) -> [RGBA] {
    switch self {
    case .categorical(let colors): return count.map { Array(colors.prefix(max(0, $0))) } ?? colors
    case .continuous(var ramp):
      if let extent { (ramp.start, ramp.end) = extent }
      return ramp.samples(count ?? 5)
    }
  }

  private static func colors(_ hex: String) -> [RGBA] {
    let digits = Array(hex.utf8)
    return stride(from: 0, to: digits.count - 5, by: 6).map { start in
      RGBA(hex: UInt32(String(decoding: digits[start..<start + 6], as: UTF8.self), radix: 16) ?? 0)
    }
  }
}

/// The colours of the scheme `name`; `nil` if there is none of that name.
package func schemeRange(
  _ name: String, count: Int? = nil, extent: (start: Double, end: Double)? = nil
) -> [RGBA]? {
  ColorScheme(named: name)?.colors(count: count, extent: extent)
}
