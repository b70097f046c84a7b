import Diagnostics
import Testing

@testable import Briefings

@Suite struct GrammarTests {
  private func read(_ text: String) -> (briefing: Briefing?, report: Report) {
    var report = Report()
    guard let node = parseYAML(SourceText(name: "b.yaml", text: text), report: &report) else {
      return (nil, report)
    }
    return (readBriefing(node, report: &report), report)
  }

  @Test func `a title and one block are enough`() throws {
    let (briefing, report) = read("title: Hello\nblocks: {a: {text: Words}}")
    #expect(report.diagnostics.isEmpty)
    #expect(briefing?.title.text == "Hello")
    #expect(briefing?.page == .a4Portrait)
    #expect(briefing?.blocks.map(\.name) == ["a"])
  }

  @Test(arguments: [
    ("titel: x\nblocks: {a: {text: b}}", "E101", "did you mean `title`?"),
    ("title: x\nblocks: {a: {trend: m, higlight: x}}", "E101", "did you mean `highlight`?"),
    ("title: x\nblocks: {a: {tile: m, show: valeu}}", "E104", "did you mean `value`?"),
    ("title: x\nblocks: {a: {tyle: m}}", "E108", "did you mean `tile`?"),
    ("title: x\npage: A4 portait\nblocks: {a: {text: b}}", "E105", "did you mean `A4 portrait`?"),
    (
      "title: x\nlayout: aa\nblocks: {ab: {text: b}}", "E613", "did you mean `ab`?"
    ),
    ("title: x\ndata: {d: {cvs: a.csv}}\nblocks: {a: {text: b}}", "E101", "did you mean `csv`?"),
  ])
  func `a slip is reported with what was meant`(text: String, code: String, label: String) throws {
    let diagnostic = try #require(read(text).report.diagnostics.first { $0.code == code })
    #expect(diagnostic.label == label)
    #expect(diagnostic.place != nil)
  }

  @Test(arguments: [
    ("title: [a]\nblocks: {a: {text: b}}", "E104"),
    ("title: x\nblocks: [a]", "E102"),
    ("title: x\nblocks: {}", "E103"),
    ("title: x\nblocks:", "E103"),
    ("title:\nblocks: {a: {text: b}}", "E103"),
    ("title: ' '\nblocks: {a: {text: b}}", "E103"),
    ("title: x\nblocks: {a: {text: ''}}", "E103"),
    ("title: x\nblocks: {a: {tile: }}", "E103"),
    ("title: x\nblocks: {a: {tile: m, decimals: 1.5}}", "E104"),
    ("title: x\nlang: '(evil)'\nblocks: {a: {text: b}}", "E104"),
    ("title: x\nblocks: {a: {text: \(String(repeating: "word ", count: 5000))}}", "E112"),
    ("title: x\nblocks: {\((0...60).map { "b\($0): {text: x}" }.joined(separator: ", "))}", "E611"),
    ("title: x", "E103"),
    ("- a", "E102"),
    ("title: x\nblocks: {a: {tile: m, decimals: many}}", "E104"),
    ("title: x\nblocks: {a: {tile: m, text: b}}", "E108"),
    ("title: x\nhandbill: 2\nblocks: {a: {text: b}}", "E106"),
    ("title: x\nlayout: a b c d e\nblocks: {a: {text: b}}", "E612"),
    ("title: x\nlayout: 'a a b a'\nblocks: {a: {text: b}, b: {text: c}}", "E614"),
    ("title: x\nrows: [1, 2]\nlayout: a\nblocks: {a: {text: b}}", "E617"),
    ("title: x\nmetrics: {m: {from: {a: b}}}\nblocks: {a: {text: b}}", "E109"),
    ("title: x\nmetrics: {m m: {recipe: level}}\nblocks: {a: {text: b}}", "E110"),
    (
      "title: x\ndata: {m: a.csv}\nmetrics: {m: {recipe: level, from: {value: m}}}\nblocks: {a: {text: b}}",
      "E107"
    ),
    ("title: x\nblocks: {a: {tile: m, check: about 5}}", "E123"),
  ])
  func `what cannot be meant is an error with its place`(text: String, code: String) throws {
    let report = read(text).report
    #expect(report.diagnostics.contains { $0.code == code && $0.place != nil }, "\(report)")
  }

  @Test func `all problems are found in one run`() {
    let report = read("titel: x\nthem: y\nblocks: {a: {tile: m, notes: z}, b: {foo: 1}}").report
    #expect(report.diagnostics.count == 5)
  }

  @Test func `a block outside the layout is a warning`() {
    let report = read("title: x\nlayout: a\nblocks: {a: {text: b}, c: {text: d}}").report
    #expect(report.diagnostics.map(\.code) == ["W615"])
  }
}

@Suite struct LayoutTests {
  private func layout(_ text: String, rows: String = "") throws -> Layout {
    var report = Report()
    let names = Set(text.split(whereSeparator: \.isWhitespace).filter { $0.first != "-" })
    let blocks = names.map { "  \($0): {text: x}\n" }.joined()
    let grid = text.split(separator: "\n").map { "  \($0)\n" }.joined()
    let source = "title: x\n\(rows)layout: |\n\(grid)blocks:\n\(blocks)"
    let node = try #require(
      parseYAML(SourceText(name: "b.yaml", text: source), report: &report))
    let briefing = try #require(readBriefing(node, report: &report))
    #expect(!report.hasErrors, "\(report.diagnostics.map(\.message))")
    return try #require(briefing.pages.first?.layout)
  }

  @Test func `names share twelve columns and equal neighbours are one block`() throws {
    let rows = try layout("a b c d\ne e f\ng h\ni").rows
    #expect(rows[0].cells.map(\.columns) == [0..<3, 3..<6, 6..<9, 9..<12])
    #expect(rows[1].cells.map(\.columns) == [0..<8, 8..<12])
    #expect(rows[2].cells.map(\.columns) == [0..<6, 6..<12])
    #expect(rows[3].cells.map(\.columns) == [0..<12])
  }

  @Test func `a line of dashes draws a rule above the next row`() throws {
    #expect(try layout("a\n---\nb").rows.map(\.hasRuleAbove) == [false, true])
  }

  @Test func `rows take shares, points or what they need`() throws {
    let rows = try layout("a\nb\nc", rows: "rows: [auto, 2, 90 pt]\n").rows
    #expect(rows.map(\.height) == [.automatic, .share(2), .points(90)])
  }
}

@Suite struct GridTests {
  @Test func `columns and gutters fill the width`() {
    let grid = Grid(left: 36, width: 520)
    #expect(abs(grid.x(of: 9..<12) + grid.width(of: 9..<12) - 556) < 1e-9)
    #expect(
      abs(grid.width(of: 0..<3) * 4 + Grid.gutter * 3 - grid.width(of: 0..<12)) < 1e-9)
  }

  @Test func `rows that can grow share what is left by weight`() throws {
    let heights = try #require(
      Grid.heights(
        of: [
          RowDemand(minimum: 50, maximum: 50, weight: 0),
          RowDemand(minimum: 10, maximum: 1000, weight: 1),
          RowDemand(minimum: 10, maximum: 1000, weight: 3),
        ], available: 450))
    #expect(zip(heights, [50, 100, 300]).allSatisfy { abs($0 - $1) < 1e-6 }, "\(heights)")
  }

  @Test func `no row grows past its maximum or shrinks below its minimum`() throws {
    let rows = [
      RowDemand(minimum: 200, maximum: 400, weight: 1),
      RowDemand(minimum: 10, maximum: 60, weight: 9),
    ]
    let heights = try #require(Grid.heights(of: rows, available: 600))
    #expect(heights == [400, 60])
    #expect(Grid.heights(of: rows, available: 200) == nil)
  }
}
