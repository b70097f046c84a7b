import Diagnostics
import Glibc
import Indicators
import Tables

/// The bundled plugins laid out as an installation has them, from the programs just built.
enum Staging {
  /// The folders of the plugins and what they are called.
  static let plugins: [String: String] = {
    var plugins: [String: String] = [:]
    for place in PluginCatalog.find(in: [PluginPlace(.option, "\(root)/Plugins")]).everyFolder {
      let name = place.folder.split(separator: "/").last.map(String.init) ?? ""
      plugins[name] = place.id
    }
    return plugins
  }()

  static let root: String = {
    var parts = #filePath.split(separator: "/").map(String.init)
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  /// `<prefix>/lib/handbill/plugins`, removed when the tests end.
  static let folder: String = {
    var template = Array("/tmp/handbill-stage-XXXXXX".utf8CString)
    mkdtemp(&template)
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for (name, id) in plugins {
      mkdir("\(folder)/\(id)", 0o755)
      symlinkFile("\(root)/Plugins/\(name)/plugin.json", "\(folder)/\(id)/plugin.json")
      copyFile("\(products)/\(id)", "\(folder)/\(id)/\(id)")
      for script in scripts(of: name) {
        copyFile("\(root)/Plugins/\(name)/\(script)", "\(folder)/\(id)/\(script)")
      }
    }
    atexit { Staging.remove() }
    return folder
  }()

  static let catalog = PluginCatalog.find(in: [PluginPlace(.bundled, folder)])

  static let geography: Geography = {
    var report = Report()
    return Geography.load(folder: "\(root)/Assets/Geographies", report: &report)
      ?? Geography(areas: [], levels: [], aliases: [])
  }()

  /// Where the test program lies, and with it all that the package builds.
  private static let products: String = {
    guard let pointer = realpath("/proc/self/exe", nil) else { return "" }
    defer { free(pointer) }
    return String(cString: pointer).split(separator: "/").dropLast().map { "/\($0)" }.joined()
  }()

  /// A file of the repository.
  static func text(_ path: String) -> String? {
    var report = Report()
    return SourceText.read(path: "\(root)/\(path)", report: &report).map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
  }

  private static func symlinkFile(_ target: String, _ path: String) { symlink(target, path) }

  private static func scripts(of name: String) -> [String] {
    names(in: "\(root)/Plugins/\(name)").filter { $0.hasSuffix(".py") }
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Nothing, when there is no such file: a recipe has no program.
  private static func copyFile(_ source: String, _ path: String) {
    let input = open(source, O_RDONLY)
    guard input >= 0 else { return }
    let output = open(path, O_WRONLY | O_CREAT, 0o755)
    defer {
      close(input)
      close(output)
    }
    while sendfile(output, input, nil, 1 << 24) > 0 {}
  }

  private static func remove() {
    for (_, id) in plugins {
      for name in names(in: "\(folder)/\(id)") { unlink("\(folder)/\(id)/\(name)") }
      rmdir("\(folder)/\(id)")
    }
    rmdir(folder)
  }
}

extension PluginCatalog {
  /// All folders with a readable id, used or skipped: in the repository no program lies beside its manifest.
  var everyFolder: [(folder: String, id: String)] {
    plugins.map { ($0.folder, $0.manifest.id) }
      + skipped.compactMap { skipped in skipped.claimedID.map { (skipped.folder, $0) } }
  }
}
