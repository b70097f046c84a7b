package import Diagnostics
package import Scales

/// Whether everything on a page of a theme can be read, and its colours be told apart by all eyes.
///
/// - Source: WCAG 2.2, 1.4.3 (text, 4.5:1) and 1.4.11 (graphics, 3:1); ten of CIEDE2000 is a difference
///   seen at a glance.
package struct ThemeReadability {
  package static let textContrast = 4.5
  package static let graphicsContrast = 3.0
  package static let leastDifference = 10.0

  /// A colour on the theme's paper.
  package struct Contrast {
    package var role: Theme.ColorRole
    package var color: RGBA
    package var contrast: Double
    package var needed: Double
    /// Texts that are set in it.
    package var texts: [Theme.TextRole]

    package var isEnough: Bool { contrast >= needed }
  }

  /// Two colours of a palette, and to whom they look most alike.
  package struct Pair {
    package var palette: Theme.PaletteRole
    package var first: RGBA
    package var second: RGBA
    package var vision: ColorVision
    package var difference: Double

    package var isEnough: Bool { difference >= ThemeReadability.leastDifference }
  }

  package let name: String
  package let paper: RGBA
  package private(set) var texts: [Contrast] = []
  package private(set) var graphics: [Contrast] = []
  /// Every two kinds; of the other palettes those that stand side by side.
  package private(set) var pairs: [Pair] = []
  /// Colours of kinds that hardly show on the paper; where they fill a shape it gets an outline.
  package private(set) var faint: [(color: RGBA, contrast: Double)] = []

  private let document: Node
  private let newest: SourceText?

  /// Used for words somewhere on a page, whatever the looks of texts say.
  private static let textColors: [Theme.ColorRole] = [.accent, .ink, .muted, .signal, .text]
  /// From these something is read; from context and grid lines nothing is.
  private static let graphicColors: [Theme.ColorRole] = [.accent, .bar, .ink, .peer, .signal]

  /// - Parameters:
  ///   - document: the theme with all that it extends, for places.
  ///   - newest: the file whose mistake it probably is.
  package init(_ theme: Theme, document: Node = .null, newest: SourceText? = nil) {
    name = theme.name
    self.document = document
    self.newest = newest
    let paper = theme.rgba(.paper)
    self.paper = paper
    for role in Theme.ColorRole.allCases where role != .paper {
      let users = Theme.TextRole.allCases.filter { theme.look($0).color == role }
      let color = theme.rgba(role)
      let contrast = color.contrast(with: paper)
      if !users.isEmpty || Self.textColors.contains(role) {
        texts.append(
          Contrast(
            role: role, color: color, contrast: contrast, needed: Self.textContrast, texts: users))
      }
      if Self.graphicColors.contains(role) {
        graphics.append(
          Contrast(
            role: role, color: color, contrast: contrast, needed: Self.graphicsContrast, texts: []))
      }
    }
    let kinds = theme.rgba(.categorical)
    for (index, first) in kinds.enumerated() {
      for second in kinds[(index + 1)...] { pairs.append(Self.pair(.categorical, first, second)) }
      let contrast = first.contrast(with: paper)
      if contrast < Self.graphicsContrast { faint.append((first, contrast)) }
    }
    for role in [Theme.PaletteRole.sequential, .diverging] {
      let colors = theme.rgba(role)
      for (first, second) in zip(colors, colors.dropFirst()) {
        pairs.append(Self.pair(role, first, second))
      }
    }
  }

  private static func pair(_ palette: Theme.PaletteRole, _ a: RGBA, _ b: RGBA) -> Pair {
    let hardest = ColorVision.hardest(a, b)
    return Pair(
      palette: palette, first: a, second: b, vision: hardest.vision,
      difference: hardest.difference)
  }

  package var isReadable: Bool { texts.allSatisfy(\.isEnough) && graphics.allSatisfy(\.isEnough) }

  /// Reports every colour that cannot be read, with the nearest one that can.
  package func refuse(_ report: inout Report) {
    for text in texts where !text.isEnough {
      let users = text.texts.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      refuse(
        "E183", text, use: "text", users.isEmpty ? [] : ["set in it: \(users)"], &report)
    }
    for graphic in graphics where !graphic.isEnough {
      // Of a colour of text that is too faint enough has been said.
      if texts.contains(where: { $0.role == graphic.role && !$0.isEnough }) { continue }
      refuse("E184", graphic, use: "a mark of a chart", [], &report)
    }
  }

  private func refuse(
    _ code: String, _ contrast: Contrast, use: String, _ notes: [String], _ report: inout Report
  ) {
    let needed = contrast.needed.plain
    let nearest = contrast.color.nearest { $0.contrast(with: paper) >= contrast.needed }
    report.error(
      code,
      "`\(contrast.role.rawValue)` is too faint for \(use): its contrast with the paper is "
        + "\(Self.ratio(contrast.contrast)), \(needed):1 is needed",
      at: place(of: contrast.role),
      label: nearest.map { "the nearest that would do: \"\($0.code)\"" } ?? "",
      notes: ["\(contrast.color.code) on \(paper.code)"] + notes)
  }

  /// The colour, or the paper where a brand has changed only that.
  private func place(of role: Theme.ColorRole) -> Origin? {
    let origins = [role, .paper].compactMap { document["colors"]?[$0.rawValue]?.origin }
    return origins.first { $0.source === newest } ?? origins.first
  }

  /// "4.5:1", never rounded up to what it misses.
  package static func ratio(_ contrast: Double) -> String {
    let hundredths = Int((min(contrast, 21) * 100).rounded(.down))
    let (whole, rest) = (hundredths / 100, hundredths % 100)
    return "\(whole).\(rest < 10 ? "0" : "")\(rest):1"
  }
}

extension Theme {
  package func rgba(_ role: ColorRole) -> RGBA {
    colorCodes[role].flatMap { RGBA(css: $0) } ?? .black
  }
  package func rgba(_ role: PaletteRole) -> [RGBA] {
    (palettes[role] ?? []).compactMap { RGBA(css: $0) }
  }
}
