import Scales
import TestSupport
import Testing

@Suite struct QuantityFormatTests {
  @Test(arguments: [
    (4_530_000_000.0, "£4.5bn"), (725_000_000, "£725m"), (2_000_000_000, "£2bn"), (260e6, "£260m"),
    (999_960_000, "£1bn"), (1_234_567, "£1.2m"), (12_345, "£12,345"), (999_999, "£999,999"),
    (0, "£0"),
    (-4.5e9, "\u{2212}£4.5bn"), (3.2e12, "£3.2tn"), (5e15, "£5,000tn"), (999.4, "£999"),
    (0.456, "£0.46"),
  ])
  func `sums of money are shortened as they are said`(value: Double, text: String) {
    #expect(QuantityFormat(prefix: "£", isShortened: true).text(of: value) == text)
  }

  @Test(arguments: [
    (13.0, nil, "13%"), (13.3, nil, "13.3%"), (13.34, nil, "13.3%"), (0.5, nil, "0.5%"),
    (13.0, 1, "13.0%"), (-2.1, nil, "\u{2212}2.1%"), (-0.001, 1, "0.0%"), (1234.5, nil, "1,235%"),
  ])
  func `percentages have the decimals that say something, or those asked for`(
    value: Double, decimals: Int?, text: String
  ) {
    #expect(QuantityFormat(suffix: "%", decimals: decimals).text(of: value) == text)
  }

  @Test func `a column in millions is scaled first`() {
    let format = QuantityFormat(prefix: "£", scale: 1e6, isShortened: true)
    #expect([725, 2000, 4530, 0.5].map(format.text) == ["£725m", "£2bn", "£4.5bn", "£500,000"])
  }

  @Test func `numbers stand in groups of three`() {
    #expect(
      [1234, 1_234_567, 86.7, 100].map(QuantityFormat().text) == [
        "1,234", "1,234,567", "86.7", "100",
      ])
    #expect(QuantityFormat(decimals: 2).text(of: 1234.5) == "1,234.50")
  }

  @Test func `a sign is shown where it is wanted, but not before zero`() {
    let format = QuantityFormat(suffix: "pp", decimals: 1, isSigned: true)
    #expect([1.25, -1.25, 0.01].map(format.text) == ["+1.3pp", "\u{2212}1.3pp", "0.0pp"])
  }

  @Test func `what is not a number is a dash`() {
    #expect(QuantityFormat(prefix: "£").text(of: .nan) == "–")
    #expect(QuantityFormat(prefix: "£", scale: 1e300).text(of: 1e300) == "–")
  }

  @Test(arguments: [
    (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
    (21, "21st"),
    (112, "112th"), (0, "0th"), (.min, "-9223372036854775808th"),
  ])
  func `ranks are written with their endings`(rank: Int, text: String) {
    #expect(QuantityFormat.ordinal(rank) == text)
  }

  @Test func `a shared rank is called joint`() {
    #expect(QuantityFormat.rank(6, isJoint: true) == "joint 6th")
    #expect(QuantityFormat.rank(8, isJoint: false) == "8th")
  }

  @Test(arguments: 0..<20)
  func `a shortened number is within a tenth of its last digit's size`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let format = QuantityFormat(isShortened: true)
    for _ in 0..<200 {
      let magnitude = Double.random(in: 6...14, using: &random)
      let value = Double("1e\(Int(magnitude))")! * Double.random(in: 1...9.99, using: &random)
      let text = format.text(of: value)
      let digits = text.filter { $0.isNumber || $0 == "." }
      let size = text.hasSuffix("bn") ? 1e9 : text.hasSuffix("tn") ? 1e12 : 1e6
      #expect(abs((Double(digits) ?? 0) * size - value) <= value * 0.051, "\(value) as \(text)")
    }
  }
}
