import Charts
import Diagnostics
import Indicators
import SceneGraph
import Tables
import TestSupport
import Testing

@testable import Briefings

/// Data as unkind as they come: 2 to 14 areas with names of all lengths, ties, crossing ends, gaps, and
/// intervals, the same for the same seed.
struct RandomBriefing {
  static let own = "A0"
  static let comparator = "UKX"

  let indicator: Indicator
  /// Areas that are named; our own and the comparator come on top.
  let others: [String]

  init(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed) &* 7919 &+ 17)
    let count = 2 + seed % 13
    let years = Int.random(in: 2...20, using: &random)
    let isTied = seed % 3 == 0
    let hasIntervals = seed % 4 == 1
    let level = Double.random(in: -20...200, using: &random)
    let spread = Double.random(in: 0.5...40, using: &random)
    var codes = (0..<count - 1).map { "A\($0)" }
    codes.append(Self.comparator)
    var names: [String: String] = [:]
    for (index, code) in codes.enumerated() {
      names[code] =
        code == Self.comparator ? "UK" : Self.names[(index * 5 + seed) % Self.names.count]
      if code == "A12" { names[code] = "Twelfth" }
    }
    var rows: [Indicator.Row] = []
    for code in codes {
      var value = level + Double.random(in: -spread...spread, using: &random)
      // Some lines end early, though never ours nor the comparator's.
      let stops =
        code != Self.own && code != Self.comparator
        && Int.random(in: 0..<14, using: &random) == 0
      for year in 0..<years {
        value += Double.random(in: -spread / 4...spread / 4, using: &random)
        let isLast = year == years - 1
        let isLookedAt = code == Self.own || code == Self.comparator
        var isMissing = isLast ? stops : Int.random(in: 0..<25, using: &random) == 0
        if isLookedAt, year == 0 { isMissing = false }
        guard let period = Period.year(2004 + year) else { continue }
        let number = isTied ? (value / spread).rounded() * spread : value
        rows.append(
          Indicator.Row(
            area: code, period: period, value: isMissing ? nil : number,
            low: hasIntervals && !isMissing ? number - spread / 3 : nil,
            high: hasIntervals && !isMissing ? number + spread / 3 : nil,
            status: isMissing ? ObservationStatus(.missing, marker: "[x]") : .normal))
      }
    }
    indicator = Indicator(
      id: "m", title: "Measure", unit: .named(seed % 2 == 0 ? "percent" : "GBP"), better: .higher,
      rows: rows, areaNames: names, area: Self.own, comparator: Self.comparator)
    others = codes.filter { $0 != Self.own && $0 != Self.comparator }
  }

  /// The series, ours and the comparator's with them.
  var count: Int { others.count + 2 }

  private static let names = [
    "Halton", "Rhondda Cynon Taf", "St Helens", "Cambridgeshire and Peterborough", "Wirral",
    "Pen-y-bont ar Ogwr", "Zielona Góra", "Bournemouth, Christchurch and Poole", "Sefton",
    "Świętokrzyskie", "Hull and East Yorkshire", "Ely",
    "Llanfairpwllgwyngyll gyda Phentref a Chymuned Gogerddan", "York and North Yorkshire",
  ]

  func context(_ block: String) throws -> (content: any BlockContent, report: Report) {
    let text = """
      title: Test
      area: \(Self.own)
      data: {d: d.csv}
      metrics: {m: {recipe: level, from: {value: d}}}
      blocks: {b: \(block)}
      """
    var report = Report()
    let node = try #require(
      parseYAML(SourceText(name: "b.yaml", text: text), report: &report), "\(report)")
    let briefing = try #require(readBriefing(node, report: &report), "\(report)")
    let theme = try #require(Themes.load("civic").0)
    let context = BlockContext(
      briefing: briefing, theme: theme,
      geography: Geography(areas: [], levels: [], aliases: []),
      indicators: ["m": .success(indicator)], table: { _, _ in nil }, shaping: FixedShaper())
    let content = try #require(
      briefing.blocks.first?.block.content(in: context, &report), "\(report)")
    return (content, report)
  }

  func block(_ kind: String) -> String {
    let named = others.isEmpty ? "" : ", label: [\(others.joined(separator: ", "))]"
    return switch kind {
    case "trend": "{trend: m\(named)}"
    case "slope": "{slope: m\(named)}"
    default: "{\(kind): m}"
    }
  }
}
