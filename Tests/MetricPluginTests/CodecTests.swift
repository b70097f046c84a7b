import TestSupport
import Testing

@testable import MetricPlugin

@Suite struct CodecTests {
  static func numbers(_ text: String) throws -> [Double] {
    try JSONReader.read(Array(text.utf8)) { (reader) throws(JSONFault) in try reader.numbers() }
  }

  static func value(_ text: String) throws -> JSONValue {
    try JSONReader.read(Array(text.utf8)) { (reader) throws(JSONFault) in try reader.value() }
  }

  static func fault(_ text: String) -> JSONFault? {
    do {
      _ = try JSONReader.read(Array(text.utf8)) { (reader) throws(JSONFault) in
        try reader.value()
      }
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: 0..<20) func `any number reads back as written`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let values = (0..<2000).map { _ in
      let bits = Double(bitPattern: random.next())
      return bits.isFinite ? bits : 0
    }
    var writer = JSONWriter()
    writer.numbers(values)
    let read = try Self.numbers(String(decoding: writer.bytes, as: UTF8.self))
    #expect(read == values)
  }

  @Test(arguments: 0..<20) func `a decimal is rounded as the standard library rounds it`(
    seed: Int
  ) throws {
    var random = SeededGenerator(state: UInt64(seed))
    for _ in 0..<2000 {
      let digits = random.next() >> UInt64.random(in: 0..<60, using: &random)
      var text = String(digits)
      let decimals = Int.random(in: 0..<21, using: &random)
      while text.count <= decimals { text = "0" + text }
      if decimals > 0 { text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals)) }
      if Bool.random(using: &random) { text += "e\(Int.random(in: -30...30, using: &random))" }
      if Bool.random(using: &random) { text = "-" + text }
      #expect(try Self.numbers("[\(text)]") == [#require(Double(text))], "\(text)")
    }
  }

  @Test(arguments: 0..<20) func `published decimals are written with their own digits`(
    seed: Int
  ) throws {
    var random = SeededGenerator(state: UInt64(seed))
    for _ in 0..<1000 {
      let decimals = Int.random(in: 1...4, using: &random)
      let digits = Int.random(in: 1...99_999_999, using: &random)
      var text = String(digits)
      while text.count <= decimals { text = "0" + text }
      text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals))
      var writer = JSONWriter()
      let value = try #require(Double(text))
      writer.number(value)
      let written = String(decoding: writer.bytes, as: UTF8.self)
      var shortest = text
      while shortest.last == "0" { shortest.removeLast() }
      if shortest.last == "." { shortest.removeLast() }
      #expect(written == shortest)
    }
  }

  @Test func `missing numbers are null both ways`() throws {
    var writer = JSONWriter()
    writer.numbers([1, .nan, .infinity, -0.0, -2.5])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "[1,null,null,0,-2.5]")
    let read = try Self.numbers(" [ 1 , null,\n3 ] ")
    #expect(read[0] == 1 && read[1].isNaN && read[2] == 3)
  }

  @Test(arguments: [
    "", "[", "[1", "[1,", "[1,]", "[1 2]", "[01]", "[+1]", "[1.]", "[.5]", "[1e]", "[-]", "[nul]",
    "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "[1] x", "\"a", "\"\\x\"", "\"\\u12\"",
    "\"\\ud800\"", "\"\u{01}\"", "tru", "[1e999]", "[NaN]", "[Infinity]",
  ])
  func `what is not JSON is a fault and never a trap`(text: String) {
    #expect(Self.fault(text) != nil)
  }

  @Test func `a fault names the path and what stands there`() throws {
    let fault = try #require(Self.fault(#"{"ok": {"value": [1, 2, NaN]}}"#))
    #expect(fault.path == "ok.value[2]")
    #expect(fault.message == "NaN and infinity are no numbers here: write null")
  }

  @Test(arguments: 0..<200) func `bytes flipped at random never trap`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    var bytes = Array(
      #"{"protocol":1,"ok":{"area":["A","\u00e9"],"period":["2023"],"value":[1.5e3,null]}}"#.utf8)
    for _ in 0..<4 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8(
        truncatingIfNeeded: random.next())
    }
    bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
    _ = try? Reply(bytes)
    _ = try? Request(bytes)
  }

  @Test func `nesting has an end`() {
    #expect(Self.fault(String(repeating: "[", count: 1_000_000))?.message.contains("deep") == true)
  }

  @Test func `strings keep every character`() throws {
    let texts = ["", "a", "\"\\/\u{08}\u{0C}\n\r\t\u{01}", "Bodelwyddan ŵ", "𝄞", "a", "a"]
    var writer = JSONWriter()
    writer.strings(texts)
    let read = try JSONReader.read(writer.bytes) { (reader) throws(JSONFault) in
      try reader.strings()
    }
    #expect(read == texts)
    #expect(try Self.value(#""\ud834\udd1e\u00e9""#) == .string("𝄞é"))
  }
}
