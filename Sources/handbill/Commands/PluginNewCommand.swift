import ArgumentParser
import Diagnostics
import Indicators

struct PluginNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes the folder of a new plugin, which works and passes `plugin check` as it is.",
    discussion: """
      In Handbill's own checkout a Swift plugin becomes a folder of Plugins and a line of Package.swift; \
      anywhere else it becomes a package of its own.
      """)

  @Argument(help: ArgumentHelp("Small letters, digits and hyphens: neet-rate.", valueName: "id"))
  var id: String

  @Flag(help: "Written in Swift.")
  var swift = false

  @Flag(help: "Written in Python.")
  var python = false

  @Flag(name: .customLong("r"), help: "Written in R.")
  var isInR = false

  @Flag(help: "Without code.")
  var recipe = false

  @Option(
    name: .customLong("dir"),
    help: ArgumentHelp("Where the folder is made, instead of here.", valueName: "folder"))
  var parent: String?

  @Option(help: ArgumentHelp("The MetricPlugin package of a Swift plugin.", valueName: "folder"))
  var kit: String?

  func run() throws {
    let asked: [(Bool, PluginTemplate.Kind)] = [
      (swift, .swift), (python, .python), (isInR, .r), (recipe, .recipe),
    ]
    let kinds = asked.filter(\.0).map(\.1)
    guard let kind = kinds.first, kinds.count == 1 else {
      throw Ending.usage("choose one of --swift, --python, --r and --recipe")
    }
    let bundled = "\(Installation().prefix.path)/share/handbill/MetricPlugin"
    let creation = PluginCreation(
      id: id, kind: kind, parent: parent, kit: kit.flatMap(realPath) ?? kit ?? bundled)
    var report = Report()
    let folder = creation.create(report: &report)
    try Ending.check(report)
    guard let folder else { throw Ending.errorsFound }
    var steps = ["handbill plugin check \(folder)"]
    if kind == .swift {
      let isPackage = exists("\(folder)/Package.swift")
      let start = isPackage ? "cd \(folder) && " : ""
      steps.insert("\(start)swift build -c release --static-swift-stdlib --product \(id)", at: 0)
      if isPackage { steps[1] = "handbill plugin check ." }
    }
    try Output.write("made \(folder)\nnext:\n" + steps.map { "  \($0)\n" }.joined())
  }

  private func exists(_ path: String) -> Bool { realPath(path) != nil }
}
