internal import Glibc

/// Writes a file whole or not at all: under another name beside it, then renamed.
package enum AtomicFile {
  /// - Parameters:
  ///   - path: `-` is the standard output. Where it is a link, the file it leads to is replaced and the
  ///     link stays; a device or a pipe is written to as it is.
  ///   - isDurable: waits until the bytes are on the disk.
  package static func write(
    _ bytes: [UInt8], to path: String, isDurable: Bool = false
  ) throws(FileError) {
    if path == "-" { return try write(bytes, to: STDOUT_FILENO, named: "standard output") }
    let target = try target(of: path)
    guard target.isReplaceable else { return try write(bytes, into: target.path) }
    try replace(target.path, with: bytes, mode: target.mode, isDurable: isDurable)
  }

  private struct Target {
    var path: String
    /// `false` for what is no file and must not become one.
    var isReplaceable = true
    /// Of the file that is there.
    var mode: mode_t?
  }

  private static func target(of path: String) throws(FileError) -> Target {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let reason = errno
      guard reason == ENOENT else { throw FileError(path, reason) }
      return Target(path: try danglingEnd(of: path))
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw FileError(path, EISDIR)
    case S_IFREG: break
    default: return Target(path: path, isReplaceable: false)
    }
    // Renaming would replace a file that must not be written, for the folder alone decides.
    guard access(path, W_OK) == 0 else { throw FileError(path, errno) }
    guard let real = realpath(path, nil) else { throw FileError(path, errno) }
    defer { free(real) }
    return Target(path: String(cString: real), mode: status.st_mode & 0o777)
  }

  /// Where a link that leads to nothing leads, or `path` itself.
  private static func danglingEnd(of path: String) throws(FileError) -> String {
    var path = path
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let length = readlink(path, &buffer, buffer.count)
      guard length > 0 else { return path }
      let end = String(decoding: buffer.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
      path = end.hasPrefix("/") ? end : folder(of: path) + "/" + end
    }
    throw FileError(path, ELOOP)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func replace(
    _ path: String, with bytes: [UInt8], mode: mode_t?, isDurable: Bool
  ) throws(FileError) {
    let (file, name) = try makeTemporary(beside: path)
    do throws(FileError) {
      defer { close(file) }
      if let mode, fchmod(file, mode) != 0 { throw FileError(path, errno) }
      try write(bytes, to: file, named: path)
      if isDurable, fsync(file) != 0 { throw FileError(path, errno) }
    } catch {
      unlink(name)
      throw error
    }
    guard rename(name, path) == 0 else {
      let reason = errno
      unlink(name)
      throw FileError(path, reason)
    }
    if isDurable { syncFolder(of: path) }
  }

  /// The rename itself reaches the disk with the folder.
  private static func syncFolder(of path: String) {
    let folder = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// A new file of a name nobody has, with the permissions that the user's mask leaves.
  private static func makeTemporary(beside path: String) throws(FileError) -> (Int32, String) {
    for attempt in 0..<100 {
      let name = "\(folder(of: path))/.handbill-\(getpid())-\(attempt).tmp"
      let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if file >= 0 { return (file, name) }
      guard errno == EEXIST else { throw FileError(path, errno) }
    }
    throw FileError(path, EEXIST)
  }

  private static func write(_ bytes: [UInt8], into path: String) throws(FileError) {
    let file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileError(path, errno) }
    defer { close(file) }
    try write(bytes, to: file, named: path)
  }

  private static func write(
    _ bytes: [UInt8], to file: Int32, named path: String
  ) throws(FileError) {
    let failure = bytes.withUnsafeBytes { buffer -> Int32? in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(
          file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return errno }
        rest = rest.dropFirst(count)
      }
      return nil
    }
    if let failure { throw FileError(path, failure) }
  }
}
