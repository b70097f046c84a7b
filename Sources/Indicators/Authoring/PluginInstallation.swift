internal import CArchive
package import Diagnostics
internal import Glibc
internal import Tables

/// Adds plugins to the user's folder, and removes them.
package struct PluginInstallation: Sendable {
  /// `$XDG_DATA_HOME/handbill/plugins`
  package var folder: String

  package init(folder: String) {
    self.folder = folder
  }

  /// `nil` where the user has no folder for data.
  package static func ofUser() -> PluginInstallation? {
    let home = environmentVariable("HOME").map { "\($0)/.local/share" }
    return (environmentVariable("XDG_DATA_HOME") ?? home).map {
      PluginInstallation(folder: "\($0)/handbill/plugins")
    }
  }

  private static let limits = unpack_limits(bytes: 256 << 20, entries: 2000)

  // MARK: Add

  /// Copies a plugin's folder, or unpacks its `.tar.gz`, after reading its manifest; runs none of its code.
  ///
  /// - Returns: the plugin as it is installed; `nil` after a report.
  package func add(_ source: String, report: inout Report) -> Plugin? {
    makeFolders(for: "\(folder)/x")
    let draft = "\(folder)/.adding-\(getpid())"
    removeTree(draft)
    guard mkdir(draft, 0o755) == 0 else {
      report.add(.cannotWrite(draft, why: words(for: errno)))
      return nil
    }
    defer { removeTree(draft) }
    if isFolder(source) {
      var copying = FolderCopy(bytes: Int(Self.limits.bytes), entries: Int(Self.limits.entries))
      if let problem = copying.copy(source, to: draft) {
        report.add(.notAdded(source, why: problem))
        return nil
      }
    } else {
      let result = unpack(source, draft, Self.limits)
      if result.problem != unpack_done {
        report.add(.notAdded(source, why: sentence(for: result)))
        return nil
      }
    }
    return install(root(of: draft), from: source, report: &report)
  }

  /// An archive usually holds one folder.
  private func root(of draft: String) -> String {
    guard !exists("\(draft)/plugin.json"), let only = names(in: draft), only.count == 1 else {
      return draft
    }
    return "\(draft)/\(only[0])"
  }

  private func install(_ draft: String, from source: String, report: inout Report) -> Plugin? {
    guard exists("\(draft)/plugin.json") else {
      report.add(.notAdded(source, why: "it holds no plugin.json"))
      return nil
    }
    guard let text = SourceText.read(path: "\(draft)/plugin.json", report: &report),
      let manifest = Manifest(text, report: &report)
    else { return nil }
    if case .run(let run) = manifest.method, run[0].hasPrefix("./") {
      guard adoptProgram(run[0], of: source, in: draft) else {
        report.add(
          .notAdded(source, why: "its program `\(run[0])` is not there: it has not been built"))
        return nil
      }
    }
    let target = "\(folder)/\(manifest.id)"
    guard !exists(target) else {
      report.add(
        .notAdded(
          source,
          why: "there is a plugin `\(manifest.id)` already: `handbill plugin remove "
            + "\(manifest.id)` removes it"))
      return nil
    }
    guard rename(draft, target) == 0, let resolved = resolvedPath(target) else {
      report.add(.cannotWrite(target, why: words(for: errno)))
      return nil
    }
    return Plugin(manifest: manifest, place: PluginPlace(.user, folder), folder: resolved)
  }

  /// A program that a package has built comes along, without the package's other products.
  private func adoptProgram(_ word: String, of source: String, in draft: String) -> Bool {
    if exists("\(draft)/\(word)") { return true }
    guard let program = programPath(word, in: source) else { return false }
    return copyFile(program, to: "\(draft)/\(word)", mode: 0o755)
  }

  // MARK: Remove

  /// - Returns: whether it was there; `false` after a report.
  package func remove(_ id: String, report: inout Report) -> Bool {
    guard isPluginID(id), exists("\(folder)/\(id)") else {
      let known = names(in: folder) ?? []
      let near = suggestion(for: id, among: known)
      report.add(
        Diagnostic(
          .error, "E445", "there is no plugin `\(id.prefix(64))` in \(folder)",
          notes: near.map { ["did you mean `\($0)`?"] } ?? []))
      return false
    }
    removeTree("\(folder)/\(id)")
    return true
  }

  private func sentence(for result: unpack_result) -> String {
    var result = result
    let entry = withUnsafeBytes(of: &result.entry) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    switch result.problem {
    case unpack_no_library: return "libarchive is not installed: apt-get install libarchive13"
    case unpack_leads_outside: return "`\(entry)` leads outside the plugin's folder"
    case unpack_not_plain:
      return "`\(entry)` is a link or a device; only files and folders are taken"
    case unpack_set_id: return "`\(entry)` would run with another user's rights"
    case unpack_too_large: return "it holds more than \(Self.limits.bytes >> 20) MB"
    case unpack_too_many: return "it holds more than \(Self.limits.entries) files"
    case unpack_cannot_write: return "`\(entry)` cannot be written, or stands in it twice"
    default: return "it is neither a folder nor a readable tar.gz"
    }
  }
}

/// A copy of plain files and folders within limits; hidden ones, such as `.build`, stay behind.
private struct FolderCopy {
  var bytes: Int
  var entries: Int

  /// - Returns: why it was not made; `nil` when it was.
  mutating func copy(_ source: String, to target: String, depth: Int = 0) -> String? {
    guard depth < 16 else { return "its folders are too deep" }
    for name in names(in: source) ?? [] where name != "__pycache__" {
      let path = "\(source)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else { return "`\(name)` cannot be read" }
      entries -= 1
      guard entries >= 0 else { return "it holds too many files" }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        mkdir("\(target)/\(name)", 0o755)
        if let problem = copy(path, to: "\(target)/\(name)", depth: depth + 1) { return problem }
      case S_IFREG:
        guard status.st_mode & 0o7000 == 0 else {
          return "`\(name)` would run with another user's rights"
        }
        bytes -= Int(status.st_size)
        guard bytes >= 0 else { return "it holds too many bytes" }
        let mode: mode_t = status.st_mode & 0o100 != 0 ? 0o755 : 0o644
        guard copyFile(path, to: "\(target)/\(name)", mode: mode) else {
          return "`\(name)` cannot be copied: \(words(for: errno))"
        }
      default: return "`\(name)` is a link or a device; only files and folders are taken"
      }
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func notAdded(_ source: String, why: String) -> Diagnostic {
    Diagnostic(.error, "E444", "\(source) is not added: \(why)")
  }
}
