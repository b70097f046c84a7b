import Diagnostics
import SceneGraph

extension Theme {
  /// Reads a theme with everything that it extends laid below it; every role must be there, so that a
  /// page never falls back to a default.
  ///
  /// - Parameter logoFolder: where the path of its logo starts, from the folder of the briefing.
  init?(_ document: Node, logoFolder: String = "", report: inout Report) {
    let fields = ThemeGrammar.fields.requiring(ThemeGrammar.required)
    guard let reader = FieldReader(document, "a theme", fields: fields, report: &report)
    else { return nil }
    let family = reader.text("family", &report)
    name = reader.text("name", &report) ?? ""
    guard let family, let colors = reader["colors"], let texts = reader["texts"],
      let palettes = reader["palettes"], let config = reader["config"]
    else { return nil }
    self.family = family
    self.colors = [:]
    colorCodes = [:]
    self.texts = [:]
    self.palettes = [:]
    dashes = [:]
    self.config = .null
    logo = readLogo(reader["logo"], &report)
    if let path = logo?.path.text, !logoFolder.isEmpty, !path.hasPrefix("/") {
      logo?.path.text = "\(logoFolder)/\(path)"
    }
    readColors(colors, &report)
    readPalettes(palettes, &report)
    readDashes(reader["dashes"], &report)
    if let textReader = FieldReader(
      texts, "`texts`", fields: TextRole.allCases.map { Field($0.rawValue, "a look") }.requiring(),
      report: &report)
    {
      for role in TextRole.allCases {
        guard let node = textReader[role.rawValue] else { continue }
        self.texts[role] = Self.look(node, family: family, &report)
      }
    }
    guard self.colors.count == ColorRole.allCases.count,
      self.texts.count == TextRole.allCases.count,
      self.palettes.count == PaletteRole.allCases.count
    else { return nil }
    self.config = resolvingReferences(in: config.resolved) { reference, origin in
      report.error(
        "E180", "the theme has no `$\(reference)`", at: origin,
        label: suggestion(for: reference, among: Self.references).map { "did you mean `$\($0)`?" }
          ?? "",
        notes: ["there are: \(Self.references.map { "$\($0)" }.joined(separator: ", "))"])
    }
  }

  private mutating func readColors(_ node: Node, _ report: inout Report) {
    let fields = ThemeGrammar.colorFields.requiring()
    guard let reader = FieldReader(node, "`colors`", fields: fields, report: &report)
    else { return }
    for role in ColorRole.allCases {
      guard let value = reader[role.rawValue], let code = Self.code(value, &report) else {
        continue
      }
      colors[role] = Color(code: code)
      colorCodes[role] = code
    }
  }

  private mutating func readPalettes(_ node: Node, _ report: inout Report) {
    let fields = ThemeGrammar.paletteFields.requiring()
    guard let reader = FieldReader(node, "`palettes`", fields: fields, report: &report)
    else { return }
    for role in PaletteRole.allCases {
      guard let value = reader[role.rawValue] else { continue }
      let most = ThemeGrammar.mostColors
      guard let items = value.items, (2...most).contains(items.count) else {
        report.error(
          "E104", "`\(role.rawValue)` should be a list of 2 to \(most) colours", at: value.origin)
        continue
      }
      let codes = items.compactMap { Self.code($0, &report) }
      if codes.count == items.count { palettes[role] = codes }
    }
  }

  private mutating func readDashes(_ node: Node?, _ report: inout Report) {
    guard let node,
      let reader = FieldReader(
        node, "`dashes`", fields: ThemeGrammar.dashFields, report: &report)
    else { return }
    for role in LineRole.allCases {
      guard let value = reader[role.rawValue] else { continue }
      let lengths = (value.items ?? []).compactMap(\.number).filter { $0 > 0 && $0 <= 100 }
      guard value.items != nil, lengths.count == value.items?.count, lengths.count <= 8 else {
        report.error(
          "E104", "dashes should be a list of lengths in points, such as [4, 3]", at: value.origin)
        continue
      }
      dashes[role] = lengths
    }
  }

  private static func code(_ node: Node, _ report: inout Report) -> String? {
    if let code = node.string, Color(code: code) != nil { return code }
    report.error(
      "E104", "a colour should look like \"#0B5C8A\"", at: node.origin,
      // YAML takes an unquoted # for the start of a comment.
      label: node.isNull ? "put quotes round it" : "")
    return nil
  }

  private static func look(
    _ node: Node, family: String, _ report: inout Report
  ) -> TextLook? {
    let fields = ThemeGrammar.lookFields.requiring(["color", "leading", "size", "weight"])
    guard let reader = FieldReader(node, "a look", fields: fields, report: &report),
      let size = reader.number("size", in: 4...200, &report),
      let weight = reader.number("weight", in: 100...900, &report),
      let leading = reader.number("leading", in: 4...300, &report),
      let color = reader.word("color", ColorRole.self, &report)
    else { return nil }
    let least = reader.number("least", in: 4...200, &report) ?? size
    return TextLook(
      style: TextStyle(
        family: reader.text("family", &report) ?? family, size: size, weight: Int(weight),
        letterSpacing: reader.number("spacing", in: -5...20, &report) ?? 0),
      // A theme that is set smaller than the one it extends may inherit a `least` above its size.
      leading: leading, color: color, least: min(least, size))
  }
}
