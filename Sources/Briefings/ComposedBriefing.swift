package import Indicators
package import SceneGraph

/// For whom pages are made.
package struct Edition: Sendable, Hashable {
  package var area: Written?
  /// The area's name, for the names of files: `Halton`.
  package var name: String
  /// One of those that `each` lists.
  package var isOneOfSeveral = false
}

/// The pages of one edition as they will be drawn, and what happened on the way.
///
/// Frames are whole only when the report holds no errors.
package struct ComposedBriefing: Sendable {
  package var edition: Edition
  package var title: String
  /// In the order of the formats.
  package var sheets: [ComposedSheet]
  /// Every block on its own, in the order of the file; empty unless asked for.
  package var alone: [AloneBlock]
  /// "Organisation, publication, date", for the file's own description.
  package var source: String
  /// Metrics that failed; their blocks say "not available".
  package var failures: [MetricFailure]
  /// By metric, the blocks that show it.
  var blocksByMetric: [String: [String]]

  package func blocks(showing metric: String) -> [String] { blocksByMetric[metric] ?? [] }
}

/// The pages in one format.
package struct ComposedSheet: Sendable {
  package var format: PageFormat
  /// One for each page.
  package var frames: [Frame]
}
