import Foundation
import Synchronization
import Testing

/// Runs programs as a user would, from the project's root.
enum Program {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  @discardableResult
  static func run(
    _ program: String, _ arguments: String..., environment: [String: String] = [:],
    folder: String = root
  ) throws -> Result {
    try run(program, arguments, environment: environment, folder: folder)
  }

  static func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:],
    folder: String = root
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files rather than pipes: a full pipe would stop the program.
    let output = try temporaryFile()
    let errors = try temporaryFile()
    process.standardOutput = output.handle
    process.standardError = errors.handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationReason == .exit
        ? process.terminationStatus : 1000 + process.terminationStatus,
      output: try output.text(), errors: try errors.text())
  }

  private struct TemporaryFile {
    var url: URL
    var handle: FileHandle

    func text() throws -> String {
      try handle.close()
      defer { try? FileManager.default.removeItem(at: url) }
      return String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
  }

  private static func temporaryFile() throws -> TemporaryFile {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    #expect(FileManager.default.createFile(atPath: url.path, contents: nil))
    return TemporaryFile(url: url, handle: try FileHandle(forWritingTo: url))
  }
}

/// The staged program; `Scripts/test` stages it and says where.
enum Handbill {
  static let prefix =
    ProcessInfo.processInfo.environment["HANDBILL_PREFIX"] ?? "\(Program.root)/.stage"

  static func run(
    _ arguments: String..., environment: [String: String] = [:], folder: String = Program.root
  ) throws -> Program.Result {
    let program = "\(prefix)/bin/handbill"
    try #require(
      FileManager.default.isExecutableFile(atPath: program),
      "there is no \(program): run Scripts/stage, or the tests by Scripts/test")
    return try Program.run(
      program, arguments, environment: ["NO_COLOR": "1"].merging(environment) { $1 },
      folder: folder)
  }
}

/// A folder that is gone when the test is.
final class TemporaryFolder: Sendable {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent(
    "handbill-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  private static let shared = Mutex<[TemporaryFolder]>([])

  /// One for several tests, gone when the last of all has ended.
  static func untilTheEnd() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    shared.withLock { folders in
      if folders.isEmpty {
        atexit {
          for folder in TemporaryFolder.shared.withLock({ $0 }) {
            try? FileManager.default.removeItem(at: folder.url)
          }
        }
      }
      folders.append(folder)
    }
    return folder
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}

func readBytes(_ path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}
