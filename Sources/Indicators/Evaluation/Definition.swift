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
  init(_ recipe: Recipe) {
    id = recipe.kind
    title = recipe.kind
    unit = recipe.unit ?? MeasureUnit(code: "")
    better = .neither
    relativeToComparator = recipe.isRelativeToComparator
    inputs = recipe.inputs.map { Manifest.Input(column: $0) }
    method = .recipe(recipe)
  }
}
