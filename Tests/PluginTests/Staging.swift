import Diagnostics
import Glibc
import Indicators
import Tables

/// The bundled plugins laid out as an installation has them, from the programs just built.
enum Staging {
  /// The folders of the plugins and what they are called.
  static let plugins = [
    "BoroughInvestment": "borough-investment", "GapValue": "gap-value",
    "ProductivityGap": "productivity-gap", "RDShare": "rd-share",
  ]

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

  private static func copyFile(_ source: String, _ path: String) {
    let input = open(source, O_RDONLY)
    let output = open(path, O_WRONLY | O_CREAT, 0o755)
    defer {
      close(input)
      close(output)
    }
    while sendfile(output, input, nil, 1 << 24) > 0 {}
  }

  private static func remove() {
    for (_, id) in plugins {
      unlink("\(folder)/\(id)/plugin.json")
      unlink("\(folder)/\(id)/\(id)")
      rmdir("\(folder)/\(id)")
    }
    rmdir(folder)
  }
}
