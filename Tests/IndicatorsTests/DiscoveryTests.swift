import Diagnostics
import Glibc
import Testing

@testable import Indicators

@Suite struct DiscoveryTests {
  @Test func `the first of an id counts, the others are shadowed, the unusable skipped`() throws {
    let first = Zoo()
    let second = Zoo()
    defer {
      first.remove()
      second.remove()
    }
    first.add("one", "true")
    second.add("one", "true")
    second.add("two", "true")
    second.add("broken", "true", manifest: #"{"id": "broken"}"#)
    second.add("unread", "true", manifest: "{")
    second.add("unbuilt", "true")
    unlink("\(second.folder)/unbuilt/run")
    mkdir("\(second.folder)/empty", 0o755)

    let catalog = PluginCatalog.find(in: [
      PluginPlace(.project, first.folder), PluginPlace(.bundled, second.folder),
      PluginPlace(.option, "/no/such/folder"),
    ])
    #expect(catalog.plugins.map(\.manifest.id) == ["one", "two"])
    #expect(catalog[id: "one"]?.place.kind == .project)
    #expect(catalog.shadowed.map(\.plugin.folder) == ["\(second.folder)/one"])
    let reasons = Dictionary(
      catalog.skipped.map { ($0.folder.split(separator: "/").last ?? "", $0.reason) }
    ) { first, _ in first }
    #expect(reasons["broken"]?.hasPrefix("its plugin.json has") == true)
    #expect(reasons["unread"] == "its plugin.json cannot be read")
    #expect(reasons["unbuilt"] == "its program `./run` is not there: it has not been built")
    #expect(reasons["empty"] == "it has no plugin.json")
    #expect(reasons["folder"] == "there is no such folder")
    #expect(catalog.report.diagnostics.map(\.code) == ["W425"])
    #expect(
      catalog.listing.map(\.id) == [
        "one", "two", "broken", "empty", "folder", "one", "unbuilt", "unread",
      ])
    #expect(catalog.listingText.contains("hidden by \(first.folder)/one"))
  }

  @Test func `a place may be a plugin itself, and counts once`() {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add("one", "true")
    let catalog = PluginCatalog.find(in: [
      PluginPlace(.option, "\(zoo.folder)/one"), PluginPlace(.option, zoo.folder),
    ])
    #expect(catalog.plugins.map(\.manifest.id) == ["one"])
    #expect(catalog.shadowed.isEmpty && catalog.skipped.isEmpty)
  }

  @Test func `the briefing's own folder is searched under both spellings`() {
    let zoo = Zoo()
    defer { zoo.remove() }
    mkdir("\(zoo.folder)/plugins", 0o755)
    let places = PluginPlace.all(options: ["x"], project: zoo.folder, prefix: "/opt/handbill")
    #expect(places.first == PluginPlace(.option, "x"))
    #expect(places.contains(PluginPlace(.project, "\(zoo.folder)/plugins")))
    #expect(places.last == PluginPlace(.bundled, "/opt/handbill/lib/handbill/plugins"))
  }

  @Test func `a metric that asks for a broken plugin is told so`() {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add("broken", "true", manifest: #"{"id": "broken"}"#)
    zoo.add("whole", "true")
    zoo.add("unread", "true", manifest: "{")
    zoo.add("un-built", "true")
    unlink("\(zoo.folder)/un-built/run")
    for (id, reason) in [
      ("broken", "its plugin.json has 6 errors"), ("unread", "its plugin.json cannot be read"),
      ("un-built", "its program `./run` is not there: it has not been built"),
    ] {
      #expect(
        zoo.failure(of: id)?.cause
          == .unusablePlugin(folder: "\(zoo.folder)/\(id)", reason: reason))
    }
    var report = Report()
    _ = zoo.ask(["broken", "broken"], report: &report)
    #expect(report.diagnostics.allSatisfy { $0.code == "E420" })
    #expect(report.diagnostics.count == 6, "each is said once")
    #expect(zoo.failure(of: "whol")?.cause == .unknownPlugin(suggestion: "whole"))
  }
}
