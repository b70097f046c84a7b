package import Diagnostics

/// Where themes are found: by name among those installed, by path beside the briefing.
package struct ThemeLibrary {
  package var named: (_ name: String) -> SourceText?
  /// For suggestions and lists.
  package var names: () -> [String]
  /// The bytes of a file, by its path from the briefing's folder; throws words for the reader.
  package var read: (_ path: String) throws -> [UInt8]

  package init(
    named: @escaping (String) -> SourceText?, names: @escaping () -> [String],
    read: @escaping (String) throws -> [UInt8]
  ) {
    self.named = named
    self.names = names
    self.read = read
  }

  /// How many themes may stand on each other.
  private static let mostLayers = 8

  /// The theme of that name, or of the file at that path, laid over those it extends.
  ///
  /// - Returns: `nil` when it cannot be used; the report says why, unreadable colours among it.
  package func theme(_ name: Written, report: inout Report) -> Theme? {
    guard let (theme, readability) = read(name, &report) else { return nil }
    readability.refuse(&report)
    return readability.isReadable ? theme : nil
  }

  /// How well it is read, whether it is refused or not; `nil` when it is no theme.
  package func check(_ name: Written, report: inout Report) -> ThemeReadability? {
    let readability = read(name, &report)?.1
    readability?.refuse(&report)
    return readability
  }

  private func read(
    _ name: Written, _ report: inout Report
  ) -> (Theme, ThemeReadability)? {
    var layers: [Node] = []
    var seen: [String] = []
    var next: Written? = name
    var folder = ""
    var logoFolder: String?
    while let wanted = next {
      guard let found = source(wanted, folder: folder, &report) else { return nil }
      guard !seen.contains(found.key) else {
        report.error(
          "E181", "theme `\(wanted.text)` extends itself", at: wanted.origin,
          notes: [(seen + [found.key]).joined(separator: " extends ")])
        return nil
      }
      guard layers.count < Self.mostLayers else {
        report.error(
          "E182", "themes extend each other more than \(Self.mostLayers) deep", at: wanted.origin,
          notes: [seen.joined(separator: " extends ")])
        return nil
      }
      guard let document = parseYAML(found.text, report: &report) else { return nil }
      guard document.members != nil else {
        report.error(
          "E102", "a theme should be an object, not \(document.kindInWords)", at: document.origin)
        return nil
      }
      if isPath(found.key) { folder = parent(of: found.key) }
      if logoFolder == nil, document["logo"]?["image"] != nil { logoFolder = folder }
      layers.append(document)
      seen.append(found.key)
      let base = document["extends"].flatMap { $0.isNull ? nil : $0 }
      if let base, base.string == nil {
        report.error("E104", "`extends` should be the name of a theme", at: base.origin)
        return nil
      }
      next = Written(base)
    }
    guard let first = layers.first, let last = layers.last else { return nil }
    var document = layers.reversed().dropFirst().reduce(last) { $0.merging($1) }
    if first["name"] == nil { document = document.setting("name", to: Node(stem(of: seen[0]))) }
    guard let theme = Theme(document, logoFolder: logoFolder ?? "", report: &report) else {
      return nil
    }
    return (
      theme, ThemeReadability(theme, document: document, newest: first.origin.source)
    )
  }

  /// - Returns: the text, and the name or path that tells it from all others.
  private func source(
    _ wanted: Written, folder: String, _ report: inout Report
  ) -> (text: SourceText, key: String)? {
    if isPath(wanted.text) {
      let path = joined(folder, wanted.text)
      do {
        return (SourceText(name: path, bytes: try read(path)), path)
      } catch {
        report.error("E201", "\(error)", at: wanted.origin)
        return nil
      }
    }
    if let text = named(wanted.text) { return (text, wanted.text) }
    let names = names()
    report.error(
      "E140", "there is no theme `\(wanted.text)`", at: wanted.origin,
      label: suggestion(for: wanted.text, among: names).map { "did you mean `\($0)`?" } ?? "",
      notes: [
        "themes: \(names.joined(separator: ", ")); a brand of your own is a file: theme: brand.yaml"
      ])
    return nil
  }

  private func isPath(_ name: String) -> Bool {
    name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  private func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private func joined(_ folder: String, _ path: String) -> String {
    folder.isEmpty || path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }

  private func stem(of key: String) -> String {
    let name = key.split(separator: "/").last.map(String.init) ?? key
    for ending in [".yaml", ".yml"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }
}

extension World {
  var themes: ThemeLibrary { ThemeLibrary(named: theme, names: themeNames, read: read) }
}
