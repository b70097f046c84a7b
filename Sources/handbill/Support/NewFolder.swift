import Glibc
import Rendering

/// Makes a folder of files whole or not at all, and never over anything that is there.
struct NewFolder {
  struct File {
    /// Below the folder: `data/pay.csv`.
    var path: String
    var bytes: [UInt8]
  }

  let path: String

  init(_ path: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  /// - Throws: `FileProblem`, in words for the reader, when nothing was made.
  func make(_ files: [File]) throws {
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw FileProblem(description: "`\(path)` is a file")
      }
      guard names(in: path).isEmpty else {
        throw FileProblem(description: "the folder `\(path)` is not empty")
      }
    }
    // An empty folder that is there keeps its place: it may be the one somebody stands in.
    let name = ".handbill-new-\(getpid())"
    let staged = isThere ? "\(path)/\(name)" : join(parentFolder(of: path), name)
    try check(mkdir(staged, 0o777), "`\(path)`")
    do {
      for file in files { try write(file, in: staged) }
      if isThere {
        try moveUp(from: staged)
        try check(rmdir(staged), "`\(path)`")
      } else {
        try check(rename(staged, path), "`\(path)`")
      }
    } catch {
      remove(staged)
      throw error
    }
  }

  private func write(_ file: File, in folder: String) throws {
    var parent = folder
    for part in file.path.split(separator: "/").dropLast() {
      parent += "/\(part)"
      if mkdir(parent, 0o777) != 0, errno != EEXIST { try check(-1, "`\(file.path)`") }
    }
    do {
      try AtomicFile.write(file.bytes, to: "\(folder)/\(file.path)")
    } catch {
      throw FileProblem(description: "`\(file.path)` could not be written: \(error)")
    }
  }

  private func moveUp(from staged: String) throws {
    var moved: [String] = []
    for name in names(in: staged) {
      guard rename("\(staged)/\(name)", "\(path)/\(name)") == 0 else {
        let reason = errno
        for name in moved { rename("\(path)/\(name)", "\(staged)/\(name)") }
        errno = reason
        return try check(-1, "`\(path)/\(name)`")
      }
      moved.append(name)
    }
  }

  private func check(_ result: Int32, _ what: String) throws {
    guard result != 0 else { return }
    throw FileProblem(description: "\(what) could not be made: \(String(cString: strerror(errno)))")
  }

  /// Of what was made here only: a link in it is removed, not followed.
  private func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
