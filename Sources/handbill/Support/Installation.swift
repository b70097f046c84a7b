import Briefings
import Diagnostics
import Glibc
import Indicators
import Rendering
import Tables

/// What commands share: fonts, themes, geographies, plugins, each loaded when a command needs it.
struct Installation {
  let prefix = Prefix(path: installationPrefix() ?? "/usr/local")

  func geography(_ report: inout Report) -> Geography? {
    guard !names(in: prefix.geographies).isEmpty else {
      let isTold = environment("HANDBILL_PREFIX").map { !$0.isEmpty } ?? false
      report.error(
        "E505", "Handbill's own files are not where they should be: \(prefix.geographies)",
        notes: [
          isTold
            ? "HANDBILL_PREFIX says \(prefix.path): unset it, or name the folder of an installation"
            : "install it again with Scripts/install PREFIX"
        ])
      return nil
    }
    return Geography.load(folder: prefix.geographies, report: &report)
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

  /// - Parameter read: the bytes of a theme's file, by its path.
  func themes(read: @escaping (String) throws -> [UInt8]) -> ThemeLibrary {
    ThemeLibrary(named: { theme($0) }, names: { themeNames() }, read: read)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
