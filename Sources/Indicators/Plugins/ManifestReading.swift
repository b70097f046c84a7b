package import Diagnostics

extension Manifest {
  /// Reads a `plugin.json`; `nil` when it cannot be used, and the report then says why.
  package init?(_ source: SourceText, report: inout Report) {
    guard let node = parseJSON(source, report: &report) else { return nil }
    self.init(node, report: &report)
  }

  init?(_ node: Node, report: inout Report) {
    guard var fields = FieldReader(node, path: "", report: &report) else { return nil }
    let id = fields.requiredText("id", report: &report)
    if let id, !isPluginID(id) {
      fields.spoil()
      report.add(
        .wrongField(
          "id", expected: "small letters, digits and hyphens", found: node["id"] ?? node))
    }
    let version = fields.requiredText("version", report: &report)
    let title = fields.requiredText("title", report: &report)
    let unit = fields.required("unit", report: &report).flatMap {
      MeasureUnit($0, path: "unit", report: &report)
    }
    let better: Polarity? = fields.requiredWord("better", report: &report)
    let inputs = Self.inputs(&fields, report: &report)
    let method = Self.method(&fields, inputs: inputs, report: &report)
    guard let id, let version, let title, let unit, let better, let inputs, let method else {
      Self.readRest(&fields, report: &report)
      fields.warnOfUnknown(report: &report)
      return nil
    }
    self.init(
      id: id, version: version, title: title, method: method, unit: unit, better: better)
    self.inputs = inputs
    self.readRest(&fields, report: &report)
    fields.warnOfUnknown(report: &report)
    guard fields.isSound else { return nil }
  }

  /// So that all problems are shown at once, even when the manifest is lost already.
  private static func readRest(_ fields: inout FieldReader, report: inout Report) {
    var scratch = Manifest(
      id: "", version: "", title: "", method: .run([]), unit: MeasureUnit(code: ""),
      better: .neither)
    scratch.readRest(&fields, report: &report)
  }

  private mutating func readRest(_ fields: inout FieldReader, report: inout Report) {
    summary = fields.text("summary", report: &report) ?? ""
    methodURL = fields.text("method_url", report: &report)
    authors = fields.texts("authors", report: &report) ?? []
    licence = fields.text("licence", report: &report) ?? ""
    relativeToComparator = fields.bool("relative_to_comparator", report: &report) ?? false
    periodFormat = fields.text("period_format", report: &report)
    geographyLevels = fields.texts("geography_levels", report: &report) ?? []
    reads = fields.texts("reads", report: &report) ?? []
    hasCategories = fields.texts("dimensions", report: &report)?.contains("category") ?? false
    let items = fields.items("protocol", report: &report)
    let protocols = items.compactMap { $0.node.number.flatMap(Int.init(exactly:)) }
    if items.isEmpty || protocols.count < items.count {
      if let node = fields.node["protocol"] {
        fields.spoil()
        report.add(.wrongField("protocol", expected: "a list of whole numbers", found: node))
      } else {
        _ = fields.required("protocol", report: &report)
      }
    }
    self.protocols = protocols
    for (node, path) in fields.items("params", report: &report) {
      if let param = Param(node, path: path, report: &report) {
        params.append(param)
      } else {
        fields.spoil()
      }
    }
    if let node = fields.value("limits") {
      if let limits = Limits(node, report: &report) {
        self.limits = limits
      } else {
        fields.spoil()
      }
    }
  }

  private static func inputs(_ fields: inout FieldReader, report: inout Report) -> [Input]? {
    var inputs: [Input] = []
    var isSound = fields.required("inputs", report: &report) != nil
    for (node, path) in fields.items("inputs", report: &report) {
      if let input = Input(node, path: path, report: &report) {
        if inputs.contains(where: { $0.column == input.column }) {
          report.add(.repeatedColumn(input.column, at: node["column"] ?? node, path: path))
          isSound = false
        }
        inputs.append(input)
      } else {
        isSound = false
      }
    }
    return isSound ? inputs : nil
  }

  private static func method(
    _ fields: inout FieldReader, inputs: [Input]?, report: inout Report
  ) -> Method? {
    let run = fields.texts("run", report: &report)
    let recipe = fields.value("recipe")
    if let run, recipe == nil {
      guard let program = run.first, !program.isEmpty else {
        report.add(.missingField("run[0]", in: fields.node))
        return nil
      }
      return .run(run)
    }
    guard let recipe, run == nil else {
      if fields.isSound { report.add(.runOrRecipe(in: fields.node)) }
      return nil
    }
    guard let recipe = Recipe(recipe, path: "recipe", report: &report) else { return nil }
    let declared = inputs?.map(\.column) ?? recipe.inputs
    for column in recipe.inputs where !declared.contains(column) {
      report.add(.undeclaredColumn(column, declared: declared, in: fields.node["recipe"]))
      return nil
    }
    return .recipe(recipe)
  }
}

/// Small letters, digits and hyphens, a letter first: it is a file name and a word of messages.
func isPluginID(_ id: String) -> Bool {
  guard let first = id.utf8.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first,
    id.utf8.count <= 64
  else { return false }
  return id.utf8.allSatisfy {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
      || $0 == UInt8(ascii: "-")
  }
}
