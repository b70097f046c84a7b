/// The families of Debian that are used, and the names by which they are asked for.
enum KnownFamilies {
  static let all: [FontFamily] =
    [lato, liberationSans, liberationSerif, liberationMono, notoSans]
    + notoScripts + [dejaVuSans, dejaVuMono, dejaVuSerif] + notoSymbols

  /// Names of CSS and of fonts whose widths ours have, in lower case.
  static let aliases: [String: FontFamily] = [
    "-apple-system": liberationSans,
    "arial": liberationSans,
    "arimo": liberationSans,
    "blinkmacsystemfont": liberationSans,
    "courier": liberationMono,
    "courier new": liberationMono,
    "cousine": liberationMono,
    "cursive": liberationSans,
    "fantasy": liberationSans,
    "helvetica": liberationSans,
    "monospace": liberationMono,
    "sans": liberationSans,
    "sans-serif": liberationSans,
    "serif": liberationSerif,
    "system-ui": liberationSans,
    "times": liberationSerif,
    "times new roman": liberationSerif,
    "tinos": liberationSerif,
    "ui-monospace": liberationMono,
    "ui-sans-serif": liberationSans,
    "ui-serif": liberationSerif,
  ]

  static let byName: [String: FontFamily] = aliases.merging(
    all.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { alias, _ in alias })

  /// Stand in, in this order, for a family that is not there.
  static let substitutes = [liberationSans, lato, notoSans, dejaVuSans]

  /// Tried in this order for a character that the chosen face lacks.
  static func fallbacks(for kind: FontFamily.Kind) -> [FontFamily] {
    let first =
      switch kind {
      case .sans: [notoSans, liberationSans]
      case .serif: [liberationSerif, dejaVuSerif, notoSans]
      case .monospace: [liberationMono, dejaVuMono, notoSans]
      }
    return first + notoScripts + [dejaVuSans] + notoSymbols
  }

  static let lato = FontFamily(
    "Lato", .sans, package: "fonts-lato",
    [
      (100, "Lato-Hairline", "Lato-HairlineItalic"), (200, "Lato-Thin", "Lato-ThinItalic"),
      (300, "Lato-Light", "Lato-LightItalic"), (400, "Lato-Regular", "Lato-Italic"),
      (500, "Lato-Medium", "Lato-MediumItalic"), (600, "Lato-Semibold", "Lato-SemiboldItalic"),
      (700, "Lato-Bold", "Lato-BoldItalic"), (800, "Lato-Heavy", "Lato-HeavyItalic"),
      (900, "Lato-Black", "Lato-BlackItalic"),
    ])

  static let liberationSans = liberation("Liberation Sans", .sans, "LiberationSans")
  static let liberationSerif = liberation("Liberation Serif", .serif, "LiberationSerif")
  static let liberationMono = liberation("Liberation Mono", .monospace, "LiberationMono")

  private static func liberation(
    _ name: String, _ kind: FontFamily.Kind, _ stem: String
  ) -> FontFamily {
    FontFamily(
      name, kind, package: "fonts-liberation",
      [(400, "\(stem)-Regular", "\(stem)-Italic"), (700, "\(stem)-Bold", "\(stem)-BoldItalic")])
  }

  static let notoSans = FontFamily(
    "Noto Sans", .sans, package: "fonts-noto-core",
    [
      (400, "NotoSans-Regular", "NotoSans-Italic"), (700, "NotoSans-Bold", "NotoSans-BoldItalic"),
    ])

  /// Writing systems of people in Britain and beyond, each in a file of its own.
  static let notoScripts: [FontFamily] = [
    notoScript("Arabic", [0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFEFF]),
    notoScript("Armenian", [0x530...0x58F]),
    notoScript("Bengali", [0x980...0x9FF]),
    notoScript("Devanagari", [0x900...0x97F, 0xA8E0...0xA8FF]),
    notoScript("Ethiopic", [0x1200...0x139F, 0x2D80...0x2DDF]),
    notoScript("Georgian", [0x10A0...0x10FF, 0x1C90...0x1CBF]),
    notoScript("Gujarati", [0xA80...0xAFF]),
    notoScript("Gurmukhi", [0xA00...0xA7F]),
    notoScript("Hebrew", [0x590...0x5FF, 0xFB1D...0xFB4F]),
    notoScript("Kannada", [0xC80...0xCFF]),
    notoScript("Malayalam", [0xD00...0xD7F]),
    notoScript("Sinhala", [0xD80...0xDFF]),
    notoScript("Tamil", [0xB80...0xBFF]),
    notoScript("Telugu", [0xC00...0xC7F]),
    notoScript("Thai", [0xE00...0xE7F]),
  ]

  private static func notoScript(_ script: String, _ ranges: [ClosedRange<UInt32>]) -> FontFamily {
    FontFamily(
      "Noto Sans \(script)", .sans, package: "fonts-noto-core",
      [(400, "NotoSans\(script)-Regular", nil), (700, "NotoSans\(script)-Bold", nil)],
      scripts: ranges)
  }

  static let notoSymbols: [FontFamily] = [
    FontFamily(
      "Noto Sans Math", .sans, package: "fonts-noto-core", [(400, "NotoSansMath-Regular", nil)],
      scripts: [0x2000...0x2BFF, 0x1D400...0x1D7FF]),
    FontFamily(
      "Noto Sans Symbols", .sans, package: "fonts-noto-core",
      [(400, "NotoSansSymbols-Regular", nil), (700, "NotoSansSymbols-Bold", nil)],
      scripts: [0x2000...0x2BFF, 0x1F100...0x1F7FF]),
    FontFamily(
      "Noto Sans Symbols 2", .sans, package: "fonts-noto-core",
      [(400, "NotoSansSymbols2-Regular", nil)], scripts: [0x2000...0x2BFF, 0x1F000...0x1FBFF]),
  ]

  static let dejaVuSans = dejaVu("DejaVu Sans", .sans, "DejaVuSans")
  static let dejaVuMono = dejaVu("DejaVu Sans Mono", .monospace, "DejaVuSansMono")
  static let dejaVuSerif = dejaVu("DejaVu Serif", .serif, "DejaVuSerif")

  private static func dejaVu(
    _ name: String, _ kind: FontFamily.Kind, _ stem: String
  ) -> FontFamily {
    FontFamily(
      name, kind, package: "fonts-dejavu-core", [(400, stem, nil), (700, "\(stem)-Bold", nil)])
  }
}

extension FontFamily {
  /// - Parameter faces: weight, upright file, italic file, each without `.ttf`.
  fileprivate init(
    _ name: String, _ kind: Kind, package: String, _ faces: [(Int, String, String?)],
    scripts: [ClosedRange<UInt32>]? = nil
  ) {
    func file(_ stem: String, _ weight: Int, isItalic: Bool) -> FontCatalogue.File {
      FontCatalogue.File(
        family: name, weight: weight, isItalic: isItalic, name: "\(stem).ttf",
        debianPackage: package)
    }
    self.init(
      name: name, kind: kind,
      files: faces.flatMap { weight, upright, italic in
        [file(upright, weight, isItalic: false)]
          + (italic.map { [file($0, weight, isItalic: true)] } ?? [])
      },
      scripts: scripts)
  }
}
