package import Diagnostics
internal import Tables

extension PluginPlace {
  /// The places that are searched, in order: `--plugin-dir`, `$HANDBILL_PLUGIN_PATH`, the briefing's
  /// `Plugins` or `plugins`, the user's, the bundled.
  package static func all(
    options: [String] = [], project: String? = nil, prefix: String? = installationPrefix()
  ) -> [PluginPlace] {
    var places = options.map { PluginPlace(.option, $0) }
    let path = environmentVariable("HANDBILL_PLUGIN_PATH") ?? ""
    places += path.split(separator: ":").map { PluginPlace(.path, String($0)) }
    if let project {
      let folder = ["Plugins", "plugins"].map { "\(project)/\($0)" }.first(where: isFolder)
      if let folder { places.append(PluginPlace(.project, folder)) }
    }
    if let user = environmentVariable("XDG_DATA_HOME")
      ?? environmentVariable("HOME").map({ "\($0)/.local/share" })
    {
      places.append(PluginPlace(.user, "\(user)/handbill/plugins"))
    }
    if let prefix { places.append(PluginPlace(.bundled, "\(prefix)/lib/handbill/plugins")) }
    return places
  }
}

/// `$HANDBILL_PREFIX`, else the folder above the one that holds the program.
package func installationPrefix() -> String? {
  if let prefix = environmentVariable("HANDBILL_PREFIX") { return prefix }
  guard let program = resolvedPath("/proc/self/exe") else { return nil }
  let folders = program.split(separator: "/").dropLast(2)
  return folders.isEmpty ? "/" : "/" + folders.joined(separator: "/")
}

extension PluginCatalog {
  /// Reads the manifests of all plugins of the places; the first of an id counts.
  package static func find(in places: [PluginPlace]) -> PluginCatalog {
    var catalog = PluginCatalog()
    var seenFolders: Set<String> = []
    for place in places {
      guard isFolder(place.folder) else {
        if place.kind == .option || place.kind == .path {
          catalog.skipped.append(
            Skipped(
              folder: place.folder, place: place, reason: "there is no such folder",
              report: Report()))
        }
        continue
      }
      for folder in pluginFolders(in: place.folder) {
        guard let resolved = resolvedPath(folder), seenFolders.insert(resolved).inserted else {
          continue
        }
        catalog.add(folder: folder, resolved: resolved, place: place)
      }
    }
    catalog.plugins.sort { $0.manifest.id < $1.manifest.id }
    return catalog
  }

  /// A folder with a `plugin.json` is a plugin itself; otherwise each folder in it may be one.
  private static func pluginFolders(in folder: String) -> [String] {
    if exists("\(folder)/plugin.json") { return [folder] }
    return (names(in: folder) ?? []).map { "\(folder)/\($0)" }.filter(isFolder)
  }

  private mutating func add(folder: String, resolved: String, place: PluginPlace) {
    func skip(_ reason: String, _ report: Report = Report(), id: String? = nil) {
      skipped.append(
        Skipped(folder: folder, place: place, reason: reason, report: report, claimedID: id))
    }
    guard exists("\(folder)/plugin.json") else { return skip("it has no plugin.json") }
    var report = Report()
    guard let source = SourceText.read(path: "\(folder)/plugin.json", report: &report),
      let node = parseJSON(source, report: &report)
    else { return skip("its plugin.json cannot be read", report) }
    guard let manifest = Manifest(node, report: &report) else {
      let count = report.diagnostics.count { $0.severity == .error }
      return skip(
        "its plugin.json has \(count == 1 ? "an error" : "\(count) errors")", report,
        id: node["id"]?.string)
    }
    if case .run(let words) = manifest.method, words[0].hasPrefix("./"),
      programPath(words[0], in: resolved) == nil
    {
      return skip("its program `\(words[0])` is not there: it has not been built", id: manifest.id)
    }
    let plugin = Plugin(manifest: manifest, place: place, folder: resolved)
    if let first = self[id: manifest.id] {
      shadowed.append(Shadowed(plugin: plugin, by: first))
      if first.place.kind == .project, place.kind == .bundled || place.kind == .user {
        self.report.add(.shadowing(first, plugin))
      }
    } else {
      plugins.append(plugin)
      self.report.add(contentsOf: report)
    }
  }
}
