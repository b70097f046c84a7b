internal import Glibc
internal import SceneGraph

extension SVGWriter {
  mutating func write(_ run: GlyphRun, at origin: Point, angle: Double, _ paint: Paint) {
    guard origin.isFinite, angle.isFinite, run.size.isFinite, run.size > 0, !run.text.isEmpty else {
      return
    }
    // Text from right to left starts at the right.
    let radians = angle * .pi / 180
    let start =
      run.isRightToLeft
      ? Point(x: origin.x + run.width * cos(radians), y: origin.y + run.width * sin(radians))
      : origin
    let (x, y) = (start.x.decimals(3), start.y.decimals(3))
    var attributes = [("x", x), ("y", y)]
    if angle != 0 { attributes.append(("transform", "rotate(\(angle.decimals(3)) \(x) \(y))")) }
    attributes += [("font-family", run.face.svgFamilies), ("font-size", run.size.decimals(3))]
    if run.face.weight != 400 { attributes.append(("font-weight", "\(run.face.weight)")) }
    if run.face.isItalic { attributes.append(("font-style", "italic")) }
    if run.letterSpacing != 0 {
      attributes.append(("letter-spacing", run.letterSpacing.decimals(3)))
    }
    if run.hasTabularFigures { attributes.append(("font-variant-numeric", "tabular-nums")) }
    if run.isRightToLeft { attributes.append(("direction", "rtl")) }
    // SVG 1.1 joins spaces unless told.
    if run.text.hasLooseSpaces { attributes.append(("xml:space", "preserve")) }
    leaf("text", attributes + self.paint(paint, "fill"), text: run.text)
  }
}

extension FontFace {
  /// The family and what stands in for it where it is not installed.
  fileprivate var svgFamilies: String {
    let own = family.contains(" ") ? "'\(family.filter { $0 != "'" })'" : family
    let others =
      switch KnownFamilies.byName[family.lowercased()] {
      case KnownFamilies.liberationSans?: ["Arial", "Helvetica", "sans-serif"]
      case KnownFamilies.liberationSerif?: ["'Times New Roman'", "serif"]
      case KnownFamilies.liberationMono?: ["'Courier New'", "monospace"]
      case let known?: [known.kind.cssName]
      case nil: ["sans-serif"]
      }
    return ([own] + others).joined(separator: ", ")
  }
}

extension FontFamily.Kind {
  fileprivate var cssName: String {
    switch self {
    case .sans: "sans-serif"
    case .serif: "serif"
    case .monospace: "monospace"
    }
  }
}

extension String {
  fileprivate var hasLooseSpaces: Bool {
    hasPrefix(" ") || hasSuffix(" ")
      || zip(utf8, utf8.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
  }
}
