internal import Glibc

/// A folder of one process, removed with all that is in it.
struct TemporaryFolder {
  let path: String

  /// `nil` with `errno`.
  init?() {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/handbill-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func remove() {
    removeTree(AT_FDCWD, path, depth: 0)
  }
}

/// Removes a file, or a folder with all that is in it.
func removeTree(_ path: String) {
  removeTree(AT_FDCWD, path, depth: 0)
}

/// Removes what is there without following links, deep enough for anything honest.
private func removeTree(_ folder: Int32, _ name: String, depth: Int) {
  guard depth < 64 else { return }
  if unlinkat(folder, name, 0) == 0 { return }
  let descriptor = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  if descriptor >= 0, let stream = fdopendir(descriptor) {
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = entryName(entry)
      if name != ".", name != ".." { names.append(name) }
    }
    for name in names { removeTree(descriptor, name, depth: depth + 1) }
    closedir(stream)
  }
  _ = unlinkat(folder, name, AT_REMOVEDIR)
}

func entryName(_ entry: UnsafeMutablePointer<dirent>) -> String {
  withUnsafePointer(to: &entry.pointee.d_name) { pointer in
    String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
  }
}
