import Diagnostics
import Tables
import Testing

@Suite struct SelectionReadingTests {
  private func read(_ text: String) -> String {
    var report = Report()
    guard let selection = Selection(text, origin: inFile(text), report: &report) else {
      return lines(report).joined(separator: "\n").split(separator: "\n").first.map(String.init)
        ?? ""
    }
    return ([selection.name.text] + selection.conditions.map(\.text)).joined(separator: " / ")
  }

  private func inFile(_ text: String) -> Origin {
    Origin(source: source("- " + text), start: 2, end: 2 + text.utf8.count)
  }

  @Test(arguments: [
    ("ca", "ca"), ("data/gva-2023.v2.csv", "data/gva-2023.v2.csv"),
    ("'my file.csv'", "my file.csv"),
    ("ca where year = 2023", "ca / year = 2023"),
    ("ca where year=2023 and unit!='UK=100'", "ca / year = 2023 / unit != UK=100"),
    ("ca WHERE unit = UK=100 AND a == b", "ca / unit = UK=100 / a = b"),
    (
      "ca where area in (E1, 'a b',\"c,d\") and x not in (1)",
      "ca / area in (E1, 'a b', 'c,d') / x != 1"
    ),
    ("ca where 'a column' = `it's`", "ca / 'a column' = \"it's\""),
    ("ca where a = 'it''s'", "ca / a = \"it's\""),
    ("ca where a = ''", "ca / a = ''"), ("ca where 'in' = 'and'", "ca / 'in' = 'and'"),
    ("  ca\n  where a = b  ", "ca / a = b"), ("ca where a = -5", "ca / a = -5"),
  ])
  func `a selection is a name and conditions`(text: String, parts: String) {
    #expect(read(text) == parts)
  }

  @Test(arguments: [
    ("", "E209 1:3 the selection is empty"),
    ("ca wehre a = b", "E209 1:6 \"wehre\" stands where `where` is wanted | did you mean `where`?"),
    (
      "my file.csv",
      "E209 1:6 \"file.csv\" stands where `where` is wanted | put quotes round a name of several words"
    ),
    ("ca where", "E209 1:10 a condition is missing | such as `year = 2023`"),
    ("ca where a", "E209 1:13 after the column \"a\" stands no comparison"),
    ("ca where a > 5", "E209 1:14 after the column \"a\" stands no comparison"),
    ("ca where a =", "E209 1:14 a value is missing | such as `= 2023`"),
    ("ca where a = 'b", "E209 1:16 a quote is opened and never closed | opened here"),
    (
      "ca where a = North West",
      "E209 1:22 \"West\" stands where `and` or the end is wanted | put quotes round a value of several words"
    ),
    (
      "ca where a = b or a = c",
      "E209 1:18 \"or\" stands where `and` or the end is wanted | use `column in (a, b)` for one or the other"
    ),
    ("ca where a in b", "E209 1:17 `in` wants a list in brackets | such as `in (2022, 2023)`"),
    (
      "ca where a in (b c)",
      "E209 1:20 the list is not closed | a comma or `)` is wanted; several words need quotes"
    ),
    ("ca where a in ()", "E209 1:18 a value is missing in the list | such as `in (2022, 2023)`"),
  ])
  func `what is wrong is marked in the file that holds it`(text: String, message: String) {
    #expect(read(text).hasPrefix(message))
  }

  @Test func `an escaped text is marked as a whole`() throws {
    var report = Report()
    // What YAML holds as 'a where b = ''c' is shorter once it is read.
    let file = source("x: 'a where b = ''c'")
    let selection = Selection(
      "a where b = 'c", origin: Origin(source: file, start: 3, end: 20), report: &report)
    #expect(selection == nil)
    #expect(report.diagnostics.first?.place?.column == 4)
    #expect(report.diagnostics.first?.place?.length == 17)
  }

  @Test(arguments: 0..<300) func `nothing typed stops the reader`(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let words = [
      "ca", "where", "and", "in", "not", "(", ")", ",", "=", "!=", "'", "\"", " ", "é", "<",
    ]
    let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in
      words.randomElement(using: &random) ?? ""
    }.joined(separator: seed.isMultiple(of: 2) ? " " : "")
    var report = Report()
    let selection = Selection(text, report: &report)
    #expect((selection == nil) == report.hasErrors)
  }

  @Test(arguments: 0..<200) func `a condition reads back as it is written`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let alphabet: [Character] = ["a", "B", "1", " ", "=", "!", ",", "(", ")", "\"", "-", ".", "é"]
    func word() -> Selection.Located {
      Selection.Located(
        String((0..<4).map { _ in alphabet.randomElement(using: &random) ?? "a" }))
    }
    let condition = Selection.Condition(
      column: word(), comparison: Bool.random(using: &random) ? .isOneOf : .isNoneOf,
      values: (0..<Int.random(in: 1...3, using: &random)).map { _ in word() })
    var report = Report()
    let selection = try #require(
      Selection("x where \(condition.text)", report: &report), "\(condition.text)")
    #expect(selection.conditions.map(\.column.text) == [condition.column.text])
    #expect(selection.conditions.map(\.comparison) == [condition.comparison])
    #expect(selection.conditions.first?.values.map(\.text) == condition.values.map(\.text))
  }
}

@Suite struct SelectionRowsTests {
  private let text = #"""
    area,indicator,year
    E1,gva_per_job_smoothed,2022
    E1,jobs,2022
    E2,gva_per_job_smoothed,2023
    E2, jobs ,2023
    E3,"say ""x""",2023
    """#

  private func rows(_ selection: String) throws -> (rows: [Int]?, lines: [String]) {
    var report = Report()
    let selection = try #require(
      Selection(
        selection, origin: Origin(source: source(selection), start: 0, end: selection.utf8.count),
        report: &report))
    let rows = try selection.rows(in: table(text), report: &report)
    return (rows, lines(report))
  }

  @Test(arguments: [
    ("t", [0, 1, 2, 3, 4]), ("t where indicator = jobs", [1, 3]),
    ("t where indicator = jobs and year = 2023", [3]), ("t where Year != 2022", [2, 3, 4]),
    ("t where area in (E1, E3, E1)", [0, 1, 4]), ("t where area not in (E1, E3)", [2, 3]),
    ("t where indicator = 'say \"x\"'", [4]),
  ])
  func `the rows that meet every condition are kept`(selection: String, expected: [Int]) throws {
    let found = try rows(selection)
    #expect(found.rows == expected)
    #expect(found.lines.isEmpty)
  }

  @Test func `a mistyped value is answered with the likely one`() throws {
    let found = try rows("t where indicator = gva_per_jb_smoothed")
    #expect(found.rows == nil)
    #expect(
      found.lines == [
        """
        E210 1:21 no row has indicator = gva_per_jb_smoothed | did you mean gva_per_job_smoothed?
          = values of `indicator`: gva_per_job_smoothed, jobs, 'say "x"'
        """
      ])
  }

  @Test func `a mistyped column is answered with the likely one`() throws {
    #expect(
      try rows("t where indicatr = jobs and yaer = 2023").lines == [
        """
        E208 1:9 data.csv has no column `indicatr` | did you mean `indicator`?
          = columns there: area, indicator, year
        """,
        """
        E208 1:29 data.csv has no column `yaer` | did you mean `year`?
          = columns there: area, indicator, year
        """,
      ])
  }

  @Test func `every value of a list must be there`() throws {
    #expect(
      try rows("t where area in (E1, E9)").lines.first?.hasPrefix(
        "E210 1:22 no row has area = E9 | did you mean E1?") == true)
  }

  @Test func `conditions that never meet are an error`() throws {
    #expect(
      try rows("t where area = E3 and indicator = jobs").lines == [
        """
        E210 1:9 no row of data.csv has area = E3 and indicator = jobs
          = each condition keeps some rows, but never the same ones
        """
      ])
  }

  @Test func `leaving out what is not there is a warning`() throws {
    let found = try rows("t where area != E9")
    #expect(found.rows?.count == 5)
    #expect(
      found.lines == [
        "W234 1:17 area != E9 leaves nothing out: no row has that value | did you mean E1?"
      ])
  }
}
