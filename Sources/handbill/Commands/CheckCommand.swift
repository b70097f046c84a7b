import ArgumentParser
import Briefings
import Diagnostics

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Finds everything wrong with a briefing, and makes nothing.",
    discussion: """
      The whole page is computed and laid out in each of its formats, and for each area of `each`, so \
      that what does not fit, what has no data and what disagrees with a metric is found as well as \
      what is misspelt. Notes, such as one area standing in for another, are said here and not by \
      `render`.
      """)

  @OptionGroup var options: BriefingRun.Options

  func run() throws {
    let run = try BriefingRun(options)
    var gathered = GatheredReport(run.report)
    var hasFailure = false
    for edition in run.editions {
      var report = Report()
      let composed = run.compose(edition, report: &report)
      gathered.add(report, of: edition.name)
      hasFailure = hasFailure || !(composed?.failures.isEmpty ?? true)
    }
    try Ending.check(gathered.report, isStrict: options.strict)
    if hasFailure { throw Ending.blockFailed }
    try Output.write("\(options.briefing): no errors\n")
  }
}
