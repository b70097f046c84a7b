import Foundation
import Testing

/// `Plugins/README.md` followed to the letter from an empty folder, and each kind of new plugin on a page.
@Suite(.serialized) struct PluginGuideTests {
  /// Where the guide's commands have been run, and what they said.
  private static let workshop: Result<(folder: TemporaryFolder, run: Program.Result), any Error> =
    Result {
      let folder = try TemporaryFolder.untilTheEnd()
      try folder.write(blocks("yaml").joined(), to: "page.yaml")
      try folder.write("set -ex\n" + blocks("sh").joined(), to: "guide.sh")
      return (folder, try run("bash", ["guide.sh"], in: folder))
    }

  /// What the guide shows in one language, in its order.
  private static func blocks(_ language: String) throws -> [String] {
    let text = String(decoding: try readBytes("\(Program.root)/Plugins/README.md"), as: UTF8.self)
    let parts = text.components(separatedBy: "```")
    return stride(from: 1, to: parts.count, by: 2).map { parts[$0] }
      .filter { $0.hasPrefix("\(language)\n") }.map { String($0.dropFirst(language.count + 1)) }
  }

  private static func run(
    _ program: String, _ arguments: [String], in folder: TemporaryFolder
  ) throws -> Program.Result {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try Program.run(
      program, arguments,
      environment: [
        "NO_COLOR": "1", "PATH": "\(Handbill.prefix)/bin:\(path)",
        "XDG_CACHE_HOME": folder.path("cache"), "XDG_DATA_HOME": folder.path("data"),
      ], folder: folder.url.path)
  }

  @Test func `the guide works as it is written`() throws {
    let (folder, run) = try Self.workshop.get()
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.components(separatedBy: " passed").count == 4, "\(run.output)")
    #expect(folder.names.contains("page.png"))
  }

  @Test(arguments: ["neet-rate", "job-density", "skills-share"])
  func `a plugin of the guide stands on a page`(id: String) throws {
    let (folder, _) = try Self.workshop.get()
    try Self.checkPage(of: id, in: folder)
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/Rscript"),
      "R is not installed: apt-get install r-base-core r-cran-jsonlite"))
  func `a new plugin in R passes the check and stands on a page`() throws {
    let folder = try TemporaryFolder()
    let made = try Self.run("handbill", ["plugin", "new", "job-share", "--r"], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    let checked = try Self.run("handbill", ["plugin", "check", "job-share"], in: folder)
    // R starts in a fifth of a second, on a machine that has nothing else to do.
    let failed = checked.output.components(separatedBy: "\n").filter { $0.hasPrefix("  FAIL") }
    #expect(failed.allSatisfy { $0.hasSuffix("starts within 500 ms") }, "\(checked.output)")
    try Self.checkPage(of: "job-share", in: folder)
  }

  /// The page of the guide with another plugin in the place of its own.
  private static func checkPage(of id: String, in folder: TemporaryFolder) throws {
    let page = try blocks("yaml").joined().replacingOccurrences(of: "job-density", with: id)
    try folder.write(page, to: "\(id).yaml")
    let made = try run(
      "handbill",
      ["render", "\(id).yaml", "--plugin-dir", id, "-o", "\(id).pdf"], in: folder)
    #expect(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
    let text = try Program.run("pdftotext", folder.path("\(id).pdf"), "-").output
    #expect(text.contains("17.5%"), "\(text)")
  }
}
