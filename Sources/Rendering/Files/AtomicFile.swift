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
    try write([(bytes, path)], isDurable: isDurable)
  }

  /// Writes all of the files or none: each is whole under its other name before the first is renamed.
  package static func write(
    _ files: [(bytes: [UInt8], path: String)], isDurable: Bool = false
  ) throws(FileError) {
    var staged: [(file: StagedFile, path: String)] = []
    var direct: [(bytes: [UInt8], path: String)] = []
    do throws(FileError) {
      for (bytes, path) in files {
        let target = path == "-" ? Target(path: path, isReplaceable: false) : try target(of: path)
        guard target.isReplaceable else {
          direct.append((bytes, target.path))
          continue
        }
        staged.append(
          (try stage(bytes, for: target.path, mode: target.mode, isDurable: isDurable), target.path)
        )
      }
      for (bytes, path) in direct {
        if path == "-" {
          try write(bytes, to: STDOUT_FILENO, named: "standard output")
        } else {
          try write(bytes, into: path)
        }
      }
      while let next = staged.first {
        staged.removeFirst()
        try next.file.rename(to: next.path)
        if isDurable { syncFolder(of: next.path) }
      }
    } catch {
      for next in staged { next.file.discard() }
      throw error
    }
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
      path = end.hasPrefix("/") ? end : parentFolder(of: path) + "/" + end
    }
    throw FileError(path, ELOOP)
  }

  private static func stage(
    _ bytes: [UInt8], for path: String, mode: mode_t?, isDurable: Bool
  ) throws(FileError) -> StagedFile {
    let file = try StagedFile(beside: path, folder: parentFolder(of: path))
    do throws(FileError) {
      if let mode, fchmod(file.descriptor, mode) != 0 { throw FileError(path, errno) }
      try write(bytes, to: file.descriptor, named: path)
      if isDurable, fsync(file.descriptor) != 0 { throw FileError(path, errno) }
    } catch {
      file.discard()
      throw error
    }
    return file
  }

  /// The rename itself reaches the disk with the folder.
  private static func syncFolder(of path: String) {
    let folder = open(parentFolder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
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
