import Diagnostics

/// A kind of block: the grammar of its fields, and what it becomes.
///
/// The law: a block becomes a chart specification with data, a tile or prose, and draws nothing itself;
/// reading reports every problem with a place and returns `nil` only when nothing sensible is left.
protocol Block: Sendable {
  /// The key that makes a block this kind: `trend`.
  static var name: String { get }
  static var fields: [Field] { get }
  init?(_ reader: FieldReader, _ report: inout Report)
  /// The metrics and data it cannot do without.
  var sources: [Written] { get }
  /// What stands above it, for the message when its metric failed.
  var label: Written? { get }
  /// - Returns: `nil` when it cannot be made; the report says why.
  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)?
}

enum BlockList {
  /// Alphabetical.
  static let all: [any Block.Type] = [
    CalloutBlock.self, ChartBlock.self, CompositionBlock.self, DistributionBlock.self,
    DotsBlock.self, DumbbellBlock.self, HeadingBlock.self, ImageBlock.self, MapBlock.self,
    MultiplesBlock.self, PictogramBlock.self, ProgressBlock.self, RankingBlock.self,
    SlopeBlock.self, TableBlock.self, TextBlock.self, TileBlock.self, TilemapBlock.self,
    TimelineBlock.self, TrendBlock.self, WaterfallBlock.self,
  ]

  static let names = all.map { $0.name }
}
