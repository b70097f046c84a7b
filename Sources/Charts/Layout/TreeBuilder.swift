import Diagnostics
import Tables

/// Builds the tree of views, from the root down, each with its rows.
struct TreeBuilder {
  var tree = ViewTree()

  /// What a view takes over from those around it.
  struct Inheritance {
    var table: DataTable?
    var encoding: Node?
    var projection: Node?
    var width: Node?
    var height: Node?
    /// Fields that the panels around are split by.
    var facetFields: [String] = []
    /// The rows of all panels together, so that they are cut into the same bins.
    var binTable: DataTable?
    var depth = 0
  }

  /// - Returns: `nil`, with a message, when the view cannot be drawn.
  mutating func build(
    _ node: Node, parent: Int?, _ inheritance: Inheritance, context: inout Context
  ) -> Int? {
    guard inheritance.depth < Limits.nesting else {
      _ = context.refuse("E523", Limits.tooDeep, at: node.origin)
      return nil
    }
    guard context.allowView(at: node.origin) else { return nil }
    guard Repetition.count(node) <= Limits.views else {
      _ = context.refuse("E521", Limits.tooManyViews, at: node["repeat"]?.origin)
      return nil
    }
    var node = node
    if node["mark"] != nil, let encoding = inheritance.encoding {
      // Composite marks and facet channels look at all of the encoding.
      node = node.setting(
        "encoding", to: LayerEncoding.merged(parent: encoding, child: node["encoding"]))
    }
    node = Normalize.view(node, context: &context)
    Parameters.read(node["params"], context: &context)
    guard let table = table(for: node, inheritance, context: &context) else { return nil }
    var inner = inheritance
    inner.table = table
    inner.depth += 1
    inner.projection = node["projection"] ?? inheritance.projection

    if node["mark"] != nil {
      return unit(node, parent: parent, table: table, inheritance, context: &context)
    }
    if let layers = node["layer"]?.items {
      return layer(node, layers, parent: parent, inner, context: &context)
    }
    inner.encoding = nil
    inner.width = nil
    inner.height = nil
    if let items = (node["hconcat"] ?? node["vconcat"] ?? node["concat"])?.items {
      return concat(node, items, parent: parent, inner, context: &context)
    }
    if node["facet"] != nil, node["spec"] != nil {
      return facet(node, parent: parent, inner, context: &context)
    }
    context.report.error(
      "E500", "a view needs `mark`, `layer`, `concat`, `hconcat`, `vconcat`, `facet` or `repeat`",
      at: node.origin)
    return nil
  }

  private func table(for node: Node, _ inheritance: Inheritance, context: inout Context)
    -> DataTable?
  {
    var table: DataTable
    if let data = node["data"] {
      guard !data.isNull else { return DataTable(rowCount: 1) }
      guard let read = DataSource.table(data, context: &context) else { return nil }
      table = ImplicitParsing.apply(to: read, for: node, format: data["format"], &context)
    } else {
      table = inheritance.table ?? DataTable()
    }
    if let transforms = node["transform"]?.items {
      table = TransformList.apply(transforms, to: table, context: &context)
    }
    return table
  }

  mutating func add(_ node: Node, parent: Int?, kind: View.Kind, table: DataTable) -> Int {
    let id = tree.views.count
    tree.views.append(View(id: id, parent: parent, node: node, kind: kind, table: table))
    if let parent { tree[parent].children.append(id) }
    return id
  }

  private mutating func unit(
    _ node: Node, parent: Int?, table: DataTable, _ inheritance: Inheritance,
    context: inout Context
  ) -> Int? {
    guard let markNode = node["mark"], let mark = MarkDefinition(markNode, context: &context) else {
      return nil
    }
    let encodingNode = LayerEncoding.merged(parent: inheritance.encoding, child: node["encoding"])
    let encoding = Encoding(encodingNode, context: &context)
    let specified = mark.string("orient", context.config).flatMap(Orientation.init(rawValue:))
    let orientation = Orientation.of(
      mark.traits.orientation, encoding: encoding, specified: specified)
    let stack = Stack.of(mark, encoding, orientation: orientation, context: &context)
    var unit = Unit(
      mark: mark, encoding: encoding, orientation: orientation, stack: stack,
      origin: markNode.origin)
    EncodingTransforms.apply(
      to: &unit, table: table, facetFields: inheritance.facetFields,
      binTable: inheritance.binTable ?? layeredBinTable(parent, inheritance),
      context: &context)
    var sized = node
    if sized["width"] == nil, let width = inheritance.width {
      sized = sized.setting("width", to: width)
    }
    if sized["height"] == nil, let height = inheritance.height {
      sized = sized.setting("height", to: height)
    }
    if sized["projection"] == nil, let projection = inheritance.projection {
      sized = sized.setting("projection", to: projection)
    }
    return add(sized, parent: parent, kind: .unit(unit), table: table)
  }

  /// Layers are cut into the same bins, whatever each filters.
  private func layeredBinTable(_ parent: Int?, _ inheritance: Inheritance) -> DataTable? {
    guard let parent, case .layer = tree[parent].kind else { return nil }
    return inheritance.table
  }

  private mutating func layer(
    _ node: Node, _ layers: [Node], parent: Int?, _ inner: Inheritance, context: inout Context
  ) -> Int? {
    var inner = inner
    inner.encoding = LayerEncoding.merged(parent: inner.encoding, child: node["encoding"])
    inner.width = node["width"] ?? inner.width
    inner.height = node["height"] ?? inner.height
    var sized = node
    if let width = inner.width { sized = sized.setting("width", to: width) }
    if let height = inner.height { sized = sized.setting("height", to: height) }
    let id = add(sized, parent: parent, kind: .layer, table: inner.table ?? DataTable())
    for layer in layers where !context.isOverLimit {
      _ = build(layer, parent: id, inner, context: &context)
    }
    return tree[id].children.isEmpty ? nil : id
  }

  private mutating func concat(
    _ node: Node, _ items: [Node], parent: Int?, _ inner: Inheritance, context: inout Context
  ) -> Int? {
    let columns: Int? =
      node["vconcat"] != nil
      ? 1 : node["concat"] != nil ? wholeNumber(node["columns"], in: 1...Limits.views) : nil
    let id = add(
      node, parent: parent, kind: .concat(columns: columns), table: inner.table ?? DataTable())
    for (index, item) in items.enumerated() where !context.isOverLimit {
      guard let child = build(item, parent: id, inner, context: &context) else { continue }
      tree[child].row = columns.map { index / $0 } ?? 0
      tree[child].column = columns.map { index % $0 } ?? index
    }
    return tree[id].children.isEmpty ? nil : id
  }
}

func wholeNumber(_ node: Node?, in range: ClosedRange<Int>) -> Int? {
  guard let number = node?.number, number.isFinite, abs(number) < 1e9 else { return nil }
  return range.contains(Int(number)) ? Int(number) : nil
}
