internal import Glibc

/// A file could not be written.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  package var path: String
  /// What is wrong and what would help, without a full stop.
  package var message: String

  package var description: String { message }

  init(_ path: String, _ reason: Int32) {
    self.path = path
    message = Self.message(for: path, reason)
  }

  private static func message(for path: String, _ reason: Int32) -> String {
    switch reason {
    case EACCES, EPERM:
      "you have no permission to write \(path): choose another folder, or ask its owner"
    case EISDIR: "\(path) is a folder: name a file in it"
    case ENOENT: "there is no folder for \(path): make it first, or choose another"
    case ENOTDIR: "a part of \(path) is a file, not a folder"
    case ENOSPC, EDQUOT: "the disk is full: \(path) was not written"
    case EFBIG: "\(path) would be larger than is allowed here"
    case EROFS: "\(path) is on a disk that cannot be written to: choose another folder"
    case ELOOP: "\(path) is a link that leads back to itself"
    case ENAMETOOLONG: "the name is too long: \(path)"
    case EPIPE: "the program that reads \(path) stopped reading"
    case EEXIST: "too many unfinished files stand beside \(path): remove those ending in .tmp"
    default: "\(path) could not be written: \(String(cString: strerror(reason)))"
    }
  }
}
