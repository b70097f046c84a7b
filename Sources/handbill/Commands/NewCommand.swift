import ArgumentParser
import Briefings
import Diagnostics

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes the folder of a new briefing, which renders as it is.",
    discussion: """
      It comes with a small table of public figures to be replaced by your own, a README that says how to \
      go on, and the schema by which an editor completes the file. A folder that has anything in it is \
      left alone.

        handbill new my-page
        handbill new my-card --template card
      """)

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("What it starts from; one-pager if not said.", valueName: "name"))
  var template = "one-pager"

  func run() throws {
    let templates = Installation().prefix.templates
    let known = names(in: templates)
    guard known.contains(template) else {
      let suggested = suggestion(for: template, among: known)
      throw Ending.error(
        "E189", "there is no template `\(template)`",
        notes: suggested.map { ["did you mean `\($0)`?"] } ?? [
          "templates: \(known.joined(separator: ", "))"
        ])
    }
    guard !folder.isEmpty else { throw Ending.usage("say which folder to make") }
    let schema = NewFolder.File(
      path: "handbill.schema.json", bytes: Array((BriefingSchema.document.jsonText() + "\n").utf8))
    do {
      try NewFolder(folder).make(try files(in: "\(templates)/\(template)") + [schema])
    } catch {
      throw Ending.error(
        "E188", "\(error)", notes: ["nothing was made; name a folder that is new or empty"])
    }
    let page = join(folder, "briefing.yaml")
    try Output.write(
      """
      made \(folder)
      next:
        handbill render \(page) -o \(join(folder, "page.pdf"))
        handbill check \(page)

      """)
  }

  private func files(in folder: String, below: String = "") throws -> [NewFolder.File] {
    try names(in: folder).flatMap { name in
      let (path, source) = (below + name, "\(folder)/\(name)")
      if isFolder(source) { return try files(in: source, below: "\(path)/") }
      return [NewFolder.File(path: path, bytes: try readFile(source, calling: source))]
    }
  }
}
