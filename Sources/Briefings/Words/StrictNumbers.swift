import Diagnostics
import Indicators
import Tables

/// Flags numbers typed into words that no figure of the page's metrics says and no cited table holds.
struct StrictNumbers {
  private let current: BoundFigures
  /// By block, with all that the metrics it shows have.
  private var byBlock: [String: BoundFigures] = [:]

  private static let words: Set<String> = [
    "alt", "callout", "heading", "kicker", "label", "note", "subtitle", "suffix", "text", "title",
  ]
  private static let skipped: Set<String> = ["chart", "data", "logo", "metrics", "theme"]

  /// - Parameter cited: the numbers of tables typed in from publications.
  init(_ indicators: [String: Indicator], _ briefing: Briefing, cited: [Double]) {
    var figures = BoundFigures()
    for (_, indicator) in indicators.sorted(by: { $0.key < $1.key }) {
      figures.addCurrent(indicator)
    }
    for number in cited {
      for kind in [LiteralNumber.Kind.money, .percent, .plain] { figures.add(number, kind) }
    }
    // A figure that a tile holds against its metric was thought about.
    var ignored = Report()
    for binding in briefing.blocks {
      guard let written = Written(binding.node["check"]),
        let claim = Claim(written, report: &ignored)
      else { continue }
      figures.add(
        claim.value, claim.isPercent ? .percent : written.text.contains("£") ? .money : .plain)
    }
    current = figures
    for binding in briefing.blocks {
      let shown = binding.block.sources.compactMap { indicators[$0.text] }
      guard !shown.isEmpty else { continue }
      var own = figures
      for indicator in shown { own.addShown(indicator) }
      byBlock[binding.name] = own
    }
  }

  func check(_ document: Node, _ report: inout Report) {
    for member in document.members ?? [] { check(member, current, depth: 0, &report) }
  }

  private func check(
    _ member: Node.Member, _ figures: BoundFigures, depth: Int, _ report: inout Report
  ) {
    guard depth < 12, !Self.skipped.contains(member.key) else { return }
    if let written = Written(member.value) {
      if Self.words.contains(member.key) { check(written, figures, &report) }
      return
    }
    for inner in member.value.members ?? [] {
      let own = member.key == "blocks" ? byBlock[inner.key] ?? figures : figures
      check(inner, own, depth: depth + 1, &report)
    }
    for item in member.value.items ?? [] {
      for inner in item.members ?? [] { check(inner, figures, depth: depth + 1, &report) }
    }
  }

  private func check(_ written: Written, _ figures: BoundFigures, _ report: inout Report) {
    for number in LiteralNumber.all(in: written.text) where !figures.hold(number) {
      report.warning(
        "W711", "“\(number.text)” is no figure of the page's metrics and of no cited table",
        at: number.origin(in: written), label: "put it in braces, such as {metric.value}",
        notes: ["or name its source: a table under `data` with cited: true"])
    }
  }
}
