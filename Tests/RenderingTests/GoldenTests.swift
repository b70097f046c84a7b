import FoundationEssentials
import Rendering
import SceneGraph
import TestSupport
import Testing

/// Not while goldens are being rewritten, for these would be too.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == nil))
struct GoldenTests {
  let folder: TemporaryFolder
  var testFile: String { folder.path + "/Test.swift" }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/Golden", withIntermediateDirectories: true)
  }

  private func keep(_ bytes: [UInt8], as name: String) throws {
    try AtomicFile.write(bytes, to: "\(folder.path)/Golden/\(name)")
  }

  private func isThere(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder.path)/Golden/\(name)")
  }

  private func picture(_ gray: UInt8) throws -> [UInt8] {
    try Image(
      width: 10, height: 10, pixels: (0..<100).flatMap { _ in [gray, gray, gray, 255] as [UInt8] }
    ).png()
  }

  @Test func `an equal text passes and forgets an old failure`() throws {
    try keep(Array("a\nb\n".utf8), as: "x.txt")
    try keep([1], as: "x.failed.txt")
    expectGolden(text: "a\nb\n", "x", testFile: testFile)
    #expect(!isThere("x.failed.txt"))
  }

  @Test func `a text that differs fails and is kept beside`() throws {
    try keep(Array("a\nb\n".utf8), as: "x.txt")
    withKnownIssue { expectGolden(text: "a\nc\n", "x", testFile: testFile) }
    #expect(isThere("x.failed.txt"))
  }

  @Test func `a golden that is not there fails`() {
    withKnownIssue { expectGolden(text: "a", "none", testFile: testFile) }
    withKnownIssue { expectGolden(png: [], "none", testFile: testFile) }
  }

  @Test func `a trace of difference passes, more fails and is shown`() throws {
    try keep(picture(100), as: "p.png")
    expectGolden(png: try picture(110), "p", testFile: testFile)
    #expect(!isThere("p.failed.png"))
    withKnownIssue { expectGolden(png: try picture(200), "p", testFile: testFile) }
    #expect(isThere("p.failed.png"))
  }
}
