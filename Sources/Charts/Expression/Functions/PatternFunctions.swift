let patternFunctions: [ExpressionFunction] = [
  ExpressionFunction("regexp(pattern, flags)", 1...2) { arguments, run throws(ScriptFailure) in
    .pattern(try pattern(arguments[0], flags: arguments[1], run))
  },
  ExpressionFunction("replace(text, pattern, replacement)", 3...3) {
    arguments, run throws(ScriptFailure) in
    let zone = run.environment.zone
    let text = arguments[0].text(zone: zone)
    let template = Array(arguments[2].text(zone: zone).utf16)
    let units = Array(text.utf16)
    let matches: [RegularExpression.Match]
    if case .pattern(let pattern) = arguments[1] {
      matches = try pattern.matches(in: units, all: pattern.flags.isGlobal, run)
    } else {
      let word = Array(arguments[1].text(zone: zone).utf16)
      try run.spend(units.count / 4)
      matches = firstRange(of: word, in: units).map { [RegularExpression.Match(range: $0)] } ?? []
    }
    guard !matches.isEmpty else { return .string(text) }
    try run.spend(matches.count * (template.count + 1))
    return .string(replaced(units, matches, template))
  },
  ExpressionFunction("split(text, separator, most)", 1...3) {
    arguments, run throws(ScriptFailure) in
    let text = arguments[0].text(zone: run.environment.zone)
    let most = max(0, arguments.whole(2, otherwise: .max))
    if arguments.isUndefined(1) { return .array([.string(text)]) }
    let units = Array(text.utf16)
    try run.spend(units.count)
    let parts: [ExpressionValue]
    if case .pattern(let pattern) = arguments[1] {
      parts = try splitParts(units, pattern, run)
    } else {
      parts = splitParts(units, Array(arguments[1].text(zone: run.environment.zone).utf16))
    }
    return .array(Array(parts.prefix(most)))
  },
  ExpressionFunction("test(pattern, text)", 1...2) { arguments, run throws(ScriptFailure) in
    let pattern = try pattern(arguments[0], flags: .undefined, run)
    let text = arguments[1].text(zone: run.environment.zone)
    return .bool(try !pattern.matches(in: Array(text.utf16), all: false, run).isEmpty)
  },
]

private func pattern(
  _ value: ExpressionValue, flags: ExpressionValue, _ run: ExpressionRun
) throws(ScriptFailure) -> RegularExpression {
  if case .pattern(let pattern) = value, flags.isNullish { return pattern }
  let source = if case .pattern(let pattern) = value { pattern.source } else { value.text() }
  return try run.pattern(source, flags: flags.isNullish ? "" : flags.text())
}

private func firstRange(of word: [UInt16], in units: [UInt16]) -> Range<Int>? {
  guard word.count <= units.count else { return nil }
  for start in 0...(units.count - word.count)
  where units[start..<start + word.count].elementsEqual(word) {
    return start..<start + word.count
  }
  return nil
}

private func text(_ units: some Sequence<UInt16>) -> String {
  String(decoding: Array(units), as: UTF16.self)
}

private func replaced(
  _ units: [UInt16], _ matches: [RegularExpression.Match], _ template: [UInt16]
) -> String {
  var result: [UInt16] = []
  var end = 0
  for match in matches {
    result += units[end..<match.range.lowerBound]
    appendReplacement(template, for: match, in: units, to: &result)
    end = match.range.upperBound
  }
  return text(result + units[end...])
}

/// The template with `$1`, `$&`, `$<name>` and the like filled in.
private func appendReplacement(
  _ template: [UInt16], for match: RegularExpression.Match, in units: [UInt16],
  to result: inout [UInt16]
) {
  func unit(_ character: Unicode.Scalar) -> UInt16 { UInt16(character.value) }
  func digit(_ index: Int) -> Int? {
    template.indices.contains(index) && (48...57).contains(template[index])
      ? Int(template[index]) - 48 : nil
  }
  var index = 0
  while index < template.count {
    guard template[index] == unit("$"), index + 1 < template.count else {
      result.append(template[index])
      index += 1
      continue
    }
    let next = template[index + 1]
    var number = digit(index + 1)
    var length = 2
    if let first = number, let second = digit(index + 2), first * 10 + second < match.groups.count {
      number = first * 10 + second
      length = 3
    }
    if next == unit("$") {
      result.append(next)
    } else if next == unit("&") {
      result += units[match.range]
    } else if next == unit("`") {
      result += units[..<match.range.lowerBound]
    } else if next == unit("'") {
      result += units[match.range.upperBound...]
    } else if let number, number > 0, number < match.groups.count {
      if let group = match.groups[number] { result += units[group] }
    } else if next == unit("<"), !match.names.isEmpty,
      let close = template[index...].firstIndex(of: unit(">"))
    {
      let name = text(template[(index + 2)..<close])
      if let group = match.names[name].flatMap({ match.groups[$0] }) { result += units[group] }
      length = close - index + 1
    } else {
      result.append(template[index])
      length = 1
    }
    index += length
  }
}

private func splitParts(_ units: [UInt16], _ separator: [UInt16]) -> [ExpressionValue] {
  if separator.isEmpty { return units.map { .string(text([$0])) } }
  var parts: [ExpressionValue] = []
  var start = 0
  var index = 0
  while index + separator.count <= units.count {
    if units[index..<index + separator.count].elementsEqual(separator) {
      parts.append(.string(text(units[start..<index])))
      index += separator.count
      start = index
    } else {
      index += 1
    }
  }
  return parts + [.string(text(units[start...]))]
}

/// Cut at every match; what its groups hold stands between the parts.
private func splitParts(
  _ units: [UInt16], _ pattern: RegularExpression, _ run: ExpressionRun
) throws(ScriptFailure) -> [ExpressionValue] {
  var parts: [ExpressionValue] = []
  var start = 0
  for match in try pattern.matches(in: units, all: true, run) {
    let range = match.range
    if range.isEmpty, range.lowerBound == start || range.lowerBound >= units.count { continue }
    parts.append(.string(text(units[start..<range.lowerBound])))
    for group in match.groups.dropFirst() {
      parts.append(group.map { .string(text(units[$0])) } ?? .undefined)
    }
    start = range.upperBound
  }
  if units.isEmpty, try !pattern.matches(in: units, all: false, run).isEmpty { return [] }
  return parts + [.string(text(units[start...]))]
}
