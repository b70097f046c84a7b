/// A file could not be written.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  package var path: String
  /// What is wrong and what would help, without a full stop.
  package var message: String

  package var description: String { message }

  init(_ path: String, _ reason: Int32) {
    self.path = path
    message = Messages.cannotWrite(path, reason)
  }
}
