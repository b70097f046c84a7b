import Foundation
import Testing

/// The commonest form of a command is read without the parser of all others.
@Suite struct PlainFormTests {
  private static let chart = "Tests/Benchmarks/four_bars.vl.json"

  @Test(arguments: [
    ["--scale", "2"], [],
  ]) func `a chart by its plain form is the chart by any other`(extra: [String]) throws {
    let folder = try TemporaryFolder()
    let (plain, parsed) = (folder.path("plain.png"), folder.path("parsed.png"))
    let program = "\(Handbill.prefix)/bin/handbill"
    let made = try Program.run(program, ["chart", Self.chart, "-o", plain] + extra)
    #expect(made.status == 0, "\(made.errors)")
    let other = try Program.run(
      program, ["chart", Self.chart, "--output=\(parsed)", "--timezone", "UTC"] + extra)
    #expect(other.status == 0, "\(other.errors)")
    let picture = try Data(contentsOf: URL(fileURLWithPath: plain))
    #expect(!picture.isEmpty)
    #expect(try Data(contentsOf: URL(fileURLWithPath: parsed)) == picture)
  }

  @Test(arguments: [
    ["chart", chart, "-o"], ["chart", chart, "-o", "--scale"], ["chart", chart],
    ["chart", chart, "-o", "a.png", "--scale", "two"], ["chart", "-o", "a.png"],
    ["chart", chart, "-o", "a.png", "--scale", "0"],
    ["chart", chart, "-o", "a.png", "--scal", "2"],
  ]) func `a wrong use is told as ever`(words: [String]) throws {
    let made = try Program.run("\(Handbill.prefix)/bin/handbill", words)
    #expect(made.status == 2, "\(made.errors)")
    #expect(!made.errors.isEmpty)
  }
}
