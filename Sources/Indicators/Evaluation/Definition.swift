internal import Tables

/// A metric as evaluation sees it: a plugin's manifest, or what a recipe amounts to.
struct Definition: Sendable {
  enum Method: Sendable {
    case program(Plugin, [String])
    case recipe(Recipe)
  }

  var id: String
  var identity: PluginIdentity?
  var title: String
  var unit: MeasureUnit
  var better: Polarity
  var relativeToComparator: Bool
  var inputs: [Manifest.Input]
  var params: [Manifest.Param] = []
  var hasCategories = true
  var methodURL: String?
  var method: Method

  init(_ plugin: Plugin) {
    let manifest = plugin.manifest
    id = manifest.id
    identity = plugin.identity
    title = manifest.title
    unit = manifest.unit
    better = manifest.better
    relativeToComparator = manifest.relativeToComparator
    inputs = manifest.inputs
    params = manifest.params
    hasCategories = manifest.hasCategories
    methodURL = manifest.methodURL
    switch manifest.method {
    case .run(let words): method = .program(plugin, words)
    case .recipe(let recipe): method = .recipe(recipe)
    }
  }

  /// A recipe of the briefing; its unit is that of its data unless the recipe decides it.
  ///
  /// - Parameter metric: its name in the briefing, `output_per_hour`; the title says it in words.
  init(_ recipe: Recipe, of metric: String) {
    id = recipe.kind
    title = recipe.title(of: metric)
    unit = recipe.unit ?? MeasureUnit(code: "")
    better = .neither
    relativeToComparator = recipe.isRelativeToComparator
    inputs = recipe.inputs.map { Manifest.Input(column: $0) }
    method = .recipe(recipe)
  }
}

extension Recipe {
  /// "Output per hour", and what an index is an index to: "Output per hour, 2015 = 100".
  fileprivate func title(of metric: String) -> String {
    let words = metric.split { $0 == "_" || $0 == "-" || $0 == " " }.joined(separator: " ")
    let name = words.prefix(1).uppercased() + words.dropFirst()
    if case .index(_, let base) = self { return "\(name), \(base) = 100" }
    return name
  }
}
