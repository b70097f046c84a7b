import Diagnostics

/// A kind of mark.
///
/// The law: a mark draws nothing for a row whose position is no number, and its name stands in its
/// own file alone.
protocol Mark {
  static var name: String { get }
  static var traits: MarkTraits { get }
  /// Marks drawn over it when a property asks for them: points on a line.
  static var overlays: [MarkOverlay] { get }
  static func draw(_ scene: MarkScene) -> Drawing
}

extension Mark {
  static var overlays: [MarkOverlay] { [] }
}

struct MarkOverlay: Sendable {
  /// The property of the mark that asks for it.
  var property: String
  /// The mark that is added.
  var mark: Node
  /// What it takes over from the mark under it.
  var inherited: [String]
}
