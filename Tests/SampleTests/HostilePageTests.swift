import Foundation
import Testing

/// Every hostile plugin on a page of good blocks, through the program as a user runs it.
@Suite(.serialized) struct HostilePageTests {
  /// The program of `Tests/Hostile`, linked as plugins are.
  private static let swiftProgram: Result<String, any Error> = Result {
    let path = try TemporaryFolder.untilTheEnd().path("hostile")
    let made = try Program.run(
      "swiftc", "-O", "-static-stdlib", "-parse-as-library", "Tests/Hostile/Hostile.swift", "-o",
      path)
    try #require(made.status == 0, "\(made.errors)")
    return path
  }

  /// A page of these plugins between two good blocks.
  private static func makePage(_ plugins: [HostilePlugin]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let program = try swiftProgram.get()
    var data = "area_code,area_name,year,value\nE47000004,Liverpool City Region,2022,10\n"
    data += "E47000004,Liverpool City Region,2023,12.5\n"
    try folder.write(data, to: "data.csv")
    let name = String(repeating: "x", count: 1_000_000)
    for area in 0..<(plugins.map(\.megabytes).max() ?? 0) { data += "B\(area),\(name),2023,1\n" }
    try folder.write(data, to: "large.csv")
    let ids = plugins.map(\.id)
    for plugin in plugins { try plugin.write(to: folder, swiftProgram: program) }
    let metrics = plugins.map {
      "  \($0.id): {plugin: \($0.id), from: {value: \($0.megabytes > 0 ? "large" : "d")}}\n"
    }
    // Six to a row; the good block takes what is over.
    let names = ids + Array(repeating: "after", count: 6 - ids.count % 6)
    let rows = stride(from: 0, to: names.count, by: 6).map { start in
      "  " + names[start..<start + 6].joined(separator: " ")
    }
    try folder.write(
      """
      handbill: 1
      title: A page that is made
      area: E47000004
      source: Made-up figures
      page: A4 portrait
      data: {d: data.csv, large: large.csv}
      metrics:
        before: {recipe: level, from: {value: d}, decimals: 1}
        after: {recipe: change, from: {value: d}}
      \(metrics.joined())
      layout: |
        before before before before before before
      \(rows.joined(separator: "\n"))
      blocks:
        before: {tile: before, label: Level}
        after: {tile: after, label: Change}
      \(ids.map { "  \($0): {tile: \($0), label: \($0)}\n" }.joined())
      """, to: "page.yaml")
    try FileManager.default.createDirectory(
      atPath: folder.path("temporary"), withIntermediateDirectories: true)
    return folder
  }

  /// Renders a page and holds it to what every page must keep.
  private static func render(_ folder: TemporaryFolder) throws -> (
    result: Program.Result, text: String, seconds: Double
  ) {
    let start = ContinuousClock.now
    let result = try Handbill.run(
      "render", "page.yaml", "--no-cache", "-o", "page.pdf",
      environment: ["TMPDIR": folder.path("temporary"), "HANDBILL_SECRET": "s3cret"],
      folder: folder.url.path)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    #expect(!result.errors.contains("s3cret"))
    #expect(try processes(in: folder.url.path).isEmpty, "processes were left behind")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("temporary")).isEmpty)
    let text = try Program.run("pdftotext", folder.path("page.pdf"), "-").output
    #expect(text.contains("12.5") && text.contains("25.0%"), "the good blocks are there: \(text)")
    return (result, text, seconds)
  }

  @Test(arguments: HostilePlugin.all)
  func `a hostile plugin costs its block, never the page`(plugin: HostilePlugin) throws {
    let folder = try Self.makePage([plugin])
    let usual = try Self.render(try Self.makePage([])).seconds
    let (result, text, seconds) = try Self.render(folder)
    #expect(seconds - usual < Double(plugin.seconds) + 0.5, "it took \(seconds) s")
    #expect(plugin.words.isEmpty || result.errors.contains(plugin.words), "\(result.errors)")
    if let code = plugin.code {
      #expect(result.status == 3, "\(result.errors)")
      #expect(result.errors.contains("warning[\(code)]"), "\(result.errors)")
      #expect(result.errors.contains("block `\(plugin.id)`"), "\(result.errors)")
      #expect(text.contains("not available"), "\(text)")
    } else {
      #expect(result.status == 0, "\(result.errors)")
      #expect(text.contains("7"))
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("plugins/\(plugin.id)"))
        .sorted() == ["plugin.json", "run"])
    #expect(!FileManager.default.fileExists(atPath: "/tmp/handbill-stray"))
  }

  @Test func `all of them on one page are as many marked blocks`() throws {
    let folder = try Self.makePage(HostilePlugin.all)
    let (result, text, seconds) = try Self.render(folder)
    #expect(result.status == 3, "\(result.errors)")
    for plugin in HostilePlugin.all {
      #expect(
        result.errors.contains("without the block `\(plugin.id)`") == (plugin.code != nil),
        "\(plugin.id)")
    }
    let failed = HostilePlugin.all.count { $0.code != nil }
    #expect(text.components(separatedBy: "not available").count - 1 >= failed, "\(text)")
    // Sixteen run at once; those that use their whole time have one second.
    #expect(seconds < 15, "it took \(seconds) s")
  }

  /// Processes that have their working folder in this one; one that was killed may take a moment to go.
  private static func processes(in folder: String) throws -> [String] {
    let resolved = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    var left: [String] = []
    for _ in 0..<100 {
      left = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
        guard name.allSatisfy(\.isNumber),
          let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(name)/cwd")
        else { return false }
        return path.hasPrefix(resolved)
      }
      if left.isEmpty { break }
      usleep(10_000)
    }
    return left
  }
}

func copyFile(_ source: String, to path: String) throws {
  try FileManager.default.copyItem(atPath: source, toPath: path)
}

func makeExecutable(_ path: String) throws {
  try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
}
