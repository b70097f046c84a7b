import ArgumentParser

@main
struct Handbill: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handbill", abstract: "Turn tables into one-page briefings.")
}
