package import Diagnostics
internal import Tables

// Every message of the metrics, with its code:
//
// E401 crashed                      E420 manifest: a field is missing
// E402 timed out                    E421 manifest: a field has a wrong value
// E403 out of memory                E422 manifest: neither run nor recipe, or both
// E404 too much output              E423 manifest: a column is declared twice or not at all
// E405 bad reply                    W424 manifest: a field is not known
// E406 no reply                     W425 a project's plugin hides another
// E407 cannot start                 W426 the sandbox is partial
// E408 no shared protocol           E430 no such input
// E409 denied                       E431 a required input is not bound
// E410 missing input (author)       E432 no such parameter
// E411 bad parameter (author)       E433 a parameter has a wrong value
// E412 no data (author)             E434 units clash
// E413 refused (author)             W435 a unit is not known
// E414 no such plugin               E436 not `NAME=…`
// E415 manifest unusable            E437 not a period
// E416 inputs unusable
//
// E438 to E442, of `plugin new`, are worded in `Authoring/PluginCreation.swift`.
//
// E401 to E416 are worded in `FailureMessages.swift`.

// MARK: Manifests

extension Diagnostic {
  static func missingField(_ path: String, in node: Node) -> Diagnostic {
    Diagnostic(.error, "E420", "`\(path)` is missing", at: node.place)
  }

  static func wrongField(_ path: String, expected: String, found node: Node) -> Diagnostic {
    let what = path.isEmpty ? "the manifest" : "`\(path)`"
    let text = node.string.map { ": \"\($0.prefix(40))\"" } ?? ""
    return Diagnostic(
      .error, "E421", "\(what) must be \(expected), not \(node.kindInWords)\(text)",
      at: node.place)
  }

  static func wrongWord(_ path: String, allowed: [String], found node: Node) -> Diagnostic {
    let label = node.string.flatMap { suggestion(for: $0, among: allowed) }
    return Diagnostic(
      .error, "E421", "`\(path)` must be one of \(allowed.joined(separator: ", "))",
      at: node.place, label: label.map { "did you mean `\($0)`?" } ?? "")
  }

  static func runOrRecipe(in node: Node) -> Diagnostic {
    Diagnostic(
      .error, "E422", "a plugin needs either `run` or `recipe`, and not both", at: node.place)
  }

  static func repeatedColumn(_ column: String, at node: Node, path: String) -> Diagnostic {
    Diagnostic(
      .error, "E423", "`\(path).column` declares `\(column)` a second time", at: node.place)
  }

  static func undeclaredColumn(_ column: String, declared: [String], in node: Node?) -> Diagnostic {
    let near = suggestion(for: column, among: declared)
    return Diagnostic(
      .error, "E423", "the recipe reads `\(column)`, which `inputs` does not declare",
      at: node?.place, label: near.map { "did you mean `\($0)`?" } ?? "",
      notes: ["declared: \(declared.joined(separator: ", "))"])
  }

  static func unknownField(_ path: String, _ member: Node.Member, known: [String]) -> Diagnostic {
    let near = suggestion(for: member.key, among: known)
    return Diagnostic(
      .warning, "W424", "the manifest has no field `\(path)`", at: member.keyOrigin.place,
      label: near.map { "did you mean `\($0)`?" } ?? "",
      notes: near == nil ? ["fields here: \(known.sorted().joined(separator: ", "))"] : [])
  }

  static func shadowing(_ plugin: Plugin, _ hidden: Plugin) -> Diagnostic {
    let kind = hidden.place.kind == .bundled ? "bundled" : "installed"
    return Diagnostic(
      .warning, "W425",
      "the project's plugin `\(plugin.manifest.id)` \(plugin.manifest.version) is used instead of "
        + "the \(kind) \(hidden.manifest.version)",
      at: Place(file: plugin.folder + "/plugin.json"),
      notes: ["give it an id of its own, or remove it, to have the \(kind) one"])
  }
}

// MARK: Running

extension Diagnostic {
  static var partialSandbox: Diagnostic {
    Diagnostic(
      .warning, "W426", "this kernel cannot keep plugins from files and the network",
      notes: [
        "time, memory and output are limited all the same, and processes are counted",
        "Linux 5.13 or newer with Landlock can; --require-sandbox refuses to run without",
      ])
  }
}

// MARK: Bindings

extension Diagnostic {
  static func unknownInput(
    _ input: MetricRequest.Located, of id: String, known: [String]
  ) -> Diagnostic {
    let near = suggestion(for: input.text, among: known)
    return Diagnostic(
      .error, "E430", "`\(id)` has no input `\(input.text)`", at: input.origin.place,
      label: near.map { "did you mean `\($0)`?" } ?? "",
      notes: ["its inputs: \(known.joined(separator: ", "))"])
  }

  static func unboundInput(
    _ input: Manifest.Input, of definition: Definition, at origin: Origin
  ) -> Diagnostic {
    var notes = ["add `\(input.column): NAME where …` under `from:`"]
    if !input.label.isEmpty { notes.insert(input.label, at: 0) }
    return Diagnostic(
      .error, "E431", "`\(definition.id)` needs the input `\(input.column)`", at: origin.place,
      notes: notes)
  }

  static func unknownParam(
    _ name: String, of id: String, at origin: Origin, known: [String]
  ) -> Diagnostic {
    let near = suggestion(for: name, among: known)
    return Diagnostic(
      .error, "E432", "`\(id)` has no parameter `\(name)`", at: origin.place,
      label: near.map { "did you mean `\($0)`?" } ?? "",
      notes: [
        known.isEmpty ? "it has none" : "its parameters: \(known.joined(separator: ", "))"
      ])
  }

  static func wrongParam(_ param: Manifest.Param, at node: Node) -> Diagnostic {
    var expected =
      switch param.kind {
      case .integer: "a whole number"
      case .number: "a number"
      case .text: "text"
      case .boolean: "true or false"
      }
    if !param.choices.isEmpty {
      let words = param.choices.compactMap { $0.string ?? $0.number.map { "\($0)" } }
      expected = "one of \(words.joined(separator: ", "))"
    } else if param.min != nil || param.max != nil {
      if let min = param.min { expected += ", at least \(plain(min))" }
      if let max = param.max { expected += ", at most \(plain(max))" }
    }
    return Diagnostic(
      .error, "E433", "the parameter `\(param.name)` must be \(expected)", at: node.place,
      notes: param.label.isEmpty ? [] : [param.label])
  }

  static func clashingUnit(
    _ found: String, for input: Manifest.Input, wanted: MeasureUnit, factor: Double?,
    at origin: Origin
  ) -> Diagnostic {
    let cure =
      factor.map { "multiply the values by \(plain($0)) in the file, and mend its unit" }
      ?? "choose rows in \(wanted.name), or mend the file's unit column"
    return Diagnostic(
      .error, "E434",
      "`\(input.column)` must be in \(wanted.name), and the data are in \"\(found.prefix(60))\"",
      at: origin.place, notes: [cure])
  }

  static func unclearUnit(
    _ found: String, for input: Manifest.Input, wanted: MeasureUnit, at origin: Origin
  ) -> Diagnostic {
    Diagnostic(
      .warning, "W435",
      "`\(input.column)` should be in \(wanted.name); whether \"\(found.prefix(60))\" is that "
        + "nobody can tell",
      at: origin.place)
  }
}

// MARK: Commands

extension Diagnostic {
  static func notParted(_ text: String, option: String, at origin: Origin) -> Diagnostic {
    let example = option == "--data" ? "output=data.csv" : "weeks=52"
    return Diagnostic(
      .error, "E436", "`\(option)` needs a name, an equals sign and a value", at: origin.place,
      label: "write it like `\(option) \(example)`")
  }

  static func notAPeriod(_ text: String, at origin: Origin) -> Diagnostic {
    Diagnostic(
      .error, "E437", "\"\(text.prefix(40))\" is no period", at: origin.place,
      notes: ["periods look like 2023, 2023/24, 2023-Q1, 2024-03 or 2024-03-31"])
  }
}

extension MeasureUnit {
  /// In a sentence: "GBP million", "percent".
  package var name: String {
    let code = self.code.split(separator: "_").joined(separator: " ")
    switch scale {
    case 1e3: return "\(code) thousand"
    case 1e6: return "\(code) million"
    case 1e9: return "\(code) billion"
    case 1: return code
    default: return "\(code) × \(plain(scale))"
    }
  }
}

private func plain(_ number: Double) -> String {
  Int(exactly: number).map(String.init) ?? "\(number)"
}
