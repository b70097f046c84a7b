package import Diagnostics
internal import Glibc

/// Makes the folder of a new plugin.
package struct PluginCreation: Sendable {
  package var id: String
  package var kind: PluginTemplate.Kind
  /// Where the plugin's folder is made; `nil` takes the usual place.
  package var parent: String?
  /// The folder the command was started in.
  package var workingFolder: String
  /// Where the `MetricPlugin` package of this installation lies.
  package var kit: String

  package init(
    id: String, kind: PluginTemplate.Kind, parent: String? = nil, workingFolder: String = ".",
    kit: String
  ) {
    self.id = id
    self.kind = kind
    self.parent = parent
    self.workingFolder = workingFolder
    self.kit = kit
  }

  /// - Returns: the folder made; `nil` after a report.
  package func create(report: inout Report) -> String? {
    guard isPluginID(id) else {
      report.add(.notAnID(id))
      return nil
    }
    if kind == .r, !isExecutable("/usr/bin/Rscript") {
      report.add(.noRscript)
      return nil
    }
    let isOurs = parent == nil && isHandbillsOwn
    if kind == .swift, !isOurs, !exists("\(kit)/Package.swift") {
      report.add(.noKit(kit))
      return nil
    }
    let template = PluginTemplate(id: id, kind: kind, kit: isOurs ? nil : kit)
    let folder =
      isOurs ? "\(workingFolder)/Plugins/\(template.typeName)" : "\(parent ?? workingFolder)/\(id)"
    guard !exists(folder) else {
      report.add(.folderExists(folder))
      return nil
    }
    for file in template.files {
      guard write(file.text, to: "\(folder)/\(file.path)") else {
        report.add(.cannotWrite("\(folder)/\(file.path)", why: words(for: errno)))
        return nil
      }
    }
    if isOurs, kind == .swift { addToPackage(template, report: &report) }
    return folder
  }

  /// Whether this is Handbill's own package, whose plugins are targets of it.
  private var isHandbillsOwn: Bool {
    isFolder("\(workingFolder)/Plugins") && isFolder("\(workingFolder)/Sources/MetricPlugin")
      && exists("\(workingFolder)/Package.swift")
  }

  /// One line more in the sorted list of plugins.
  private func addToPackage(_ template: PluginTemplate, report: inout Report) {
    let path = "\(workingFolder)/Package.swift"
    guard let text = read(path) else {
      report.add(.cannotWrite(path, why: words(for: errno)))
      return
    }
    let added = Self.adding(template, to: text)
    guard let added, write(added, to: path) else {
      report.add(.cannotWrite(path, why: "its list of plugins was not found"))
      return
    }
  }

  /// `nil` when the text has no list of plugins.
  static func adding(_ template: PluginTemplate, to text: String) -> String? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let line = "    plugin(\"\(template.id)\", folder: \"\(template.typeName)\"),"
    let listed = lines.indices.filter { lines[$0].hasPrefix("    plugin(\"") }
    guard let last = listed.last else { return nil }
    lines.insert(line, at: listed.first { lines[$0] > line } ?? last + 1)
    return lines.joined(separator: "\n")
  }

  private func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count < 1 << 22 else { return nil }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Writes a file and makes the folders it stands in.
func write(_ text: String, to path: String) -> Bool {
  makeFolders(for: path)
  guard let file = fopen(path, "w") else { return false }
  var text = text
  let isWritten = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
  return fclose(file) == 0 && isWritten
}

/// Makes the folders above a file.
func makeFolders(for path: String) {
  var folder = path.hasPrefix("/") ? "" : "."
  for part in path.split(separator: "/").dropLast() {
    folder += "/\(part)"
    mkdir(folder, 0o755)
  }
}

extension Diagnostic {
  static func notAnID(_ id: String) -> Diagnostic {
    Diagnostic(
      .error, "E438", "\"\(id.prefix(40))\" cannot be the id of a plugin",
      notes: ["small letters, digits and hyphens, a letter first: `neet-rate`"])
  }

  static func folderExists(_ folder: String) -> Diagnostic {
    Diagnostic(
      .error, "E439", "there is already a folder \(folder)",
      notes: ["remove it, or choose another id or another --dir"])
  }

  static let noRscript = Diagnostic(
    .error, "E440", "there is no Rscript in /usr/bin",
    notes: ["install R with its package jsonlite: apt-get install r-base-core r-cran-jsonlite"])

  static func noKit(_ kit: String) -> Diagnostic {
    Diagnostic(
      .error, "E441", "the kit for Swift plugins is not at \(kit)",
      notes: ["Scripts/stage and Scripts/install put it there", "or name its package with --kit"])
  }

  static func cannotWrite(_ path: String, why: String) -> Diagnostic {
    Diagnostic(.error, "E442", "\(path) cannot be written: \(why)")
  }
}
