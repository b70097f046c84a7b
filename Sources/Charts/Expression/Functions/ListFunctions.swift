import Scales

let listFunctions: [ExpressionFunction] = [
  ExpressionFunction("clampRange(range, least, most)", 3...3) {
    arguments, _ throws(ScriptFailure) in
    let range = try list(arguments[0], "clampRange")
    let (a, b) = (item(range, 0).number, item(range, 1).number)
    let (low, high) = b < a ? (b, a) : (a, b)
    let (least, most) = (arguments[1].number, arguments[2].number)
    let span = high - low
    if span >= most - least { return .array([arguments[1], arguments[2]]) }
    let start = min(max(low, least), most - span)
    return .array([.number(start), .number(start + span)])
  },
  ExpressionFunction("extent(list)", 1...1) { arguments, run throws(ScriptFailure) in
    guard case .array(let items) = arguments[0] else { return .array([.undefined, .undefined]) }
    try run.spend(items.count)
    return extent(items, zone: run.environment.zone)
  },
  ExpressionFunction("flush(range, value, threshold, left, right, center)", 6...6) {
    arguments, _ throws(ScriptFailure) in
    let threshold = arguments[2].number
    if threshold.isNaN || arguments[2].isNullish { return arguments[5] }
    let range = try list(arguments[0], "flush")
    let (a, b) = (item(range, 0).number, item(range, range.count - 1).number)
    let value = arguments[1].number
    let left = abs(value - min(a, b))
    let right = abs(max(a, b) - value)
    return left < right && left <= threshold
      ? arguments[3] : right <= threshold ? arguments[4] : arguments[5]
  },
  ExpressionFunction("indexof(text or list, value)", 2...3) {
    arguments, run throws(ScriptFailure) in
    try place(of: arguments, run, isLast: false, function: "indexof")
  },
  ExpressionFunction("inrange(value, range, left, right)", 2...4) {
    arguments, run throws(ScriptFailure) in
    let range = try list(arguments[1], "inrange")
    var (low, high) = (item(range, 0), item(range, range.count - 1))
    let zone = run.environment.zone
    if ScriptOperators.isLess(high, low, zone: zone) == true { (low, high) = (high, low) }
    func isOutside(_ below: ExpressionValue, _ above: ExpressionValue, includes: Bool) -> Bool {
      // Beyond, or on a boundary that is left out, or not to be compared.
      guard let isBeyond = ScriptOperators.isLess(above, below, zone: zone) else { return true }
      return includes ? isBeyond : ScriptOperators.isLess(below, above, zone: zone) != true
    }
    let includesLow = arguments.isUndefined(2) || arguments[2].isTruthy
    let includesHigh = arguments.isUndefined(3) || arguments[3].isTruthy
    return .bool(
      !isOutside(low, arguments[0], includes: includesLow)
        && !isOutside(arguments[0], high, includes: includesHigh))
  },
  ExpressionFunction("join(list, separator)", 1...2) { arguments, run throws(ScriptFailure) in
    let items = try list(arguments[0], "join")
    let zone = run.environment.zone
    let separator = arguments.isUndefined(1) ? "," : arguments[1].text(zone: zone)
    try run.spend(items.count)
    let texts = items.map { $0.isNullish ? "" : $0.text(zone: zone) }
    try run.spend(texts.reduce(separator.utf8.count * texts.count) { $0 + $1.utf8.count } / 16)
    return .string(texts.joined(separator: separator))
  },
  ExpressionFunction("lastindexof(text or list, value)", 2...3) {
    arguments, run throws(ScriptFailure) in
    try place(of: arguments, run, isLast: true, function: "lastindexof")
  },
  ExpressionFunction("length(text or list)", 1...1) { arguments, _ throws(ScriptFailure) in
    guard !arguments[0].isNullish else {
      throw ScriptFailure(
        "`length` was given \(arguments[0].kindInWords)", mend: "test it first with isValid(…)")
    }
    return arguments[0].member("length")
  },
  ExpressionFunction("lerp(range, fraction)", 2...2) { arguments, _ throws(ScriptFailure) in
    let range = try list(arguments[0], "lerp")
    let (low, high) = (item(range, 0), item(range, range.count - 1))
    let fraction = arguments[1].number
    if fraction == 0 || fraction.isNaN { return low }
    return fraction == 1 ? high : .number(low.number + fraction * (high.number - low.number))
  },
  ExpressionFunction("merge(object, …)", 0...Int.max) { arguments, run throws(ScriptFailure) in
    var fields: [ExpressionValue.Field] = []
    for argument in arguments.values {
      guard case .object(let more) = argument else { continue }
      try run.spend(more.count * max(1, fields.count / 8))
      for field in more {
        if let index = fields.firstIndex(where: { $0.name == field.name }) {
          fields[index].value = field.value
        } else {
          fields.append(field)
        }
      }
    }
    return .object(fields)
  },
  ExpressionFunction("peek(list)", 1...1) { arguments, _ throws(ScriptFailure) in
    let items = try list(arguments[0], "peek")
    return item(items, items.count - 1)
  },
  ExpressionFunction("pluck(list, field)", 2...2) { arguments, run throws(ScriptFailure) in
    let path = memberPath(arguments[1].text())
    guard case .array(let items) = arguments[0] else { return follow(path, arguments[0]) }
    try run.spend(items.count * max(1, path.count))
    return .array(items.map { follow(path, $0) })
  },
  ExpressionFunction("reverse(list)", 1...1) { arguments, run throws(ScriptFailure) in
    let items = try list(arguments[0], "reverse")
    try run.spend(items.count)
    return .array(items.reversed())
  },
  ExpressionFunction("sequence(start, stop, step)", 0...3) { arguments, run throws(ScriptFailure) in
    let start = arguments.count < 2 ? 0 : arguments[0].number
    let stop = arguments.count < 2 ? arguments[0].number : arguments[1].number
    let step = arguments.count < 3 ? 1 : arguments[2].number
    let count = ((stop - start) / step).rounded(.up)
    guard count > 0 else { return .array([]) }
    guard count.isFinite else { throw ScriptFailure("this sequence has no end") }
    try run.spend(scriptWhole(count))
    return .array((0..<scriptWhole(count)).map { .number(start + Double($0) * step) })
  },
  ExpressionFunction("slice(text or list, start, end)", 1...3) {
    arguments, run throws(ScriptFailure) in
    let text: String
    let count: Int
    switch arguments[0] {
    case .string(let string): (text, count) = (string, string.utf16.count)
    case .array(let items): (text, count) = ("", items.count)
    default: throw notASequence(arguments[0], "slice")
    }
    func bound(_ index: Int, _ otherwise: Int) -> Int {
      let value = arguments.whole(index, otherwise: otherwise)
      return min(max(value < 0 ? count + value : value, 0), count)
    }
    let start = bound(1, 0)
    let end = max(start, bound(2, count))
    guard case .array(let items) = arguments[0] else {
      return .string(utf16Slice(text, start, end))
    }
    return .array(Array(items[start..<end]))
  },
  ExpressionFunction("sort(list)", 1...1) { arguments, run throws(ScriptFailure) in
    let items = try list(arguments[0], "sort")
    try run.spend(items.count * 16)
    let zone = run.environment.zone
    return .array(items.sorted { isBefore($0, $1, zone: zone) })
  },
  ExpressionFunction("span(list)", 1...1) { arguments, _ throws(ScriptFailure) in
    guard case .array(let items) = arguments[0] else { return .number(0) }
    let span = item(items, items.count - 1).number - item(items, 0).number
    return .number(span.isNaN ? 0 : span)
  },
]

private func item(_ items: [ExpressionValue], _ index: Int) -> ExpressionValue {
  items.indices.contains(index) ? items[index] : .undefined
}

private func list(_ value: ExpressionValue, _ function: String) throws(ScriptFailure)
  -> [ExpressionValue]
{
  guard case .array(let items) = value else {
    throw ScriptFailure(
      "`\(function)` takes a list and was given \(value.kindInWords)", mend: "write [a, b]")
  }
  return items
}

private func notASequence(_ value: ExpressionValue, _ function: String) -> ScriptFailure {
  ScriptFailure(
    "`\(function)` takes text or a list and was given \(value.kindInWords)",
    mend: "make it text first: ''+value")
}

private func place(
  of arguments: borrowing ExpressionArguments, _ run: ExpressionRun, isLast: Bool, function: String
) throws(ScriptFailure) -> ExpressionValue {
  let sought = arguments[1]
  switch arguments[0] {
  case .array(let items):
    try run.spend(items.count)
    let isSought = { (item: ExpressionValue) in ScriptOperators.areIdentical(item, sought) }
    let index = isLast ? items.lastIndex(where: isSought) : items.firstIndex(where: isSought)
    return .number(Double(index ?? -1))
  case .string(let text):
    let units = Array(text.utf16)
    let word = Array(sought.text(zone: run.environment.zone).utf16)
    try run.spend(units.count / 4)
    guard word.count <= units.count else { return .number(-1) }
    let from = min(max(arguments.whole(2, otherwise: isLast ? units.count : 0), 0), units.count)
    let last = units.count - word.count
    let starts =
      isLast
      ? Array((0...min(from, last)).reversed()) : Array(min(from, last + 1)...max(last, from))
    for start in starts where start <= last && matches(word, units, start) {
      return .number(Double(start))
    }
    return .number(-1)
  default: throw notASequence(arguments[0], function)
  }
}

private func matches(_ word: [UInt16], _ units: [UInt16], _ start: Int) -> Bool {
  for index in word.indices where units[start + index] != word[index] { return false }
  return true
}

private func extent(_ items: [ExpressionValue], zone: Scales.TimeZone) -> ExpressionValue {
  func isValid(_ value: ExpressionValue) -> Bool {
    if case .number(let number) = value { !number.isNaN } else { !value.isNullish }
  }
  let valid = items.filter(isValid)
  guard var low = valid.first else { return .array([.undefined, .undefined]) }
  var high = low
  for value in valid.dropFirst() {
    if ScriptOperators.isLess(value, low, zone: zone) == true { low = value }
    if ScriptOperators.isLess(high, value, zone: zone) == true { high = value }
  }
  return .array([low, high])
}

/// `null` first, then NaN, then by the order of `<`, and `undefined` last.
private func isBefore(
  _ left: ExpressionValue, _ right: ExpressionValue, zone: Scales.TimeZone
) -> Bool {
  func rank(_ value: ExpressionValue) -> Int {
    switch value {
    case .null: 0
    case .number(let number) where number.isNaN: 1
    case .undefined: 3
    default: 2
    }
  }
  let (a, b) = (rank(left), rank(right))
  if a != b { return a < b }
  return ScriptOperators.isLess(left, right, zone: zone) ?? false
}

private func follow(_ path: [String], _ value: ExpressionValue) -> ExpressionValue {
  path.reduce(value) { $0.member($1) }
}

/// `a.b['c d'][0]` in its parts.
private func memberPath(_ text: String) -> [String] {
  var parts: [String] = []
  var part = ""
  var quote: Character?
  for character in text {
    if let open = quote {
      if character == open { quote = nil } else { part.append(character) }
      continue
    }
    switch character {
    case ".", "[", "]":
      if !part.isEmpty { parts.append(part) }
      part = ""
    case "'", "\"": quote = character
    default: part.append(character)
    }
  }
  if !part.isEmpty { parts.append(part) }
  return parts
}
