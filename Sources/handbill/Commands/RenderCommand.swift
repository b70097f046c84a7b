import ArgumentParser
import Briefings
import Rendering
import SceneGraph

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Makes the page of a briefing.",
    discussion: """
      The ending of each output says what is made: .pdf, .png, .svg, or .frame.json for the drawing \
      itself. A PNG has 300 dots an inch unless its size is given.

        handbill render briefing.yaml -o page.pdf -o page.png
        handbill render briefing.yaml -o page.png --width 1600
      """)

  @OptionGroup var options: BriefingRun.Options
  @OptionGroup var picture: PictureOptions

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("A file to make; may be given several times.", valueName: "file"))
  var output: [String]

  func run() throws {
    let outputs = try output.map { try OutputFile(path: $0) }
    let resolution = try picture.resolution()
    let run = try BriefingRun(options)
    let page = try run.finish()
    guard let frame = page.frame else { throw Ending.errorsFound }
    try write(
      outputs, of: frame, by: run.renderer,
      resolution: resolution ?? .scale(page.format.pixelsPerPoint),
      info: DocumentInfo(title: frame.title, source: page.source, date: try documentDate()))
    try run.leave(page)
  }
}

/// How large a picture of pixels becomes.
struct PictureOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Width of a PNG in pixels.", valueName: "pixels"))
  var width: Int?

  @Option(help: ArgumentHelp("Pixels a point in a PNG: 2 for a sharp screen.", valueName: "factor"))
  var scale: Double?

  func resolution() throws -> Resolution? {
    switch (width, scale) {
    case (nil, nil): return nil
    case (let width?, nil):
      guard (1...100_000).contains(width) else {
        throw Ending.usage("--width should be from 1 to 100000 pixels, not \(width)")
      }
      return .width(width)
    case (nil, let scale?):
      guard scale > 0, scale <= 100 else {
        throw Ending.usage("--scale should be above 0 and at most 100, not \(scale)")
      }
      return .scale(scale)
    case (.some, .some): throw Ending.usage("give --width or --scale, not both")
    }
  }
}
