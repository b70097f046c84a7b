import Diagnostics
import Indicators
import Testing

@Suite struct PluginInfoTests {
  /// Two plugins, one of them unusable.
  func withZoo(_ body: (PluginCatalog) throws -> Void) rethrows {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add("good", "true", limits: #"{"timeout_s": 3, "memory_mb": 128, "processes": 2}"#)
    zoo.add("bad", "true", manifest: #"{"id": "bad"}"#)
    try body(zoo.catalog)
  }

  func parsed(_ text: String) throws -> Node {
    var report = Report()
    return try #require(parseJSON(SourceText(name: "json", text: text), report: &report))
  }

  @Test func `the listing as JSON holds the used, the skipped and why`() throws {
    try withZoo { catalog in
      let json = try parsed(catalog.listingJSON)
      let plugins = try #require(json["plugins"]?.items)
      #expect(plugins.map { $0["id"]?.string } == ["good", "bad"])
      #expect(plugins.map { $0["standing"]?.string } == ["used", "skipped"])
      #expect(plugins[1]["reason"]?.string?.contains("errors") == true)
      #expect(json["diagnostics"]?.items?.contains { $0["code"]?.string == "E420" } == true)
    }
  }

  @Test func `what a plugin says of itself is told in words and as JSON`() throws {
    try withZoo { catalog in
      let plugin = try #require(catalog[id: "good"])
      #expect(plugin.infoText.hasPrefix("good (good@1.0.0)\n"))
      #expect(plugin.infoText.contains("may use       3 s, 128 MB, 2 processes\n"))
      let json = try parsed(plugin.infoJSON)
      #expect(json["inputs"]?[0]?["column"]?.string == "value")
      #expect(json["limits"]?["memory_mb"]?.number == 128)
    }
  }

  @Test func `a plugin that is not there is told from one that cannot be used`() {
    withZoo { catalog in
      #expect(catalog.failure(toFind: "goof").hint == "did you mean `good`?")
      #expect(catalog.failure(toFind: "bad").code == "E415")
    }
  }
}
