import MetricPlugin
import Testing

@testable import borough_investment
@testable import cluster_value
@testable import gap_value
@testable import productivity_gap
@testable import programme_delivery
@testable import rd_share

@Suite struct ManifestTests {
  static let manifests = [
    ("BoroughInvestment", BoroughInvestment.manifest), ("ClusterValue", ClusterValue.manifest),
    ("GapValue", GapValue.manifest), ("ProductivityGap", ProductivityGap.manifest),
    ("ProgrammeDelivery", ProgrammeDelivery.manifest), ("RDShare", RDShare.manifest),
  ]

  @Test(arguments: manifests)
  func `plugin.json is what the plugin says of itself`(folder: String, manifest: String) throws {
    let written = try #require(Staging.text("Plugins/\(folder)/plugin.json"))
    #expect(written == manifest, "write it again with: <plugin> describe > plugin.json")
  }
}
