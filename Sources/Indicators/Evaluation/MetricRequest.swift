package import Diagnostics
package import Tables

/// One metric of a briefing: what computes it, from which data, for whom.
package struct MetricRequest: Sendable {
  /// A word and where it was written.
  package struct Located: Hashable, Sendable {
    package var text: String
    package var origin: Origin

    package init(_ text: String, origin: Origin = .builtIn) {
      self.text = text
      self.origin = origin
    }

    package static func == (left: Located, right: Located) -> Bool { left.text == right.text }
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }

  package enum Method: Sendable {
    /// The id of a plugin.
    case plugin(Located)
    case recipe(Recipe)
  }

  /// An input and the rows it is read from: `ca where indicator = gva_per_job`, several are appended.
  package struct Binding: Sendable {
    package var input: Located
    package var selections: [Located]

    package init(_ input: Located, _ selections: [Located]) {
      self.input = input
      self.selections = selections
    }
  }

  /// The plugin it asks for, if it is no recipe.
  package var pluginID: String? {
    if case .plugin(let id) = method { id.text } else { nil }
  }

  /// The name in the briefing: `gap`.
  package var id: Located
  package var method: Method
  package var bindings: [Binding]
  /// A parameter's name and value; the value knows its place.
  package var params: [Node.Member]
  /// Instead of the plugin's, or of what a recipe would say.
  package var title: String?
  package var unit: MeasureUnit?
  package var better: Polarity?
  /// The codes of the page's area and of the area to compare with.
  package var area: Located?
  package var comparator: Located?
  package var period: Period?

  package init(
    id: Located, method: Method, bindings: [Binding] = [], params: [Node.Member] = [],
    title: String? = nil, unit: MeasureUnit? = nil, better: Polarity? = nil,
    area: Located? = nil, comparator: Located? = nil, period: Period? = nil
  ) {
    self.id = id
    self.method = method
    self.bindings = bindings
    self.params = params
    self.title = title
    self.unit = unit
    self.better = better
    self.area = area
    self.comparator = comparator
    self.period = period
  }
}

/// A table that a selection names, as whoever runs the metrics finds it.
package struct BoundTable: Sendable {
  package var table: CSV
  /// What the briefing says of its columns.
  package var columns: SeriesColumns
  /// What the briefing says its values are; a column of units in the file says it better.
  package var unit: String?

  package init(_ table: CSV, columns: SeriesColumns = SeriesColumns(), unit: String? = nil) {
    self.table = table
    self.columns = columns
    self.unit = unit
  }
}

/// What evaluation needs of the outside.
package struct EvaluationContext: Sendable {
  package var catalog: PluginCatalog
  package var geography: Geography
  package var sandbox: Sandbox
  /// Where replies are kept; `nil` computes everything anew.
  package var cache: ResultCache?
  /// Refuses plugins other than these.
  package var lock: PluginLock?
  /// The table behind a name of the briefing's `data:`, or behind a path; `nil` after a report.
  package var table:
    @Sendable (_ name: MetricRequest.Located, _ report: inout Report) -> BoundTable?

  package init(
    catalog: PluginCatalog, geography: Geography, sandbox: Sandbox = Sandbox(),
    cache: ResultCache? = nil, lock: PluginLock? = nil,
    table: @escaping @Sendable (MetricRequest.Located, inout Report) -> BoundTable?
  ) {
    self.catalog = catalog
    self.geography = geography
    self.sandbox = sandbox
    self.cache = cache
    self.lock = lock
    self.table = table
  }
}

/// How far the user lets plugins go.
package struct Sandbox: Sendable {
  /// Plugins of the project's folder that may run where the kernel cannot contain them.
  package var allowedUnsandboxed: Set<String> = []
  /// Refuse every plugin where the kernel cannot contain it.
  package var isRequired = false
  /// Files and folders beside those of the plugin and the briefing that plugins may read.
  package var allowedReads: [String] = []
  /// The folder of the briefing.
  package var projectFolder: String?
  /// Whether the kernel can contain a process.
  var isPossible = Containment.isPossible

  package init() {}
}
