import ArgumentParser
import Briefings
import Diagnostics
import Rendering
import SceneGraph

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Makes the pages of a briefing.",
    discussion: """
      The ending of each output says what is made: .pdf, .png, .svg, or .frame.json for the drawing \
      itself. Paper is drawn at 300 dots an inch as a PNG, a format of pixels at exactly those pixels, \
      unless --width or --scale say otherwise. Several pages become one PDF, or page-1.png, page-2.png.

        handbill render briefing.yaml -o page.pdf -o page.png
        handbill render briefing.yaml -o page.pdf -o slide=slide.png -o card=card.png
        handbill render briefing.yaml --format "slide 16:9" -o slide.pdf
        handbill render briefing.yaml -o out/
        handbill render briefing.yaml --charts charts/ --title out
        handbill render briefing.yaml --each "children of E47000004" -o "out/{area.name}.pdf"

      An output is made in the format written before it (slide=FILE), else in that of --format, else \
      in the first that the briefing lists. A folder, or {format} in the name, makes every format. \
      Formats: A3, A4 and A5 portrait or landscape; slide 16:9; card 1200x675; GOV.UK 960x640; or a \
      size such as 210mm x 297mm, 8in x 10in or 1080x1080 (pixels). In a name {area}, {area.name}, \
      {area.slug}, {format} and {page} stand for what is being made. --charts draws every block on its \
      own, as PNG at twice its size, SVG and PDF, each with a JSON file beside it: title, alt text, \
      source, licence, unit, periods and figures.
      """)

  @OptionGroup var options: BriefingRun.Options
  @OptionGroup var picture: PictureOptions

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "A file to make, or a folder/; may be given several times.", valueName: "file"))
  var output: [String] = []

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp("The format to make; may be given several times.", valueName: "format"))
  var formats: [String] = []

  @Option(
    help: ArgumentHelp(
      "Kinds of file to make in a folder: pdf,png,svg. Else PDF for paper and PNG for pixels.",
      valueName: "kinds"))
  var kinds: String?

  @Option(
    help: ArgumentHelp("Draw every block on its own into this folder.", valueName: "folder"))
  var charts: String?

  @Option(help: "With --charts: draw titles in the pictures, or leave them for the page around.")
  var title = ChartCommand.Title.in

  @Option(
    name: .customLong("chart-width"),
    help: ArgumentHelp(
      "With --charts: the width of each picture in points, else that on the page.",
      valueName: "points"))
  var chartWidth: Double?

  @Flag(help: "Say notes as well, as `check` does.")
  var verbose = false

  func run() throws {
    let resolution = try picture.resolution()
    guard !output.isEmpty || charts != nil else {
      throw Ending.usage("say with -o what to make, or with --charts where to draw each block")
    }
    if let chartWidth, !(40...10_000).contains(chartWidth) {
      throw Ending.usage("--chart-width should be from 40 to 10000 points, not \(chartWidth)")
    }
    let kinds = try kinds.map(OutputFile.Kind.list)
    var usage = Report()
    let patterns = try output.map { try OutputPattern($0, kinds: kinds, report: &usage) }
    let asked = formats.compactMap { PageFormat($0, report: &usage) }
    if usage.hasErrors {
      Output.complain(usage)
      throw Ending.wrongUsage
    }
    let run = try BriefingRun(options)
    var gathered = GatheredReport(run.report)
    guard let composer = run.composer, !run.editions.isEmpty else {
      try Ending.check(run.report, isStrict: options.strict, showsNotes: verbose)
      throw Ending.errorsFound
    }
    let isForSeveral = run.editions.contains(where: \.isOneOfSeveral)
    let plan = try RenderPlan(
      patterns, asked: asked.map { composer.briefing.format(like: $0) },
      briefing: composer.briefing, name: stem(of: options.briefing), isForSeveral: isForSeveral)
    if let charts { try makeFolder(charts) }
    let request = charts.map { _ in AloneRequest(hasTitle: title == .in, width: chartWidth) }
    let date = try documentDate()
    var drawing = DrawingBatch(renderer: run.renderer)
    var hasFailure = false
    for edition in run.editions {
      var report = Report()
      guard
        let composed = run.compose(
          edition, in: plan.formats, alone: request, report: &report)
      else { break }
      gathered.add(report, of: edition.name)
      // What was wrong before the first page is wrong with each of them.
      let all = [run.report, report].map { options.strict ? $0.strict() : $0 }
      guard !all.contains(where: \.hasErrors) else { continue }
      var jobs = try plan.jobs(of: composed, resolution: resolution, date: date)
      if let charts {
        let folder = isForSeveral ? join(charts, composed.edition.folderName) : charts
        if isForSeveral { try makeFolder(folder) }
        jobs += try chartJobs(of: composed, in: folder, resolution: resolution, date: date)
      }
      try drawing.add(jobs)
      hasFailure = hasFailure || !composed.failures.isEmpty
    }
    try drawing.finish()
    let made = drawing.pages
    if isForSeveral, made < run.editions.count {
      defer { Output.complain("made \(made) of \(run.editions.count) areas\n") }
      try Ending.check(gathered.report, isStrict: options.strict, showsNotes: verbose)
    }
    try Ending.check(gathered.report, isStrict: options.strict, showsNotes: verbose)
    if hasFailure { throw Ending.blockFailed }
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
