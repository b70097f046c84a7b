import ArgumentParser

@main
struct Handbill: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handbill",
    abstract: "Turns tables into one-page briefings.",
    discussion: """
      A briefing is a YAML file that names data, metrics and blocks; `render` makes a page of it. \
      Exit status: 0 made (warnings allowed), 1 errors found, 2 wrong usage, 3 made but with a metric \
      that failed. Messages go to standard error.
      """,
    version: "0.1.0",
    subcommands: [
      NewCommand.self, RenderCommand.self, ChartCommand.self, CheckCommand.self,
      PluginCommand.self, ThemeCommand.self, SchemaCommand.self, CacheCommand.self,
    ])

  /// Usage errors leave with 2; whatever the parser calls a success leaves with 0.
  static func main() {
    Surroundings.prepare()
    do {
      if let chart = ChartCommand(plainArguments: CommandLine.arguments.dropFirst()) {
        try chart.run()
        return
      }
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      let isSuccess = exitCode(for: error) == .success
      let text = fullMessage(for: error)
      if isSuccess {
        do { try Output.write(text + "\n") } catch { exit(withError: error) }
        exit(withError: nil)
      }
      Output.complain(text + "\n")
      exit(withError: ExitCode(2))
    }
  }
}
