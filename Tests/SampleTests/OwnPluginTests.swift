import Testing

/// A plugin in a Swift package of its own, as a user's project has it.
@Suite struct OwnPluginTests {
  private static let sample = "Samples/own-plugin"
  private static let package = "\(sample)/plugins/needed-growth"

  @Test func `a package that depends on the kit builds, passes its tests and the check`() throws {
    let built = try Program.run(
      "swift", "build", "--package-path", Self.package, "-c", "release", "--static-swift-stdlib",
      "--product", "needed-growth")
    #expect(built.status == 0, "\(built.output)\(built.errors)")
    let tested = try Program.run("swift", "test", "--package-path", Self.package)
    #expect(tested.status == 0, "\(tested.output)\(tested.errors)")
    let checked = try Handbill.run("plugin", "check", Self.package)
    #expect(checked.status == 0 && checked.output.contains("17 passed"), "\(checked.output)")

    let folder = try TemporaryFolder()
    let made = try Handbill.run(
      "render", "\(Self.sample)/briefing.yaml", "--no-cache", "--strict", "-o",
      folder.path("page.pdf"))
    #expect(made.status == 0, "\(made.errors)")
    let text = try Program.run("pdftotext", folder.path("page.pdf"), "-").output
    #expect(text.contains("4.6%") && text.contains("West of England"), "\(text)")
  }
}
