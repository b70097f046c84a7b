import Diagnostics

/// The names that columns made by an encoding have, which expressions and sorts may mention.
enum FieldName {
  /// `sum_people`, `bin_maxbins_10_age`, `yearmonth_date`, `__count`.
  static func column(of definition: ChannelDefinition) -> String {
    let field = definition.field.map(flattened) ?? ""
    switch definition.aggregate {
    case .operation("count"): return "__count"
    case .operation(let operation): return "\(operation)_\(field)"
    case .argument(let isLargest, let by):
      return "\(isLargest ? "argmax" : "argmin")_\(flattened(by))['\(field)']"
    case nil: break
    }
    if case .computed(let parameters) = definition.bin {
      return "\(binPrefix(parameters))_\(field)"
    }
    if let unit = definition.timeUnit, !unit.isBinned {
      return "\(prefix(of: unit))_\(field)"
    }
    return field
  }

  static func binPrefix(_ parameters: Node) -> String {
    guard let members = parameters.members else { return "bin" }
    let parts = members.filter { $0.key != "binned" }.map { member in
      "_\(member.key)_\(text(of: member.value))"
    }
    return "bin" + parts.joined()
  }

  private static func text(of node: Node) -> String {
    switch node.kind {
    case .number(let number): number.javaScriptText
    case .string(let text): text
    case .bool(let value): value ? "true" : "false"
    case .array(let items): items.map(text).joined(separator: "_")
    case .null, .object: ""
    }
  }

  static func prefix(of unit: TimeUnitDefinition) -> String {
    var prefix = unit.isUTC ? "utc\(unit.unit)" : unit.unit
    if unit.step != 1 { prefix += "_step_\(unit.step.javaScriptText)" }
    if let bins = unit.maxBins { prefix += "_maxbins_\(bins.javaScriptText)" }
    return prefix
  }

  /// `a.b` and `a[0]` as one name; a dot after a backslash was always part of the name.
  static func flattened(_ path: String) -> String {
    path.contains("\\") || path.contains("[") || path.contains(".")
      ? parts(of: path).joined(separator: ".") : path
  }

  /// The steps of a path into nested values: `a.b[0]['c d']`.
  static func parts(of path: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var quote: Character?
    var isBracketed = false
    var isEscaped = false
    func finish(_ part: inout String) {
      if !part.isEmpty { parts.append(part) }
      part = ""
    }
    for character in path {
      if isEscaped {
        part.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { part.append(character) }
      } else if isBracketed, character == "'" || character == "\"" {
        quote = character
      } else if character == ".", !isBracketed {
        finish(&part)
      } else if character == "[", !isBracketed {
        finish(&part)
        isBracketed = true
      } else if character == "]", isBracketed {
        finish(&part)
        isBracketed = false
      } else {
        part.append(character)
      }
    }
    finish(&part)
    return parts
  }
}
