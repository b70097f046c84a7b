internal import Glibc

/// A file that is being written and is not there yet.
///
/// It has no name at all until it is whole, so that a process killed half-way leaves nothing behind;
/// where the file system knows no nameless files it has a name nobody else has.
struct StagedFile {
  let descriptor: Int32
  private let folder: String
  /// `nil` while it has none.
  private let name: String?

  /// With the permissions that the user's mask leaves.
  init(beside path: String, folder: String) throws(FileError) {
    self.folder = folder
    // It is named by way of /proc.
    let nameless =
      access("/proc/self/fd", X_OK) != 0
      ? -1 : open(folder, O_WRONLY | Self.nameless | O_CLOEXEC, 0o666)
    if nameless >= 0 {
      descriptor = nameless
      name = nil
      return
    }
    (descriptor, name) = try Self.firstFree(in: folder, for: path) { name in
      open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
  }

  /// Puts it in the place of whatever is at `path`.
  func rename(to path: String) throws(FileError) {
    defer { close(descriptor) }
    var name = name
    if name == nil {
      let own = "/proc/self/fd/\(descriptor)"
      name = try Self.firstFree(in: folder, for: path) { name in
        linkat(AT_FDCWD, own, AT_FDCWD, name, AT_SYMLINK_FOLLOW)
      }.name
    }
    guard let name, Glibc.rename(name, path) == 0 else {
      let reason = errno
      if let name { unlink(name) }
      throw FileError(path, reason)
    }
  }

  func discard() {
    close(descriptor)
    if let name { unlink(name) }
  }

  /// O_TMPFILE, a macro too rich for the importer.
  private static let nameless: Int32 = 0o20_000_000 | O_DIRECTORY

  /// Makes what `make` makes under the first name that is free.
  private static func firstFree(
    in folder: String, for path: String, _ make: (String) -> Int32
  ) throws(FileError) -> (result: Int32, name: String) {
    for attempt in 0..<100 {
      let name = "\(folder)/.handbill-\(getpid())-\(attempt).tmp"
      let result = make(name)
      if result >= 0 { return (result, name) }
      guard errno == EEXIST else { throw FileError(path, errno) }
    }
    throw FileError(path, EEXIST)
  }
}
