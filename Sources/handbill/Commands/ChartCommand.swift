import ArgumentParser
import Briefings
import Charts
import Diagnostics
import Glibc
import Rendering
import Scales
import SceneGraph
import Tables

struct ChartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    abstract: "Draws Vega-Lite specifications.",
    discussion: """
      The ending of the output says what is made: .png, .pdf, .svg, or .frame.json for the drawing \
      itself. Several specifications are drawn into a folder in one go.

        handbill chart spec.vl.json -o chart.png --scale 2
        handbill chart a.vl.json b.vl.json -o charts/ --format png,pdf
        handbill chart --explain spec.vl.json

      --explain prints what a specification comes to, with or without a picture: the specification \
      written out, the rows that each mark draws, and every scale with its domain, where that comes \
      from, and its range.
      """)

  enum Title: String, ExpressibleByArgument { case `in`, out }

  @Argument(
    help: ArgumentHelp("Vega-Lite files, JSON or YAML; - is standard input.", valueName: "spec"))
  var specifications: [String]

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("A file to make, several times if wanted; or a folder/.", valueName: "file"))
  var output: [String] = []

  @Flag(help: "Print the specification written out, the transformed rows and the scales.")
  var explain = false

  @Option(help: ArgumentHelp("Rows of each view to explain: 5 unless told; `all`.", valueName: "n"))
  var rows: String?

  @OptionGroup var picture: PictureOptions

  @Option(
    help: ArgumentHelp("Lay out again to exactly this outer size, in points.", valueName: "WxH"))
  var size: String?

  @Option(help: ArgumentHelp("Kinds to make in a folder: png,svg,pdf.", valueName: "kinds"))
  var format = "png"

  @Option(help: ArgumentHelp("Take the look of a theme, or of a theme's file.", valueName: "name"))
  var theme: String?

  @Option(help: "Draw titles in the picture, or leave them out for the page around it.")
  var title = Title.in

  @Option(
    help: ArgumentHelp("Ground of the picture: a CSS colour or `transparent`.", valueName: "colour")
  )
  var background: String?

  @Option(help: ArgumentHelp("Zone of local times, such as Europe/London.", valueName: "zone"))
  var timezone = "UTC"

  @Option(
    help: ArgumentHelp("A file for data that the specification names.", valueName: "name=file"))
  var data: [String] = []

  @Flag(help: "Make warnings errors.")
  var strict = false

  func run() throws {
    let resolution = try picture.resolution() ?? .scale(1)
    let jobs = try self.jobs()
    let installation = Installation()
    var setUp = Report()
    let options = try chartOptions(installation, &setUp)
    let tables = try namedTables(&setUp)
    try Ending.check(setUp, isStrict: strict)
    let renderer = try installation.renderer()
    var hasFailed = false
    for job in jobs {
      do {
        try draw(job, options, tables, renderer, resolution)
      } catch let code as ExitCode where code == Ending.errorsFound && jobs.count > 1 {
        // The others are still worth drawing.
        hasFailed = true
      }
    }
    if hasFailed { throw Ending.errorsFound }
  }

  private struct Job {
    var specification: String
    var outputs: [OutputFile]
  }

  private func jobs() throws -> [Job] {
    if output.isEmpty, explain {
      return specifications.map { Job(specification: $0, outputs: []) }
    }
    guard !output.isEmpty else { throw Ending.usage("say with -o what to make, or --explain") }
    if output.count == 1, output[0].hasSuffix("/") || isFolder(output[0]) {
      let kinds = try format.split(separator: ",").map { word in
        guard let kind = OutputFile.Kind(rawValue: String(word)) else {
          throw Ending.usage("there is no format `\(word)`; there are png, svg, pdf, frame.json")
        }
        return kind
      }
      let folder = output[0].hasSuffix("/") ? String(output[0].dropLast()) : output[0]
      guard folder.isEmpty || isFolder(folder) || mkdir(folder, 0o777) == 0 else {
        throw Ending.error("E503", "there is no folder `\(folder)`, and it cannot be made")
      }
      return specifications.map { path in
        let name = stem(of: path)
        return Job(
          specification: path,
          outputs: kinds.map {
            OutputFile(path: "\(folder)/\(name).\($0.rawValue)", kind: $0)
          })
      }
    }
    guard specifications.count == 1 else {
      throw Ending.usage("several specifications are drawn into a folder: -o charts/")
    }
    return [
      Job(specification: specifications[0], outputs: try output.map { try OutputFile(path: $0) })
    ]
  }

  private func chartOptions(
    _ installation: Installation, _ report: inout Report
  ) throws -> ChartOptions {
    var options = ChartOptions(timeZone: timezone, isStrict: strict)
    options.title = title == .in ? .inside : .outside
    if let size {
      let parts = size.split(separator: "x").map { Double($0) }
      guard parts.count == 2, let width = parts[0], let height = parts[1],
        (1...20_000).contains(width), (1...20_000).contains(height)
      else { throw Ending.usage("--size should look like 600x338, not `\(size)`") }
      options.size = .outer(Size(width: width, height: height))
    }
    options.explainedRows = try explainedRows()
    if let background { options.background = try chartBackground(background) }
    if let theme {
      let library = installation.themes(read: { try readFile($0, calling: $0, limit: 1 << 20) })
      options.config = library.theme(Written(theme), report: &report)?.config
    }
    return options
  }

  private func explainedRows() throws -> Int? {
    guard let rows else { return explain ? 5 : nil }
    guard explain else { throw Ending.usage("--rows goes with --explain") }
    if rows == "all" { return .max }
    guard let count = Int(rows), count >= 0 else {
      throw Ending.usage("--rows should be a number of rows or `all`, not `\(rows)`")
    }
    return count
  }

  private func namedTables(_ report: inout Report) throws -> [String: DataTable] {
    var tables: [String: DataTable] = [:]
    for binding in data {
      guard let equals = binding.firstIndex(of: "="), equals != binding.startIndex else {
        throw Ending.usage("--data should look like name=file, not `\(binding)`")
      }
      let path = String(binding[binding.index(after: equals)...])
      let name = String(binding[..<equals])
      do {
        let source = SourceText(name: path, bytes: try readFile(path, calling: path))
        let format = path.hasSuffix(".tsv") ? CSV.Format.tsv : .csv
        guard let csv = CSV(source, format: format, report: &report) else { continue }
        tables[name] = DataTable(csv, report: &report)
      } catch {
        throw Ending.error("E201", "\(error)")
      }
    }
    return tables
  }

  private func draw(
    _ job: Job, _ options: ChartOptions, _ tables: [String: DataTable], _ renderer: Renderer,
    _ resolution: Resolution
  ) throws {
    let path = job.specification
    let isInput = path == "-"
    let name = isInput ? "standard input" : path
    let source: SourceText
    let project: ProjectFolder
    do {
      let bytes =
        isInput
        ? try readAll(STDIN_FILENO, expecting: 0, calling: name, limit: 512 << 20)
        : try readFile(path, calling: path)
      source = SourceText(name: name, bytes: bytes)
      project = try ProjectFolder(folder: isInput ? "." : parentFolder(of: path), root: nil)
    } catch {
      throw Ending.error("E201", "\(error)")
    }
    var report = Report()
    let isYAML = path.hasSuffix(".yaml") || path.hasSuffix(".yml")
    let document =
      isYAML
      ? parseYAML(source, report: &report)?.resolved : parseJSON(source, report: &report)
    var chart: CompiledChart?
    if let document {
      chart = compile(
        document,
        data: ChartData(
          tables: tables, load: { path, _ in try project.read(path) },
          image: { path, _ in try Image(file: project.read(path)) }),
        options: options, shaping: renderer.fonts, report: &report)
    }
    for var diagnostic in renderer.fonts.report.diagnostics {
      // A bare chart is drawn with a box for the character; on a page it is an error.
      if diagnostic.code == "E903" { diagnostic.severity = .warning }
      report.add(diagnostic)
    }
    if let explanation = chart?.explanation {
      try Output.write((specifications.count > 1 ? "# \(name)\n\n" : "") + explanation)
    }
    try Ending.check(report, isStrict: strict)
    guard let chart else { throw Ending.errorsFound }
    try write(
      job.outputs, of: chart.frame, by: renderer, resolution: resolution,
      info: DocumentInfo(
        title: chart.title.joined(separator: " "), alt: chart.alternativeText,
        date: try documentDate()))
  }
}

/// The name of a file without folder and endings: `gdp` of `charts/gdp.vl.json`.
func stem(of path: String) -> String {
  var name = path.split(separator: "/").last.map(String.init) ?? path
  for ending in [".json", ".yaml", ".yml", ".vl"]
  where name.hasSuffix(ending) && name.count > ending.count {
    name.removeLast(ending.count)
  }
  return name == "-" ? "chart" : name
}

func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

private func chartBackground(_ text: String) throws -> ChartBackground {
  if text == "transparent" || text == "none" { return .transparent }
  guard let color = RGBA(css: text) else {
    throw Ending.usage("--background should be a CSS colour or `transparent`, not `\(text)`")
  }
  return .color(Color(red: color.red, green: color.green, blue: color.blue, alpha: color.alpha))
}
