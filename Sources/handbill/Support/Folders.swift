import Diagnostics
import Glibc
import Rendering

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

/// Whether two paths lead to one file, which may not be there yet.
func samePath(_ one: String, _ other: String) -> Bool {
  if one == other { return true }
  guard fileName(of: one) == fileName(of: other) else { return false }
  func folder(_ path: String) -> String {
    let parent = parentFolder(of: path)
    return realPath(parent.isEmpty ? "." : parent) ?? parent
  }
  return folder(one) == folder(other)
}

private func fileName(of path: String) -> Substring {
  path.split(separator: "/").last ?? ""
}
