import Diagnostics
import Glibc

/// The names in a folder, sorted; empty when it cannot be read.
func names(in folder: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

/// The name in a folder that was probably meant.
func closestName(to name: String, in folder: String) -> String? {
  suggestion(for: name, among: names(in: folder))
}
