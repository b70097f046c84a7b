import ArgumentParser
import Briefings
import Diagnostics

struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme",
    abstract: "Lists themes, and checks whether a theme or a brand can be read by all eyes.",
    subcommands: [ThemeCheckCommand.self, ThemeListCommand.self])
}

struct ThemeListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the themes that came with Handbill.")

  func run() throws {
    try Output.write(Installation().themeNames().map { "\($0)\n" }.joined())
  }
}

struct ThemeCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Prints how well a theme's colours are read and told apart.",
    discussion: """
      Text needs a contrast of 4.5:1 with the paper, marks of charts 3:1 (WCAG 2.2). Colours of kinds are \
      compared as people with normal vision, protanopia, deuteranopia and tritanopia see them (Machado \
      2009); a difference of 10 (CIEDE2000) is seen at a glance. Exit status: 1 when something cannot be \
      read; colours that look alike are told apart on the page by dashes, shapes, gaps or names.
      """)

  @Argument(help: ArgumentHelp("The name of a theme, or a theme's file.", valueName: "theme"))
  var theme: String

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let library = Installation().themes { try readFile($0, calling: $0, limit: 1 << 20) }
    var report = Report()
    let checked = library.check(Written(theme), report: &report)
    if let checked {
      let text = json ? checked.json + "\n" : checked.text
      // The table says what the report says, with what is well beside it.
      try Output.write(text)
    }
    try Ending.check(report)
    if checked == nil { throw Ending.errorsFound }
  }
}
