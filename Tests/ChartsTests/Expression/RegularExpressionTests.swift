import Testing

@testable import Charts

@Suite struct RegularExpressionTests {
  private func matches(_ pattern: String, _ text: String, flags: String = "g") throws -> [String] {
    let units = Array(text.utf16)
    return try RegularExpression(pattern, flags: flags)
      .matches(in: units, all: true, ExpressionRun(ExpressionEnvironment()))
      .map { String(decoding: units[$0.range], as: UTF16.self) }
  }

  @Test(arguments: [
    ("a+", "baab a", ["aa", "a"]), ("a+?", "aa", ["a", "a"]), ("a|bc", "abc", ["a", "bc"]),
    ("[a-c]{2}", "abcd", ["ab"]), (#"\d{2,3}"#, "1 12 1234", ["12", "123"]),
    ("^a|b$", "ab", ["a", "b"]),
    (#"\bcat\b"#, "cat concat cat.", ["cat", "cat"]), (#"(\w)\1"#, "aabbcd", ["aa", "bb"]),
    ("a(?=b)", "abac", ["a"]), ("a(?!b)", "abac", ["a"]), (#"(?<=£)\d+"#, "£12 13", ["12"]),
    (#"(?<!£)\b\d+"#, "£12 13", ["13"]), ("(?<year>[0-9]{4})", "in 2024", ["2024"]),
    (#"[^\s,]+"#, "a, b", ["a", "b"]), ("x*", "axb", ["", "x", "", ""]), (#"\u00e9"#, "né", ["é"]),
    ("[]", "a", []), ("[^]", "a\n", ["a", "\n"]), ("a{2", "a{2", ["a{2"]),
    ("(a*)*", "b", ["", ""]),
    (#"\p"#, "p", ["p"]),
  ])
  func `patterns match as in JavaScript`(pattern: String, text: String, found: [String]) throws {
    #expect(try matches(pattern, text) == found)
  }

  @Test func `flags change what matches`() throws {
    #expect(try matches("É", "éÉ", flags: "gi") == ["é", "É"])
    #expect(try matches("^b", "a\nb", flags: "gm") == ["b"])
    #expect(try matches("a.b", "a\nb", flags: "gs") == ["a\nb"])
    #expect(try matches("a", "baa", flags: "y").isEmpty)
  }

  @Test(arguments: [
    ("(", 1), (")", 0), ("a)", 1), ("[a", 2), ("*", 0), ("a**", 2), ("[b-a]", 4), ("a{3,2}", 6),
    ("(?<n", 3), ("(?x)", 2), ("\\", 1), ("(?:", 3), ("^*", 1), (#"\k<x>"#, 5),
  ])
  func `what is no pattern is refused with its place`(pattern: String, offset: Int) {
    let error = #expect(throws: PatternError.self) { try RegularExpression(pattern) }
    #expect(error?.offset == offset, "\(error?.message ?? "")")
  }

  @Test func `an unknown flag and a pattern beyond all bounds are refused`() {
    #expect(throws: PatternError.self) { try RegularExpression("a", flags: "q") }
    #expect(throws: PatternError.self) { try RegularExpression("((a{999}){999}){999}") }
    #expect(throws: PatternError.self) {
      try RegularExpression(String(repeating: "(", count: 10_000))
    }
    #expect(throws: PatternError.self) {
      try RegularExpression(
        String(repeating: "(a|", count: 3000) + String(repeating: ")", count: 3000))
    }
  }

  @Test func `a pattern that goes back too often is given up`() {
    #expect(throws: ScriptFailure.self) {
      try matches("(a+)+$", String(repeating: "a", count: 60) + "b")
    }
  }
}
