import FoundationEssentials
import Glibc

/// A golden kept beside its test: `Golden/<name>.<extension>`.
struct Golden {
  let folder: String
  let name: String
  let `extension`: String

  /// - Parameter testFile: the path of the test's source.
  init(_ name: String, _ extension: String, testFile: String) {
    folder =
      testFile.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/Golden"
    self.name = name
    self.extension = `extension`
  }

  var path: String { "\(folder)/\(name).\(self.extension)" }
  /// Where what was got instead is put.
  var failedPath: String { "\(folder)/\(name).failed.\(self.extension)" }

  /// `UPDATE_GOLDEN=1 swift test` rewrites the goldens.
  static var isUpdating: Bool { getenv("UPDATE_GOLDEN").map { String(cString: $0) } == "1" }

  func read() -> [UInt8]? {
    (try? Data(contentsOf: URL(filePath: path))).map { [UInt8]($0) }
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: path))
  }

  func forgetFailure() {
    try? FileManager.default.removeItem(atPath: failedPath)
  }
}
