import Diagnostics
import Indicators
import Testing

@Suite struct ExampleTests {
  static let examples = Staging.plugins.sorted { $0.key < $1.key }.flatMap { name, id in
    PluginExample.all(of: id, in: "\(Staging.root)/Plugins/\(name)")
  }

  @Test func `every bundled plugin is found and has an example`() {
    #expect(Staging.catalog.plugins.map(\.manifest.id) == Staging.plugins.values.sorted())
    #expect(Set(Self.examples.map(\.plugin)) == Set(Staging.plugins.values))
  }

  @Test(arguments: examples)
  func `an example comes out as expected through the real host`(example: PluginExample) {
    var report = Report()
    let differences = example.run(
      in: Staging.catalog, geography: Staging.geography, report: &report)
    #expect(differences.isEmpty, "\(example.plugin)/\(example.name): \(differences)")
    #expect(!report.hasErrors, "\(Console(hasColor: false).text(of: report))")
  }
}
