import Diagnostics
import Glibc
import Testing

@testable import Indicators

@Suite struct NewTests {
  /// Makes a plugin in a folder of its own and hands the folder over.
  func withPlugin(
    _ kind: PluginTemplate.Kind, id: String = "neet-rate", _ body: (String?, Report) throws -> Void
  ) throws {
    var template = Array("/tmp/handbill-new-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let parent = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { removeFolder(parent) }
    var report = Report()
    let creation = PluginCreation(
      id: id, kind: kind, parent: parent, kit: "\(Staging.root)")
    try body(creation.create(report: &report), report)
  }

  @Test(arguments: [PluginTemplate.Kind.python, .recipe])
  func `a new plugin without a build passes the check as it is`(kind: PluginTemplate.Kind) throws {
    try withPlugin(kind) { folder, _ in
      let result = PluginCheck(folder: try #require(folder), geography: Staging.geography).run()
      #expect(result.isPassed, "\(result.text)")
    }
  }

  @Test func `a new Swift plugin is a package of its own, and must be built first`() throws {
    try withPlugin(.swift) { folder, _ in
      let folder = try #require(folder)
      #expect(namesIn(folder).contains("Package.swift"))
      #expect(namesIn("\(folder)/Sources") == ["NeetRate.swift"])
      let result = PluginCheck(folder: folder, geography: Staging.geography).run()
      #expect(result.text.contains("swift build -c release --static-swift-stdlib"))
    }
  }

  @Test func `in our own package a new Swift plugin is one sorted line`() throws {
    let text = try #require(Staging.text("Package.swift"))
    for (id, before) in [("aaa", "borough-investment"), ("neet-rate", "productivity-gap")] {
      let template = PluginTemplate(id: id, kind: .swift)
      let added = try #require(PluginCreation.adding(template, to: text))
      let line = "    plugin(\"\(id)\", folder: \"\(template.typeName)\"),\n"
      #expect(added.contains(line + "    plugin(\"\(before)\""))
      #expect(added.utf8.count == text.utf8.count + line.utf8.count)
    }
    let last = try #require(
      PluginCreation.adding(PluginTemplate(id: "zzz", kind: .swift), to: text))
    #expect(last.contains("folder: \"RDShare\"),\n    plugin(\"zzz\", folder: \"Zzz\"),\n"))
    #expect(PluginCreation.adding(PluginTemplate(id: "zzz", kind: .swift), to: "let x = 1") == nil)
  }

  @Test(arguments: ["", "Neet", "9lives", "a/b", "../up", "a b"])
  func `an id that is none is refused`(id: String) throws {
    try withPlugin(.recipe, id: id) { folder, report in
      #expect(folder == nil && report.diagnostics.map(\.code) == ["E438"])
    }
  }

  @Test func `a folder that is there is left alone`() throws {
    try withPlugin(.recipe) { folder, _ in
      let folder = try #require(folder)
      let parent = folder.split(separator: "/").dropLast().map { "/\($0)" }.joined()
      var report = Report()
      let again = PluginCreation(id: "neet-rate", kind: .python, parent: parent, kit: "")
      #expect(again.create(report: &report) == nil)
      #expect(report.diagnostics.map(\.code) == ["E439"])
      #expect(!namesIn(folder).contains("neet_rate.py"))
    }
  }

  private func namesIn(_ folder: String) -> [String] { names(in: folder) ?? [] }
}

func removeFolder(_ path: String) {
  for name in names(in: path) ?? [] { removeFolder("\(path)/\(name)") }
  for hidden in [".gitignore"] { unlink("\(path)/\(hidden)") }
  if unlink(path) != 0 { rmdir(path) }
}
