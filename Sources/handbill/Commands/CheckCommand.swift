import ArgumentParser

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Finds everything wrong with a briefing, and makes nothing.",
    discussion: """
      The whole page is computed and laid out, so that what does not fit, what has no data and what \
      disagrees with a metric is found as well as what is misspelt.
      """)

  @OptionGroup var options: BriefingRun.Options

  func run() throws {
    let run = try BriefingRun(options)
    let page = try run.finish()
    try run.leave(page)
    try Output.write("\(options.briefing): no errors\n")
  }
}
