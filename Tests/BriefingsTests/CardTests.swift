import Diagnostics
import SceneGraph
import TestSupport
import Testing

@testable import Briefings

@Suite struct TileTests {
  private func page(
    _ rows: [(year: Int, value: String)], block: String, unit: String = "GBP",
    target: String = "", better: String = "higher"
  ) throws -> CardPage {
    try CardPage(
      "  a: \(block)",
      metrics:
        "  m: {recipe: level, from: {value: d}, unit: \(unit), better: \(better)\(target)}",
      data: "  d: d.csv", files: ["d.csv": CardPage.table(rows.map { ("X", $0.year, $0.value) })],
      head: "area: X")
  }

  @Test func `details tell the change, the period and the past`() throws {
    let page = try page(
      [(2021, "4"), (2022, "5"), (2023, "7")],
      block: "{tile: m, label: L, details: [change, period, trend]}")
    #expect(page.codes == [])
    #expect(page.words.contains("up £2 since 2022"))
    #expect(page.words.contains("2023"))
    #expect(page.alternatives == ["Line from £4 in 2021 to £7 in 2023."])
  }

  @Test func `what did not move has no arrow and says so`() throws {
    let page = try page([(2022, "5"), (2023, "5")], block: "{tile: m, details: change}")
    #expect(page.words.contains("Unchanged since 2022"))
  }

  @Test func `between rates lie points, a word behind the figure`() throws {
    let page = try page(
      [(2022, "5"), (2023, "7.5")], block: "{tile: m, show: change}", unit: "percent")
    #expect(page.words.contains("points since 2022"), "\(page.words)")
    #expect(!page.words.contains("pp"))
  }

  @Test func `a written alternative stands for the figure`() throws {
    let page = try page([(2023, "7")], block: "{tile: m, alt: Seven pounds}")
    #expect(page.alternatives == ["Seven pounds"])
  }

  @Test func `a long figure becomes smaller rather than broken`() throws {
    let page = try CardPage(
      "  a: {tile: m}\n  b: {tile: m}\n  c: {tile: m}\n  d: {tile: m}",
      metrics: "  m: {recipe: level, from: {value: d}, unit: people}", data: "  d: d.csv",
      files: ["d.csv": CardPage.table([("X", 2023, "12345678")])],
      head: "area: X\nlayout: a b c d")
    #expect(page.codes == [], "\(page.report.diagnostics.map(\.message))")
    #expect(page.overlaps.isEmpty)
  }

  @Test(arguments: [
    ("higher", "10", "100", "10% of £100 by 2030"),
    ("higher", "120", "100", "Target of £100 by 2030 met"),
    ("lower", "120", "100", "£20 above the target of £100 by 2030"),
    ("higher", "-10", "100", "£110 below the target of £100 by 2030"),
    ("lower", "5", "0", "£5 above the target of £0 by 2030"),
  ])
  func `progress says how far it is, from either side`(
    better: String, value: String, target: String, words: String
  ) throws {
    let page = try page(
      [(2020, "10"), (2023, value)], block: "{progress: m}",
      target: ", target: {value: \(target), by: 2030}", better: better)
    #expect(page.codes == [], "\(page.report.diagnostics.map(\.message))")
    #expect(page.words.contains(words), "\(page.words)")
  }

  @Test func `the pace needed and the pace there was are told`() throws {
    let slow = try page(
      [(2020, "10"), (2023, "13")], block: "{progress: m}",
      target: ", target: {value: 100, by: 2030}")
    #expect(slow.words.contains("behind"))
    let quick = try page(
      [(2020, "10"), (2023, "70")], block: "{progress: m}",
      target: ", target: {value: 100, by: 2030}")
    #expect(quick.words.contains("on track"))
  }
}

@Suite struct PictogramTests {
  private func page(_ value: String, block: String = "{pictogram: m}") throws -> CardPage {
    try CardPage(
      "  a: \(block)",
      metrics: "  m: {recipe: level, from: {value: d}, unit: products, target: 50}",
      data: "  d: d.csv", files: ["d.csv": CardPage.table([("X", 2023, value)])], head: "area: X")
  }

  private func shapes(_ page: CardPage) -> Int {
    func count(_ element: Element) -> Int {
      switch element.operation {
      case .fill: 1
      case .group(let group): group.elements.reduce(0) { $0 + count($1) }
      case .glyphs, .image, .stroke: 0
      }
    }
    let charts = page.frame?.elements.filter {
      if case .group = $0.operation { true } else { false }
    }
    return charts?.reduce(0) { $0 + count($1) } ?? 0
  }

  @Test func `thirty things are thirty icons`() throws {
    let page = try page("30")
    #expect(page.codes == [])
    #expect(shapes(page) == 30)
    #expect(page.alternatives.first?.contains("30 products, 2023") == true)
  }

  @Test func `the last icon is cut where the figure ends`() {
    let box = Rect(x: 10, y: 0, width: 8, height: 8)
    let bounds = Plane.bounds(of: Icon.square.placed(in: box, share: 0.25))
    #expect(bounds.map { abs($0.maxX - 12) < 1e-9 } == true)
    for icon in Icon.allCases {
      let whole = Plane.bounds(of: icon.placed(in: box))
      #expect(
        whole.map {
          box.insetBy(dx: -1e-6, dy: -1e-6).union($0) == box.insetBy(dx: -1e-6, dy: -1e-6)
        } == true)
    }
  }

  @Test func `of a whole, the rest is pale`() throws {
    #expect(try shapes(page("20", block: "{pictogram: m, of: target}")) >= 50)
  }

  @Test func `nothing is no icons, and says so`() throws {
    let page = try page("0")
    #expect(page.codes == [])
    #expect(page.words.contains("0 products"))
  }

  @Test(arguments: [
    ("-5", "{pictogram: m}", "E176"), ("5000", "{pictogram: m, each: 1}", "E176"),
    ("5", "{pictogram: m, each: few}", "E104"), ("5", "{pictogram: m, icon: boxes}", "E104"),
  ])
  func `what no icons can show is an error`(value: String, block: String, code: String) throws {
    #expect(try page(value, block: block).codes.contains(code))
  }

  @Test(arguments: ["1", "99", "101", "4321", "1571000", "66000000000"])
  func `no figure makes more icons than can be counted`(value: String) throws {
    let page = try page(value)
    #expect(page.codes == [], "\(page.report.diagnostics.map(\.message))")
    #expect((1...101).contains(shapes(page)), "\(shapes(page))")
  }
}

@Suite struct TimelineTests {
  @Test(arguments: 0..<40) func `no label lies over another`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let words = ["plan", "agreed", "Świętokrzyskie", "opens", "the", "first", "investment", "of"]
    let events = (0..<Int.random(in: 1...14, using: &random)).map { _ in
      let text = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }.joined(separator: " ")
      let month = Int.random(in: 1...12, using: &random)
      return
        "{date: \(Int.random(in: 2010...2030, using: &random))-\(month < 10 ? "0" : "")\(month), text: \(text)}"
    }
    let page = try CardPage(
      "  a: {timeline: [\(events.joined(separator: ", "))]}\n  b: {text: x}",
      head: "layout: \(["a", "a a b", "a b"].randomElement(using: &random) ?? "a")")
    #expect(page.codes.filter { $0 != "W615" } == [], "\(page.report.diagnostics.map(\.message))")
    #expect(page.overlaps.isEmpty, "\(page.overlaps.prefix(3))")
  }

  @Test(arguments: [
    "{timeline: []}", "{timeline: [{date: soon, text: x}]}", "{timeline: events}",
    "{timeline: [], data: d}",
  ])
  func `events that are none are an error`(block: String) throws {
    let page = try CardPage(
      "  a: \(block)", data: "  d: d.csv", files: ["d.csv": "when,what\n1,x\n"])
    #expect(page.codes.contains("E177"), "\(page.codes)")
  }

  @Test func `events of a table are read`() throws {
    let page = try CardPage(
      "  a: {timeline: [], data: d}", data: "  d: d.csv",
      files: ["d.csv": "date,text\n2014,Founded\n2024-06,Agreed\n"])
    #expect(page.codes == [], "\(page.report.diagnostics.map(\.message))")
    #expect(page.words.contains("June 2024"))
    #expect(page.alternatives == ["Timeline. 2014: Founded; June 2024: Agreed."])
  }
}

@Suite struct PictureBlockTests {
  private let picture = Image(width: 2, height: 1, pixels: [255, 0, 0, 255, 0, 0, 255, 255])

  @Test func `a picture keeps its shape and says what it is`() throws {
    let page = try CardPage("  a: {image: l.png, alt: Our logo, height: 20}", picture: picture)
    #expect(page.codes == [])
    #expect(page.alternatives == ["Our logo"])
    let box = page.frame?.elements.compactMap { element -> Rect? in
      if case .image(_, let rect) = element.operation { rect } else { nil }
    }.first
    #expect(box.map { abs($0.width - 40) < 1e-9 && abs($0.height - 20) < 1e-9 } == true)
  }

  @Test func `decoration is told to nobody`() throws {
    let page = try CardPage("  a: {image: l.png, alt: none}", picture: picture)
    #expect(page.codes == [])
    #expect(page.alternatives.isEmpty)
  }

  @Test func `a picture without an alternative is an error with its place`() throws {
    let missing = try CardPage("  a: {image: l.png}", picture: picture)
    #expect(missing.report.diagnostics.contains { $0.code == "E103" && $0.place != nil })
    #expect(
      try CardPage("  a: {image: l.png, alt: ' '}", picture: picture).codes.contains("E174"))
  }

  @Test func `a picture that cannot be read is an error`() throws {
    #expect(try CardPage("  a: {image: l.png, alt: x}").codes == ["E173"])
  }
}

@Suite struct ProseColumnsTests {
  @Test func `columns are about as high as each other`() throws {
    let sentence = "Every job here produces less than the average, and the gap has barely moved. "
    let text = (0..<6).map { _ in String(repeating: sentence, count: 2) }.joined(
      separator: "\\n\\n")
    let page = try CardPage("  a: {columns: 3, text: \"\(text)\"}")
    #expect(page.codes == [])
    let body = page.frame?.elements.flatMap(\.runs).dropFirst() ?? []
    let columns = Dictionary(grouping: body) { ($0.box.x / 20).rounded() }.values
    let ends = columns.compactMap { $0.map(\.box.maxY).max() }
    #expect(ends.count >= 3)
    #expect((ends.max() ?? 0) - (ends.min() ?? 0) < 40)
  }

  @Test func `a callout and a heading are said once each`() throws {
    let page = try CardPage("  a: {heading: Part one}\n  b: {callout: It matters, note: Someone}")
    #expect(page.codes == [])
    #expect(page.words == "A page Part one It matters Someone")
  }
}
