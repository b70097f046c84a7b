package import FoundationEssentials
import Glibc

/// A program of the machine's, run for what it prints.
package enum Tool {
  package static func isInstalled(_ name: String) -> Bool {
    (getenv("PATH").map { String(cString: $0) } ?? "").split(separator: ":")
      .contains { access("\($0)/\(name)", X_OK) == 0 }
  }

  /// - Parameter command: for the shell.
  /// - Returns: the standard output and the exit status.
  package static func run(_ command: String) -> (output: [UInt8], status: Int32) {
    guard let pipe = popen(command, "r") else { return ([], -1) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, pipe)
      guard count > 0 else { break }
      output += buffer[..<count]
    }
    return (output, pclose(pipe) >> 8 & 0xFF)
  }
}

/// A folder that is gone when its owner is.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    var template = Array("/tmp/handbill-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw CocoaError(.fileWriteUnknown) }
    path = String(cString: made)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
