/// Writes a file whole or not at all: under another name beside it, then renamed.
package enum AtomicFile {
  /// - Parameters:
  ///   - path: `-` is the standard output. The target of a link is replaced, the link stays.
  ///   - isDurable: waits until the bytes are on the disk.
  package static func write(
    _ bytes: [UInt8], to path: String, isDurable: Bool = false
  ) throws(FileError) {
    fatalError("\(bytes.count) \(path) \(isDurable)")
  }
}

/// A file could not be written.
package struct FileError: Error, Hashable, Sendable {
  package var path: String
  /// What is wrong and what would help, without a full stop.
  package var message: String

  package init(path: String, message: String) {
    self.path = path
    self.message = message
  }
}
