import Diagnostics
import Tables

/// One node of the tree of views; the tree is a list in which the nodes name each other by place.
struct View {
  enum Kind {
    case unit(Unit)
    /// Children drawn over each other in one plot.
    case layer
    /// Children side by side.
    case concat(columns: Int?)
    /// One child for each value of a field, or for each pair of them.
    case facet(FacetLayout)
  }

  var id: Int
  var parent: Int?
  var children: [Int] = []
  var node: Node
  var kind: Kind
  /// The rows that children without data of their own see.
  var table: DataTable
  /// The place in a grid, for the children of concats and facets.
  var row = 0
  var column = 0
  /// A panel of a facet for a pair of values that never occurs: a frame without axes.
  var isEmptyPanel = false

  var unit: Unit? { if case .unit(let unit) = kind { unit } else { nil } }
  var isGrid: Bool {
    switch kind {
    case .concat, .facet: true
    case .unit, .layer: false
    }
  }

  func size(_ key: String) -> Node? {
    guard let size = node[key], !size.isNull else { return nil }
    return size
  }
}

/// A mark with its channels and its rows.
struct Unit {
  var mark: MarkDefinition
  var encoding: Encoding
  var orientation: Orientation?
  var stack: Stack?
  /// Before aggregation: what sorts by other fields and unaggregated domains read.
  var source = DataTable()
  /// One for each mark, or for each vertex of a line.
  var rows = DataTable()
  var bins: [Channel: Bins] = [:]
  var origin: Origin
}

/// How the marks of a unit are piled up.
struct Stack {
  /// `x`, `y`, `theta` or `radius`.
  var channel: Channel
  var groups: [ChannelDefinition]
  var by: [ChannelDefinition]
  var offset: Stacking.Offset
  var imputes: Bool
  /// The columns of starts and ends.
  var startColumn: String
  var endColumn: String
}

struct FacetLayout {
  struct Header {
    var definition: ChannelDefinition
    var values: [Datum]
  }

  var row: Header?
  var column: Header?
  /// A wrapped facet's field; its values flow in rows of `columns`.
  var wrapped: Header?
  var columns: Int
}

struct ViewTree {
  var views: [View] = []

  subscript(id: Int) -> View {
    get { views[id] }
    set { views[id] = newValue }
  }

  /// The units in or under a view, in drawing order.
  func units(under id: Int) -> [Int] {
    if views[id].unit != nil { return [id] }
    return views[id].children.flatMap { units(under: $0) }
  }

  /// The unit or outermost layer that a view is drawn in.
  func plot(of id: Int) -> Int {
    var id = id
    while let parent = views[id].parent, case .layer = views[parent].kind { id = parent }
    return id
  }

  /// The plots under a view: units and layers that are not themselves in a layer.
  func plots(under id: Int) -> [Int] {
    views[id].isGrid ? views[id].children.flatMap { plots(under: $0) } : [id]
  }

  /// The view's own; a layer without one borrows its first child's that has one.
  func title(of id: Int) -> Node? {
    if let title = views[id].node["title"], title.string != "", !title.isNull { return title }
    guard case .layer = views[id].kind else { return nil }
    return views[id].children.lazy.compactMap { title(of: $0) }.first
  }
}
