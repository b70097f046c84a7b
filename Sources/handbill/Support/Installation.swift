import Briefings
import Diagnostics
import Glibc
import Indicators
import Rendering
import Tables

/// What commands share: fonts, themes, geographies, plugins, each loaded when a command needs it.
struct Installation {
  let prefix = Prefix.find()

  func geography(_ report: inout Report) -> Geography? {
    Geography.load(folder: prefix.geographies, report: &report)
  }

  func renderer() throws -> Renderer {
    do {
      return Renderer(fonts: try FontLibrary())
    } catch {
      throw Ending.error("E504", "\(error)")
    }
  }

  /// - Parameter name: a theme's own name, never a path.
  func theme(_ name: String) -> SourceText? {
    guard !name.isEmpty, name.utf8.allSatisfy({ isNameByte($0) }) else { return nil }
    let path = "\(prefix.themes)/\(name).yaml"
    guard let bytes = try? readFile(path, calling: path) else { return nil }
    return SourceText(name: path, bytes: bytes)
  }

  func themeNames() -> [String] {
    names(in: prefix.themes).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// The five places, in the order in which they are searched.
  func pluginPlaces(options: [String], projectFolder: String) -> [PluginPlace] {
    var places = options.map { PluginPlace(.option, $0) }
    for folder in (environment("HANDBILL_PLUGIN_PATH") ?? "").split(separator: ":") {
      places.append(PluginPlace(.path, String(folder)))
    }
    for name in ["Plugins", "plugins"] {
      places.append(PluginPlace(.project, join(projectFolder, name)))
    }
    let home = environment("HOME") ?? ""
    let data = environment("XDG_DATA_HOME").flatMap { $0.isEmpty ? nil : $0 }
      ?? (home.isEmpty ? nil : "\(home)/.local/share")
    if let data { places.append(PluginPlace(.user, "\(data)/handbill/plugins")) }
    places.append(PluginPlace(.bundled, prefix.plugins))
    return places
  }
}
