import Tables
import Testing

@Suite struct NumberReadingTests {
  @Test(arguments: [
    ("12", 12), ("-3.5", -3.5), ("+4", 4), ("−2.1", -2.1), (".5", 0.5), ("5.", 5), ("007", 7),
    ("1e3", 1000), ("2.5E-3", 0.0025), ("1,234", 1234), ("−1,234,567.8", -1_234_567.8),
    ("£4.5", 4.5), ("-£1,200", -1200), ("£-12", -12), ("$3", 3), ("€3", 3), ("13%", 13),
    ("13.3 %", 13.3), ("\t7 ", 7), ("0", 0), ("-0.0", 0),
  ])
  func `a number is read as people and programs write it`(text: String, value: Double) {
    #expect(number(in: text) == value)
  }

  @Test(arguments: [
    "", " ", "-", "+", ".", "e5", "1e", "1e+", "8S.66", "1.2.3", "1,5", "1,23,456", ",123",
    "1,,234",
    "1.234,5", "1 234", "(5)", "--5", "-+5", "£-£5", "£", "%", "5%%", "£5%", "£4bn", "1e9999",
    "inf",
    "nan", "0x10", "1_000", "12abc", "٣", "1,234,", "1.5,000", "12a", "+£+5",
  ])
  func `what could be meant two ways is no number`(text: String) {
    #expect(number(in: text) == nil)
  }

  @Test(arguments: 0..<500) func `a printed double reads back as itself`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let any = Double(bitPattern: random.next())
    let short = (Double.random(in: -1e6...1e6, using: &random) * 1000).rounded() / 1000
    for value in [any, short] where value.isFinite {
      #expect(number(in: "\(value)") == value)
    }
  }
}

@Suite struct ObservationTests {
  @Test(arguments: [
    ("12.3", 12.3, "A", ""), ("12.3 [p]", 12.3, "P", "[p]"), ("12.3[r]", 12.3, "A", "[r]"),
    ("1,234 [p] [r]", 1234, "P", "[p] [r]"), ("0 [low]", 0, "A", "[low]"), ("5 [e]", 5, "E", "[e]"),
    ("5 [b]", 5, "B", "[b]"), ("5 [f]", 5, "F", "[f]"), ("5 [u]", 5, "A", "[u]"),
  ])
  func `a number keeps the markers behind it`(
    text: String, value: Double, code: String, marker: String
  ) throws {
    let observation = try #require(Observation(text))
    #expect(observation.value == value)
    #expect(observation.status.code.rawValue == code)
    #expect(observation.status.marker == marker)
  }

  @Test(arguments: [
    ("", "M", ""), (" ", "M", ""), ("[c]", "M", "[c]"), ("[x]", "M", "[x]"), ("[z]", "L", "[z]"),
    ("[p]", "M", "[p]"), ("[low]", "M", "[low]"), ("..", "M", ".."), (":", "M", ":"),
    ("NA", "M", "NA"), ("n/a", "M", "n/a"), ("Not available", "M", "Not available"),
    ("Not applicable", "L", "Not applicable"), ("[C]", "M", "[C]"), ("-", "M", "-"),
    ("[p] [r]", "M", "[p] [r]"), ("\u{A0}", "M", ""),
  ])
  func `a marker is missing as the publisher printed it`(text: String, code: String, marker: String)
    throws
  {
    let observation = try #require(Observation(text))
    #expect(observation.value == nil)
    #expect(observation.status.code.rawValue == code)
    #expect(observation.status.marker == marker)
  }

  @Test func `flags say what SDMX has no code for`() throws {
    #expect(try #require(Observation("[c]")).status.flags == .confidential)
    #expect(try #require(Observation("1 [low][r]")).status.flags == [.low, .revised])
    #expect(try #require(Observation("1 [u]")).status.flags == .unreliable)
  }

  @Test(arguments: ["8S.66", "12 [q]", "12 [c]", "[", "]", "[]", "x [p]", "12]", "[[p]]", "p"])
  func `anything else is neither`(text: String) {
    #expect(Observation(text) == nil)
  }

  @Test(arguments: 0..<100) func `uniting statuses is commutative in code and flags`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    func status() -> ObservationStatus {
      ObservationStatus(
        ObservationStatus.Code.allCases.randomElement(using: &random) ?? .normal,
        flags: .init(rawValue: UInt8.random(in: 0..<16, using: &random)),
        marker: ["", "[p]", "[r]", "[p] [r]"].randomElement(using: &random) ?? "")
    }
    let (a, b, c) = (status(), status(), status())
    let (left, right) = (a.united(with: b), b.united(with: a))
    #expect(left.code == right.code && left.flags == right.flags)
    #expect(Set(left.marker.split(separator: " ")) == Set(right.marker.split(separator: " ")))
    #expect(a.united(with: b).united(with: c) == a.united(with: b.united(with: c)))
    #expect(a.united(with: a) == a && a.united(with: .normal) == a)
  }
}
