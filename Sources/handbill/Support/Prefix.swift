import Glibc

/// Where Handbill is installed: `bin`, `lib/handbill/plugins` and `share/handbill` stand below it.
struct Prefix {
  let path: String

  var themes: String { "\(path)/share/handbill/Themes" }
  var schemas: String { "\(path)/share/handbill/Schemas" }
  var templates: String { "\(path)/share/handbill/Templates" }
  var geographies: String { "\(path)/share/handbill/Geographies" }
}

/// A path below a folder; absolute paths stay as they are.
func join(_ folder: String, _ path: String) -> String {
  path.hasPrefix("/") ? path : folder == "." ? path : "\(folder)/\(path)"
}

/// Without symbolic links, `.` and `..`; `nil` when there is nothing.
func realPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}
