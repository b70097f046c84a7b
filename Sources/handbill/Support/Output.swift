import Diagnostics
import Glibc

/// Standard output for data, standard error for messages.
enum Output {
  static func write(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }
  static func complain(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

  static func complain(_ report: Report) {
    guard !report.diagnostics.isEmpty else { return }
    complain(Console(hasColor: hasColor).text(of: report))
  }

  /// Writes all of it, however small the pieces that the other end takes; a closed pipe ends it.
  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + offset, bytes.count - offset)
      }
      guard written > 0 else {
        if written < 0, errno == EINTR { continue }
        return
      }
      offset += written
    }
  }

  private static var hasColor: Bool {
    isatty(STDERR_FILENO) == 1 && (environment("NO_COLOR") ?? "").isEmpty
      && environment("TERM") != "dumb"
  }
}

func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
