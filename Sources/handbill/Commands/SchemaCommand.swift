import ArgumentParser
import Briefings
import Diagnostics

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of a briefing, a plugin's manifest or a theme.",
    discussion: """
      Editors complete and check a file by it. Write it beside the file and name it in the first line:

        handbill schema > handbill.schema.json
        # yaml-language-server: $schema=handbill.schema.json
      """)

  enum Kind: String, CaseIterable, ExpressibleByArgument { case briefing, plugin, theme }

  @Argument(help: ArgumentHelp("briefing, plugin or theme.", valueName: "kind"))
  var kind = Kind.briefing

  func run() throws {
    switch kind {
    case .briefing: try Output.write(BriefingSchema.document.jsonText() + "\n")
    case .plugin: try Output.write(try pluginSchema())
    case .theme: try Output.write(ThemeSchema.document.jsonText() + "\n")
    }
  }

  private func pluginSchema() throws -> String {
    let path = "\(Installation().prefix.schemas)/plugin.schema.json"
    do {
      return String(decoding: try readFile(path, calling: path), as: UTF8.self)
    } catch {
      throw Ending.error(
        "E505", "\(error)", notes: ["Handbill's own files are not where they should be"])
    }
  }
}
