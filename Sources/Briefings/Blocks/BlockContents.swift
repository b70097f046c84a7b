import Diagnostics
import Indicators

/// What the blocks of a briefing have become, each resolved once for a theme.
struct BlockContents {
  private struct Key: Hashable {
    var block: String
    /// The format, for a block that is different in it.
    var format: String
  }

  private var contents: [Key: any BlockContent] = [:]
  private var tried: Set<Key> = []

  func content(of block: String, in plan: PagePlan) -> (any BlockContent)? {
    contents[Self.key(block, plan)]
  }

  mutating func resolve(
    _ plan: PagePlan, in context: BlockContext, failures: [MetricFailure], _ report: inout Report
  ) {
    for binding in plan.blocks {
      let key = Self.key(binding.name, plan)
      guard tried.insert(key).inserted else { continue }
      let content = binding.block.content(in: context, &report)?.without(binding.silent)
      contents[key] = content
      // Of a metric that failed more is said elsewhere.
      if let reason = (content as? UnavailableContent)?.reason,
        !failures.contains(where: { failure in
          binding.block.sources.contains { $0.text == failure.metric }
        })
      {
        report.warning(
          "W141", "block `\(binding.name)` says “not available”", at: binding.nameOrigin,
          notes: [reason])
      }
    }
  }

  private static func key(_ block: String, _ plan: PagePlan) -> Key {
    Key(block: block, format: plan.changed.contains(block) ? plan.format.name : "")
  }
}

extension PagePlan {
  /// What a cache of charts must tell apart: blocks as this format alone has them.
  var identities: [String: String] {
    Dictionary(uniqueKeysWithValues: changed.map { ($0, "\($0) in \(format.name)") })
  }
}

extension BlockContent {
  /// Without the words that a format takes away, whether written or made from the metric.
  fileprivate func without(_ words: Set<String>) -> any BlockContent {
    if var chart = self as? ChartContent {
      if words.contains("title") { chart.title = "" }
      if words.contains("subtitle") { chart.subtitle = "" }
      if words.contains("note") { chart.note = "" }
      return chart
    }
    if var tile = self as? TileContent {
      if words.contains("note") { tile.note = "" }
      return tile
    }
    return self
  }
}
