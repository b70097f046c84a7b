import Scales
import TestSupport
import Testing

@Suite struct ScriptNumberTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"),
    (123_456_789_012_345_680_000, "123456789012345680000"), (1e21, "1e+21"), (1.5e-7, "1.5e-7"),
    (0.000001, "0.000001"), (-1e-7, "-1e-7"), (.nan, "NaN"), (-.infinity, "-Infinity"),
    (5e-324, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"), (100, "100"),
  ])
  func `numbers are printed as JavaScript prints them`(value: Double, text: String) {
    #expect(scriptText(of: value) == text)
  }

  @Test(arguments: [
    (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (-2.5, 0, "-3"), (1.005, 2, "1.00"),
    (8.345, 2, "8.35"), (0.05, 1, "0.1"), (0.04, 1, "0.0"), (1e20, 2, "100000000000000000000.00"),
    (1e21, 2, "1e+21"), (-0.0000001, 2, "-0.00"), (123.456, 0, "123"), (1.45, 1, "1.4"),
    (0.1, 25, "0.1000000000000000055511151"), (999.995, 2, "1000.00"), (0, 3, "0.000"),
  ])
  func `decimals are rounded by the exact value, halves away from zero`(
    value: Double, decimals: Int, text: String
  ) {
    #expect(fixedText(of: value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (123.456, 4, "123.5"), (0.000123, 2, "0.00012"), (123456, 2, "1.2e+5"), (1e-7, 3, "1.00e-7"),
    (99.99, 3, "100"), (2.5, 1, "3"), (0, 3, "0.00"), (1e21, 3, "1.00e+21"), (35, 1, "4e+1"),
  ])
  func `significant digits are rounded by the exact value`(value: Double, digits: Int, text: String)
  {
    #expect(precisionText(of: value, digits: digits) == text)
  }

  @Test(arguments: [
    (123.456, 2, "1.23e+2"), (0, nil, "0e+0"), (0, 2, "0.00e+0"), (1.5e-10, nil, "1.5e-10"),
    (99.9, 1, "1.0e+2"), (-1, nil, "-1e+0"),
  ])
  func `exponents are written`(value: Double, decimals: Int?, text: String) {
    #expect(exponentialText(of: value, decimals: decimals) == text)
  }

  @Test(arguments: [
    ("", 0.0), ("  12  ", 12), ("1.", 1), (".5", 0.5), ("-1e3", -1000), ("0x1F", 31), ("0b101", 5),
    ("0o17", 15), ("Infinity", .infinity), ("-Infinity", -.infinity), ("1e400", .infinity),
    ("\u{A0}7\n", 7),
  ])
  func `texts that are numbers are read`(text: String, value: Double) {
    #expect(scriptNumber(of: text) == value)
  }

  @Test(arguments: [
    "a", "1a", "1 2", ".", "e5", "-", "0x", "0x1p3", "inf", "nan", "infinity", "1,000", "+-1",
    "--1",
    "0b2", "-0x1", "1_000", "٣",
  ])
  func `other texts are not numbers`(text: String) {
    #expect(scriptNumber(of: text).isNaN)
  }

  @Test(arguments: [
    ("12px", 0, 12.0), ("0x1f", 0, 31), ("077", 0, 77), ("z", 36, 35), ("12", 2, 1),
    ("-8.9", 0, -8),
    ("0x1f", 16, 31),
  ])
  func `whole numbers are read up to the first other sign`(text: String, radix: Int, value: Double)
  {
    #expect(scriptInteger(of: text, radix: radix) == value)
  }

  @Test(arguments: 0..<20)
  func `every number is read back from its own text`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    for _ in 0..<500 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(scriptNumber(of: scriptText(of: value)) == value)
      #expect(scriptNumber(of: exponentialText(of: value, decimals: 16)) == value)
    }
  }

  @Test(arguments: 0..<20)
  func `rounded decimals are nowhere further off than half a unit`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    for _ in 0..<500 {
      let value = Double(Int64.random(in: 0...9_999_999, using: &random)) / 1000
      let decimals = Int.random(in: 0...4, using: &random)
      let unit = [1, 0.1, 0.01, 0.001, 0.0001][decimals]
      let rounded = scriptNumber(of: fixedText(of: value, decimals: decimals))
      #expect(abs(rounded - value) <= unit / 2 + 1e-9)
    }
  }
}
