import Scales

let textFunctions: [ExpressionFunction] = [
  ExpressionFunction("atob(text)", 1...1) { arguments, run throws(ScriptFailure) in
    let text = arguments[0].text(zone: run.environment.zone)
    guard let bytes = base64Bytes(text) else {
      throw ScriptFailure("this is not a text in base 64")
    }
    return .string(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
  },
  ExpressionFunction("btoa(text)", 1...1) { arguments, run throws(ScriptFailure) in
    let scalars = arguments[0].text(zone: run.environment.zone).unicodeScalars
    guard scalars.allSatisfy({ $0.value < 256 }) else {
      throw ScriptFailure("`btoa` takes Latin letters only")
    }
    return .string(base64Text(scalars.map { UInt8(truncatingIfNeeded: $0.value) }))
  },
  ExpressionFunction("lower(text)", 1...1) { arguments, run throws(ScriptFailure) in
    .string(arguments[0].text(zone: run.environment.zone).lowercased())
  },
  ExpressionFunction("pad(text, length, character, align)", 2...4) {
    arguments, run throws(ScriptFailure) in
    let text = arguments[0].text(zone: run.environment.zone)
    let missing = scriptWhole(arguments[1].number) - text.utf16.count
    let filler = arguments[2].isTruthy ? arguments[2].text(zone: run.environment.zone) : " "
    guard missing > 0 else { return .string(text) }
    try run.spend(missing * max(filler.utf8.count, 1))
    func fill(_ count: Int) -> String { String(repeating: filler, count: count) }
    switch arguments[3] {
    case .string("left"): return .string(fill(missing) + text)
    case .string("center"):
      return .string(fill(missing / 2) + text + fill(missing - missing / 2))
    default: return .string(text + fill(missing))
    }
  },
  ExpressionFunction("parseFloat(text)", 1...1) { arguments, run throws(ScriptFailure) in
    .number(scriptFloat(of: arguments[0].text(zone: run.environment.zone)))
  },
  ExpressionFunction("parseInt(text, base)", 1...2) { arguments, run throws(ScriptFailure) in
    let base = arguments.whole(1, otherwise: 0)
    return .number(scriptInteger(of: arguments[0].text(zone: run.environment.zone), radix: base))
  },
  ExpressionFunction("substring(text, start, end)", 1...3) { arguments, run throws(ScriptFailure) in
    let text = arguments[0].text(zone: run.environment.zone)
    let start = max(0, arguments.whole(1, otherwise: 0))
    let end = max(0, arguments.whole(2, otherwise: .max))
    return .string(utf16Slice(text, min(start, end), max(start, end)))
  },
  ExpressionFunction("trim(text)", 1...1) { arguments, run throws(ScriptFailure) in
    .string(scriptTrimmed(arguments[0].text(zone: run.environment.zone)))
  },
  ExpressionFunction("truncate(text, length, align, ellipsis)", 2...4) {
    arguments, run throws(ScriptFailure) in
    let zone = run.environment.zone
    let text = arguments[0].text(zone: zone)
    let ellipsis = arguments[3].isNullish ? "…" : arguments[3].text(zone: zone)
    let count = text.utf16.count
    let length = scriptWhole(arguments[1].number)
    guard count > length else { return .string(text) }
    let kept = max(0, length - ellipsis.utf16.count)
    switch arguments[2] {
    case .string("left"): return .string(ellipsis + utf16Slice(text, count - kept, count))
    case .string("center"):
      let end = utf16Slice(text, count - kept / 2, count)
      return .string(utf16Slice(text, 0, kept - kept / 2) + ellipsis + end)
    default: return .string(utf16Slice(text, 0, kept) + ellipsis)
    }
  },
  ExpressionFunction("upper(text)", 1...1) { arguments, run throws(ScriptFailure) in
    .string(arguments[0].text(zone: run.environment.zone).uppercased())
  },
]

private let base64Digits = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

private func base64Text(_ bytes: [UInt8]) -> String {
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    bits <<= UInt32(8 * (3 - group.count))
    for place in 0..<4 {
      let digit = base64Digits[Int(bits >> UInt32(18 - 6 * place) & 63)]
      text.append(place <= group.count ? digit : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}

private func base64Bytes(_ text: String) -> [UInt8]? {
  var bytes: [UInt8] = []
  var bits: UInt32 = 0
  var count = 0
  for byte in text.utf8 where byte != UInt8(ascii: "=") && byte > 0x20 {
    guard let digit = base64Digits.firstIndex(of: byte) else { return nil }
    bits = bits << 6 | UInt32(digit)
    count += 6
    if count >= 8 {
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
  }
  return bytes
}
