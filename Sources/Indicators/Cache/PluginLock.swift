package import Diagnostics
internal import Glibc
internal import Tables

/// The plugins that a briefing was made with: `plugins.lock` beside it, one a line.
package struct PluginLock: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var id: String
    package var version: String
    /// Hexadecimal.
    package var sha256: String
  }

  package var entries: [Entry] = []

  /// Those of `ids` that the catalog has.
  package init(_ ids: [String], in catalog: PluginCatalog, cache: ResultCache? = nil) {
    entries = Set(ids).sorted().compactMap { id in
      guard let plugin = catalog[id: id], let digest = plugin.digest(cache: cache) else {
        return nil
      }
      return Entry(id: id, version: plugin.manifest.version, sha256: hexadecimal(digest))
    }
  }

  /// Reads a lock; `nil` after a report.
  package init?(file path: String, report: inout Report) {
    guard exists(path) else {
      report.add(
        Diagnostic(
          .error, "E443", "there is no \(path)", notes: ["--lock writes it: the plugins of today"]))
      return nil
    }
    guard let source = SourceText.read(path: path, report: &report) else { return nil }
    for line in String(decoding: source.bytes, as: UTF8.self).split(separator: "\n") {
      guard !line.hasPrefix("#") else { continue }
      let words = line.split(separator: " ")
      guard words.count == 3, words[2].utf8.count == 64 else {
        report.add(
          Diagnostic(
            .error, "E443", "\(path) holds a line that is not `id version sha256`",
            notes: ["make it anew with --lock"]))
        return nil
      }
      entries.append(
        Entry(id: String(words[0]), version: String(words[1]), sha256: String(words[2])))
    }
  }

  package var text: String {
    "# The plugins this briefing was made with: id, version, SHA-256.\n"
      + entries.map { "\($0.id) \($0.version) \($0.sha256)\n" }.joined()
  }

  /// Writes the lock; an error in the report when it cannot be.
  package func write(to path: String, report: inout Report) {
    if !Indicators.write(text, to: path) {
      report.add(.cannotWrite(path, why: words(for: errno)))
    }
  }

  /// Why the lock refuses a plugin; `nil` when it does not.
  func refusal(of plugin: Plugin, cache: ResultCache?) -> String? {
    let id = plugin.manifest.id
    guard let entry = entries.first(where: { $0.id == id }) else {
      return "plugins.lock does not name it; --lock writes it anew"
    }
    guard let digest = plugin.digest(cache: cache), hexadecimal(digest) == entry.sha256 else {
      return "it is not the \(entry.version) of plugins.lock: its files have changed; "
        + "--lock accepts those of \(plugin.manifest.version)"
    }
    return nil
  }
}
