import Charts
import Diagnostics
import Indicators
import SceneGraph
import Tables
import TestSupport
import Testing

@testable import Briefings

/// Data that leave little to draw: every block of charts makes a picture or says what is missing.
@Suite struct BlockEdgeTests {
  static let blocks = [
    "{trend: m}", "{ranking: m}", "{dots: m}", "{slope: m}", "{dumbbell: m}", "{multiples: m}",
    "{distribution: m}", "{waterfall: m}", "{composition: m}",
  ]

  /// Values by area, in one period or several.
  private func indicator(
    _ values: [[Double?]], names: (Int) -> String = { "Area \($0)" }, marker: String = "[x]",
    hasComparator: Bool = true
  ) -> Indicator {
    var rows: [Indicator.Row] = []
    var areaNames: [String: String] = [:]
    for (area, series) in values.enumerated() {
      let code = area == values.count - 1 && hasComparator && area > 0 ? "UKX" : "A\(area)"
      areaNames[code] = code == "UKX" ? "UK" : names(area)
      for (year, value) in series.enumerated() {
        guard let period = Period.year(2010 + year) else { continue }
        rows.append(
          Indicator.Row(
            area: code, period: period, value: value,
            status: value == nil ? ObservationStatus(.missing, marker: marker) : .normal))
      }
    }
    return Indicator(
      id: "m", title: "Measure", unit: .named("GBP million"), better: .higher, rows: rows,
      areaNames: areaNames, area: "A0", comparator: "UKX")
  }

  private func content(
    _ block: String, _ indicator: Indicator
  ) throws -> (content: (any BlockContent)?, report: Report) {
    let text = """
      title: Test
      area: A0
      data: {d: d.csv}
      metrics: {m: {recipe: level, from: {value: d}}}
      blocks: {b: \(block)}
      """
    var report = Report()
    let node = try #require(
      parseYAML(SourceText(name: "b.yaml", text: text), report: &report), "\(report)")
    let briefing = try #require(readBriefing(node, report: &report), "\(report)")
    let context = BlockContext(
      briefing: briefing, theme: try #require(Themes.load("civic").0),
      geography: Geography(areas: [], levels: [], aliases: []),
      indicators: ["m": .success(indicator)], table: { _, _ in nil }, shaping: FixedShaper())
    let content = briefing.blocks.first?.block.content(in: context, &report)
    return (content, report)
  }

  /// Drawn at a usual width, whatever height it asks for; the chart must compile without a warning.
  private func draw(_ content: any BlockContent) throws -> Frame? {
    guard let content = content as? ChartContent else { return nil }
    let theme = try #require(Themes.load("civic").0)
    let setter = LabelSetter(theme: theme, shaping: FixedShaper())
    let width = max(400, content.minimumWidth)
    let plan = content.labels ?? LabelPlan()
    let size = Size(
      width: width, height: max(content.minimumHeight, plan.leastHeight(width: width, setter)))
    var report = Report()
    let chart = plan.labelled(content.specification, size: size, setter) { specification, size in
      compile(
        specification, data: ChartData(tables: content.tables),
        options: ChartOptions(
          config: theme.config, locale: .enGB, size: .outer(size), isStrict: true,
          title: .outside, background: .transparent), shaping: FixedShaper(), report: &report)
    }
    #expect(report.diagnostics.isEmpty, "\(report)")
    let frame = try #require(chart).frame(setter, tag: TagID(1))
    #expect(!content.alternative.isEmpty)
    #expect(content.data != nil)
    return frame
  }

  @Test(arguments: blocks) func `an empty metric is said to be empty`(block: String) throws {
    let empty = Indicator(
      id: "m", title: "Measure", unit: .named("GBP million"), better: .higher, rows: [],
      area: "A0", comparator: "UKX")
    let (content, report) = try content(block, empty)
    #expect(!report.hasErrors, "\(report)")
    let reason = try #require(content as? UnavailableContent).reason
    #expect(!reason.isEmpty)
  }

  @Test(arguments: blocks) func `values that are all missing are said to be missing`(
    block: String
  ) throws {
    let (content, _) = try content(
      block, indicator([[nil, nil], [nil, nil], [nil, nil]], marker: "[c]"))
    #expect(content is UnavailableContent)
  }

  @Test(
    arguments: blocks,
    [
      "one point", "equal", "negative", "zero", "400 areas", "long names", "Welsh and Polish",
      "gap", "huge", "no comparator",
    ])
  func `odd data make a picture, or a message with a cure`(block: String, data: String) throws {
    let series: [[Double?]]
    var names: (Int) -> String = { "Area \($0)" }
    switch data {
    case "one point": series = [[5]]
    case "equal": series = [[3, 3], [3, 3], [3, 3]]
    case "negative": series = [[-5, -7], [2, -3], [-1, 4]]
    case "zero": series = [[0, 0], [0, 0], [0, 0]]
    case "400 areas": series = (0..<400).map { [Double($0 % 37), Double($0 % 41)] }
    case "long names":
      series = [[1, 2], [3, 4], [2, 2]]
      names = { "\($0) " + String(repeating: "A name of eighty letters ", count: 4).prefix(78) }
    case "Welsh and Polish":
      series = [[1, 2], [3, 4], [2, 2], [4, 5]]
      names = { ["Sir Gâr", "Świętokrzyskie", "Ynys Môn", "Łódź"][$0 % 4] }
    case "gap": series = [[1, nil, 3, nil, nil, 4], [2, 2, 2, 2, 2, nil], [3, 3, 3, 3, 3, 3]]
    case "huge": series = [[1e15, 2e15], [3e-9, 4], [1e300, -1e300]]
    default: series = [[1, 2], [2, 3]]
    }
    let (made, report) = try content(
      block, indicator(series, names: names, hasComparator: data != "no comparator"))
    guard let made else {
      // Without a picture there is an error that says what to do instead.
      let error = try #require(report.diagnostics.first { $0.severity == .error })
      #expect(!error.notes.isEmpty && error.place != nil, "\(error)")
      return
    }
    if let frame = try draw(made) {
      #expect(!frame.elements.isEmpty)
      let theme = try #require(Themes.load("civic").0)
      let text = DrawnLabels(frame, theme: theme)
      #expect(!text.words.isEmpty)
    } else {
      let reason = try #require(made as? UnavailableContent).reason
      #expect(!reason.isEmpty)
    }
  }

  @Test func `missing values stand last in a ranking, with their marker and its meaning`() throws {
    let made = try content(
      "{ranking: m}", indicator([[2], [nil], [5], [3]], marker: "[c]")
    ).content
    let content = try #require(made as? ChartContent)
    #expect(content.note.contains("[c] not available") || content.note.contains("[c] withheld"))
    #expect(content.alternative.contains("Without a figure: Area 1."))
    let drawn = try draw(content)
    let frame = try #require(drawn)
    let words = DrawnLabels(frame, theme: try #require(Themes.load("civic").0)).words
    let last = words.filter { $0.text.hasPrefix("Area") }.max { $0.box.minY < $1.box.minY }
    #expect(last?.text == "Area 1")
    #expect(words.contains { $0.text == "not available [c]" })
  }

  @Test func `equal values share a rank`() throws {
    let made = try content("{ranking: m, ranks: true}", indicator([[2], [5], [5], [1], [3]]))
    let shown = try #require(made.content)
    let drawn = try draw(shown)
    let frame = try #require(drawn)
    let words = DrawnLabels(frame, theme: try #require(Themes.load("civic").0)).words.map(\.text)
    #expect(words.filter { $0 == "1=" }.count == 2)
    #expect(words.contains("3") && !words.contains("2"))
  }

  @Test func `intervals that overlap are no clear difference, in words`() throws {
    var rows = ["A0", "A1", "UKX"].enumerated().compactMap { index, code in
      Period.year(2020).map {
        Indicator.Row(
          area: code, period: $0, value: [70, 60, 75][index], low: [66, 58, 74][index],
          high: [76, 62, 76][index])
      }
    }
    rows.sort { $0.area < $1.area }
    let made = try content(
      "{dots: m}",
      Indicator(
        id: "m", title: "Measure", unit: .percent, better: .higher, rows: rows,
        areaNames: ["A0": "Ours", "A1": "Other", "UKX": "UK"], area: "A0", comparator: "UKX"))
    let content = try #require(made.content as? ChartContent)
    #expect(content.note == "Hollow dots: no clear difference from UK, as the intervals overlap.")
    #expect(content.alternative.contains("No clear difference from UK: Ours."))
  }

  @Test func `a rate cannot be added up`() throws {
    let made = try content(
      "{waterfall: m}",
      Indicator(
        id: "m", title: "Measure", unit: .percent, better: .higher,
        rows: indicator([[1], [2]]).rows, area: "A0"))
    #expect(made.report.diagnostics.contains { $0.code == "E165" })
  }

  @Test func `what the parts of a total leave unexplained is a step of its own`() throws {
    let parts = Parts(
      parts: [
        .init(name: "a", row: .init(area: "A", period: try #require(.year(2020)), value: 60)),
        .init(name: "b", row: .init(area: "A", period: try #require(.year(2020)), value: 30)),
      ], total: 100, name: "Total")
    let period = try #require(Period.year(2020))
    let steps = try #require(WaterfallSteps(parts: parts, before: nil, start: nil, period: period))
    #expect(steps.steps.map(\.name) == ["a", "b", "Everything else", "Total"])
    #expect(steps.steps.map(\.to) == [60, 90, 100, 100])
  }

  @Test func `a seventh part makes the smallest ones other, and they are named`() throws {
    let period = try #require(Period.year(2020))
    let shares = CompositionShares([
      Parts(
        parts: (0..<8).map {
          .init(name: "part \($0)", row: .init(area: "A", period: period, value: Double(10 - $0)))
        }, total: nil, name: "Total")
    ])
    #expect(shares.names.count == 6)
    #expect(shares.names.last == "Other")
    #expect(shares.remarks == "Other: part 5, part 6, part 7.")
    #expect(abs(shares.rows[0].shares.reduce(0, +) - 1) < 1e-12)
  }

  @Test(arguments: [
    ("{trend: m, events: 2020}", "E160"),
    ("{trend: m, events: [{at: soon, label: x}]}", "E160"),
    ("{trend: m, events: [{at: 1990, label: x}]}", "W162"),
    ("{dumbbell: m, groups: [a]}", "E163"),
    ("{dumbbell: m, groups: [a, b]}", "E163"),
    ("{slope: m, from: soon}", "E104"),
    ("{ranking: m, period: 2020/21}", "E104"),
    ("{multiples: m, columns: 1.5}", "E104"),
  ])
  func `a slip in a block is reported with its place`(block: String, code: String) throws {
    let text = "title: T\ndata: {d: d.csv}\nmetrics: {m: {recipe: level, from: {value: d}}}\n"
    var report = Report()
    let node = try #require(
      parseYAML(
        SourceText(name: "b.yaml", text: text + "blocks: {b: \(block)}"), report: &report))
    let briefing = try #require(readBriefing(node, report: &report))
    if let binding = briefing.blocks.first {
      let context = BlockContext(
        briefing: briefing, theme: try #require(Themes.load("civic").0),
        geography: Geography(areas: [], levels: [], aliases: []),
        indicators: ["m": .success(indicator([[1, 2], [3, 4], [2, 2]]))],
        table: { _, _ in nil }, shaping: FixedShaper())
      _ = binding.block.content(in: context, &report)
    }
    #expect(report.diagnostics.contains { $0.code == code && $0.place != nil }, "\(report)")
  }
}
