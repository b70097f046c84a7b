internal import Diagnostics
internal import MetricPlugin

extension Plugin {
  /// What `handbill plugin info` prints: the manifest in words.
  package var infoText: String {
    var text = "\(manifest.title) (\(identity))\n"
    if !manifest.summary.isEmpty { text += "\(manifest.summary)\n" }
    text += "\n" + facts.map { "\(padded($0))\($1)\n" }.joined()
    text += "\ninputs\n" + inputTable.text
    if !manifest.params.isEmpty { text += "\nparameters\n" + paramTable.text }
    return text
  }

  /// Name and value, without those that have none.
  private var facts: [(String, String)] {
    let levels = manifest.geographyLevels.joined(separator: ", ")
    let limits = manifest.limits
    let processes = limits.processes > 1 ? ", \(limits.processes) processes" : ""
    let all = [
      ("from", "\(place.kind.rawValue), \(folder)"),
      ("computed by", manifest.methodInWords),
      ("unit", manifest.unit.name),
      ("better", manifest.better.rawValue),
      ("relative", manifest.relativeToComparator ? "to the comparator already" : ""),
      ("categories", manifest.hasCategories ? "yes" : ""),
      ("periods", manifest.periodFormat ?? ""),
      ("areas", levels),
      ("method", manifest.methodURL ?? ""),
      ("authors", manifest.authors.joined(separator: ", ")),
      ("licence", manifest.licence),
      ("protocol", manifest.protocols.map(String.init).joined(separator: ", ")),
      ("may use", "\(limits.seconds) s, \(limits.megabytes) MB\(processes)"),
      ("may read", manifest.reads.joined(separator: ", ")),
    ]
    return all.filter { !$0.1.isEmpty }
  }

  private func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(1, 14 - name.count))
  }

  private var inputTable: TextTable {
    var table = TextTable(["  column", "unit", "larger areas", "what"])
    for input in manifest.inputs {
      let what = [input.isRequired ? "" : "optional", input.label].filter { !$0.isEmpty }
      table.add([
        "  " + input.column, input.unit?.name ?? "any", input.aggregate.text,
        what.joined(separator: "; "),
      ])
    }
    return table
  }

  private var paramTable: TextTable {
    var table = TextTable(["  name", "type", "default", "what"])
    for param in manifest.params {
      table.add([
        "  " + param.name, param.kind.rawValue, param.defaultValue?.scalarText ?? "", param.label,
      ])
    }
    return table
  }

  /// The same as one JSON object.
  package var infoJSON: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("id", manifest.id)
      writer.member("version", manifest.version)
      writer.member("title", manifest.title)
      writer.member("summary", manifest.summary)
      writer.member("from", place.kind.rawValue)
      writer.member("folder", folder)
      writer.member("computed_by", manifest.methodInWords)
      writer.member("method_url", manifest.methodURL)
      writer.member("licence", manifest.licence)
      writer.member("better", manifest.better.rawValue)
      writer.name("authors")
      writer.strings(manifest.authors)
      writer.name("protocol")
      writer.numbers(manifest.protocols.map(Double.init))
      writer.name("unit")
      writer.object { writer in
        writer.member("code", manifest.unit.code)
        writer.member("scale", manifest.unit.scale)
        writer.member("decimals", Double(manifest.unit.decimals))
        writer.member("prefix", manifest.unit.prefix)
        writer.member("suffix", manifest.unit.suffix)
      }
      writer.name("relative_to_comparator")
      writer.bool(manifest.relativeToComparator)
      writer.name("has_categories")
      writer.bool(manifest.hasCategories)
      writeInputs(to: &writer)
      writeParams(to: &writer)
      writer.name("limits")
      writer.object { writer in
        writer.member("timeout_s", Double(manifest.limits.seconds))
        writer.member("memory_mb", Double(manifest.limits.megabytes))
        writer.member("processes", Double(manifest.limits.processes))
      }
      writer.name("reads")
      writer.strings(manifest.reads)
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private func writeInputs(to writer: inout JSONWriter) {
    writer.name("inputs")
    writer.array { writer in
      for input in manifest.inputs {
        writer.object { writer in
          writer.member("column", input.column)
          writer.member("unit", input.unit?.name)
          writer.member("aggregate", input.aggregate.text)
          writer.name("required")
          writer.bool(input.isRequired)
          writer.member("label", input.label)
        }
      }
    }
  }

  private func writeParams(to writer: inout JSONWriter) {
    writer.name("params")
    writer.array { writer in
      for param in manifest.params {
        writer.object { writer in
          writer.member("name", param.name)
          writer.member("type", param.kind.rawValue)
          writer.member("default", param.defaultValue?.scalarText)
          writer.member("min", param.min)
          writer.member("max", param.max)
          writer.member("label", param.label)
        }
      }
    }
  }
}

extension Manifest {
  /// The program and its arguments, or the kind of recipe.
  fileprivate var methodInWords: String {
    switch method {
    case .run(let words): words.joined(separator: " ")
    case .recipe(let recipe):
      "the recipe \(recipe.kind) of \(recipe.inputs.joined(separator: ", "))"
    }
  }
}

extension Manifest.Input.Aggregate {
  /// As the manifest writes it.
  var text: String {
    switch self {
    case .none: "none"
    case .sum: "sum"
    case .weighted(let column): "weighted(\(column))"
    }
  }
}

extension Node {
  fileprivate var scalarText: String? {
    if let string { return string }
    if let number { return Int(exactly: number).map(String.init) ?? "\(number)" }
    return bool.map { "\($0)" }
  }
}

extension PluginCatalog {
  /// Why there is no such plugin.
  package func failure(toFind id: String) -> MetricFailure {
    MetricFailure(
      metric: id, origin: nil, pluginID: id, plugin: nil, cause: reasonForLack(of: id))
  }
}
