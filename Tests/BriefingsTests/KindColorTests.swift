import Diagnostics
import Tables
import Testing

@testable import Briefings

@Suite struct KindColorTests {
  private func check(
    _ mark: Node, kinds: [String] = ["East", "North", "South"], theme: String = "civic",
    scale: Node? = nil, isLabelled: Bool = false
  ) throws -> (view: Node, report: Report) {
    let theme = try #require(Themes.load(theme).0)
    var color: Node = ["field": "kind", "type": "nominal"]
    if let scale { color = color.setting("scale", to: scale) }
    var specification: Node = [
      "data": ["name": "t"], "mark": mark,
      "encoding": ["x": ["field": "x", "type": "quantitative"], "color": color],
    ]
    if isLabelled {
      specification = [
        "layer": [specification, ["mark": "text", "encoding": ["text": ["field": "kind"]]]]
      ]
    }
    var report = Report()
    let table = DataTable([DataColumn("kind", .strings(kinds))])
    let mended = KindColors(theme: theme, tables: ["t": table]).mended(specification, &report)
    return (isLabelled ? mended["layer"]?[0] ?? .null : mended, report)
  }

  /// Purple and blue, which are one to those who lack a kind of cone.
  private static let alike: Node = ["range": ["#A35CC0", "#3F7FC4"], "domain": ["b", "a"]]

  @Test(arguments: ["bar", "line", "point", "area", "arc"])
  func `the theme's own kinds need no word`(mark: String) throws {
    #expect(try check(Node(mark)).report.diagnostics.isEmpty)
  }

  @Test func `bars that some cannot tell apart are warned of, naming the pair and the eyes`() throws
  {
    let (view, report) = try check("bar", kinds: ["a", "b"], scale: Self.alike)
    #expect(report.diagnostics.map(\.code) == ["W185"])
    let said = try #require(report.diagnostics.first)
    #expect(said.message.contains("“b” and “a” look alike with deuteranopia"), "\(said.message)")
    #expect(said.message.contains("#A35CC0 and #3F7FC4 differ by"))
    #expect(said.notes.contains { $0.contains("the nearest that would do is") })
    #expect(view["mark"]?["stroke"]?.string == "#FFFFFF")
  }

  @Test func `names beside the bars are help enough`() throws {
    let report = try check("bar", kinds: ["a", "b"], scale: Self.alike, isLabelled: true).report
    #expect(report.diagnostics.map(\.code) == ["N185"])
  }

  @Test func `lines get dashes and points get shapes, and it is said`() throws {
    let lines = try check("line", kinds: ["a", "b"], scale: Self.alike)
    #expect(lines.report.diagnostics.map(\.code) == ["N185"])
    #expect(lines.view["encoding"]?["strokeDash"]?["field"]?.string == "kind")
    #expect(lines.view["encoding"]?["strokeDash"]?["scale"]?["domain"] == ["b", "a"])
    let points = try check("point", kinds: ["a", "b"], scale: Self.alike)
    #expect(points.view["encoding"]?["shape"]?["field"]?.string == "kind")
    // What the author has dashed already stays.
    let dashed = try check(
      ["type": "line", "strokeDash": [2, 2]], kinds: ["a", "b"], scale: Self.alike)
    #expect(dashed.view["encoding"]?["strokeDash"] == nil)
  }

  @Test func `a line too faint for the paper is warned of, a bar gets an outline`() throws {
    let scale: Node = ["range": ["#A8BD3A", "#14232F"]]
    let line = try check("line", kinds: ["a", "b"], scale: scale)
    #expect(line.report.diagnostics.map(\.code) == ["W187"])
    #expect(line.report.diagnostics.first?.message.contains("2.09:1") == true)
    let bar = try check("bar", kinds: ["a", "b"], scale: scale)
    #expect(bar.report.diagnostics.map(\.code) == ["N187"])
    #expect(bar.view["mark"]?["stroke"]?.string == "#14232F")
  }

  @Test func `more kinds than colours are warned of`() throws {
    let report = try check("bar", kinds: (1...8).map { "kind \($0)" }).report
    #expect(report.diagnostics.map(\.code) == ["W186"])
    #expect(report.diagnostics.first?.message == "8 kinds share 6 colours")
  }

  @Test func `without colour lines are dashed, points have shapes and fills a gap`() throws {
    for (mark, channel) in [("line", "strokeDash"), ("point", "shape")] {
      let (view, report) = try check(Node(mark), theme: "print-mono")
      #expect(report.diagnostics.isEmpty)
      #expect(view["encoding"]?[channel] != nil)
    }
    #expect(try check("bar", theme: "print-mono").view["mark"]?["stroke"]?.string == "#FFFFFF")
  }

  @Test func `numbers, orders and fixed colours are left alone`() throws {
    let theme = try #require(Themes.load("civic").0)
    for color in [
      ["field": "kind", "type": "quantitative"], ["field": "kind", "type": "ordinal"],
      ["value": "red"], ["field": "kind", "scale": .null], ["aggregate": "count", "field": "kind"],
      "nonsense", [], ["field": 3],
    ] as [Node] {
      let view: Node = [
        "mark": "bar", "data": ["values": [["kind": "a"], ["kind": "b"]]],
        "encoding": ["color": color],
      ]
      var report = Report()
      #expect(KindColors(theme: theme, tables: [:]).mended(view, &report) == view)
      #expect(report.diagnostics.isEmpty)
    }
  }
}
