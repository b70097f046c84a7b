import Charts
import Diagnostics
import Foundation
import SceneGraph
import Synchronization
import TestSupport
import Testing

@testable import Briefings

/// Labels of 200 random data sets, in five shapes that blocks have on pages.
@Suite struct LabelPlacingTests {
  struct Shape: Sendable {
    var name: String
    var width: Double
    var height: Double
  }

  static let shapes = [
    Shape(name: "A4, whole width", width: 523, height: 200),
    Shape(name: "A4, half", width: 255, height: 180),
    Shape(name: "slide", width: 420, height: 190),
    Shape(name: "card", width: 300, height: 150),
    Shape(name: "lowest", width: 340, height: 0),
  ]

  private struct Made {
    var chart: LabelledChart
    var frame: Frame
    var size: Size
    var wanted: Int
    var theme: Theme
  }

  private func make(_ kind: String, _ data: RandomBriefing, _ shape: Shape) throws -> Made {
    let made = try data.context(data.block(kind))
    let content = try #require(made.content as? ChartContent)
    let theme = try #require(Themes.load("civic").0)
    let setter = LabelSetter(theme: theme, shaping: FixedShaper())
    let plan = try #require(content.labels)
    let width = max(shape.width, content.minimumWidth)
    let size = Size(
      width: width,
      height: max(shape.height, content.minimumHeight, plan.leastHeight(width: width, setter)))
    var report = Report()
    let chart = try #require(
      plan.labelled(content.specification, size: size, setter) { specification, size in
        compile(
          specification, data: ChartData(tables: content.tables),
          options: ChartOptions(
            config: theme.config, locale: .enGB, size: .outer(size), isStrict: true,
            title: .outside, background: .transparent),
          shaping: FixedShaper(), report: &report)
      }, "\(report)")
    #expect(!report.hasErrors, "\(report)")
    let wanted = plan.sides.flatMap(\.labels).count + plan.inside.count
    return Made(
      chart: chart, frame: chart.frame(setter, tag: TagID(1)), size: size, wanted: wanted,
      theme: theme)
  }

  @Test(arguments: 0..<200) func `labels keep off each other, named lines and leaders`(
    seed: Int
  ) throws {
    let data = RandomBriefing(seed: seed)
    for (index, kind) in ["trend", "ranking", "dots", "slope"].enumerated() {
      let shape = Self.shapes[(seed + index) % Self.shapes.count]
      let made: Made
      do {
        made = try make(kind, data, shape)
      } catch {
        // A slope needs two years.
        #expect(kind == "slope" || kind == "ranking" || kind == "dots")
        continue
      }
      let drawn = DrawnLabels(made.frame, theme: made.theme)
      let faults = drawn.faults(within: made.size)
      #expect(faults.isEmpty, "\(kind), \(shape.name), seed \(seed): \(faults.prefix(4))")
      let labels =
        made.chart.labelling.placed.map(\.id)
        + (made.chart.legend?.labelling.placed.map(\.id) ?? [])
      if data.count <= 6 {
        #expect(made.chart.legend == nil, "\(kind), \(shape.name), seed \(seed)")
        #expect(made.chart.labelling.unplaced.isEmpty, "\(kind), \(shape.name), seed \(seed)")
      }
      let mustBe =
        kind == "trend" || kind == "slope"
        ? [RandomBriefing.own, RandomBriefing.comparator] : ["comparator"]
      for id in mustBe {
        #expect(labels.contains(id), "\(id) has no label: \(kind), \(shape.name), seed \(seed)")
      }
    }
  }

  @Test func `how many labels find a place beside what they name is known for each shape`() throws {
    var lines = ["block, shape, wanted, placed beside, in a legend, nowhere"]
    for kind in ["trend", "slope"] {
      for shape in Self.shapes {
        var (wanted, placed, keyed, lost) = (0, 0, 0, 0)
        for seed in stride(from: 0, to: 200, by: 10) {
          guard let made = try? make(kind, RandomBriefing(seed: seed), shape) else { continue }
          wanted += made.wanted
          placed += made.chart.labelling.placed.count
          keyed += made.chart.legend?.labelling.placed.count ?? 0
          lost += made.chart.labelling.unplaced.count
        }
        lines.append(
          "\(kind), \(shape.name.replacing(",", with: "")), \(wanted), \(placed), \(keyed), \(lost)"
        )
      }
    }
    let setter = LabelSetter(
      theme: try #require(Themes.load("civic").0), shaping: FixedShaper())
    var (wanted, lost) = (0, 0)
    for seed in stride(from: 0, to: 200, by: 10) {
      let (shapes, labels) = AreaLabelTests.map(seed: seed)
      wanted += labels.count
      lost +=
        labelAreas(shapes, labels, in: Rect(x: 0, y: 0, width: 400, height: 240), setter)
        .unplaced.count
    }
    lines.append("map, 400 by 240, \(wanted), \(wanted - lost), 0, \(lost)")
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Conformance/labels.csv").standardized
    let text = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(
      try String(contentsOf: file, encoding: .utf8) == text,
      "rewrite it with UPDATE_GOLDEN=1 swift test --filter LabelPlacingTests")
  }
}
