import ArgumentParser
import Indicators

struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "Looks after the replies of plugins that are kept.",
    discussion: "They are in $XDG_CACHE_HOME/handbill, or ~/.cache/handbill: at most 256 MB.",
    subcommands: [CacheClearCommand.self])
}

struct CacheClearCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Removes all that is kept.")

  func run() throws {
    let count = ResultCache.ofUser()?.clear() ?? 0
    try Output.write("removed \(count) \(count == 1 ? "entry" : "entries")\n")
  }
}
