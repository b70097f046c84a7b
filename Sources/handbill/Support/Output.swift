import Diagnostics
import Glibc

/// Standard output for data, standard error for messages.
enum Output {
  /// - Throws: exit 1, when the data did not all arrive. A reader who has left, or was never there, is
  ///   no failure.
  static func write(_ text: String) throws {
    let reason = write(Array(text.utf8), to: STDOUT_FILENO)
    guard reason == 0 || reason == EPIPE || reason == EBADF else {
      throw Ending.error(
        "E503", "standard output could not be written: \(String(cString: strerror(reason)))",
        notes: ["what was written before is not the whole"])
    }
  }
  static func complain(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

  static func complain(_ report: Report) {
    guard !report.diagnostics.isEmpty else { return }
    complain(Console(hasColor: hasColor).text(of: report))
  }

  /// Writes all of it, however small the pieces that the other end takes.
  ///
  /// - Returns: 0, or the error number that ended it.
  @discardableResult
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + offset, bytes.count - offset)
      }
      guard written > 0 else {
        if written < 0, errno == EINTR { continue }
        return errno
      }
      offset += written
    }
    return 0
  }

  private static var hasColor: Bool {
    isatty(STDERR_FILENO) == 1 && (environment("NO_COLOR") ?? "").isEmpty
      && environment("TERM") != "dumb"
  }
}

func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
