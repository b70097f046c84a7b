import Foundation
import Testing

@testable import Charts

/// What the compiler knows, written from its own lists; `UPDATE_GOLDEN=1` rewrites the document.
@Suite struct SupportedTests {
  private static func list(_ names: some Sequence<String>) -> String {
    names.sorted().map { "`\($0)`" }.joined(separator: ", ")
  }

  private static var text: String {
    let functions: [(String, [ExpressionFunction])] = [
      ("colour", colorFunctions), ("date and time", dateFunctions), ("format", formatFunctions),
      ("list", listFunctions), ("mathematics", mathFunctions), ("pattern", patternFunctions),
      ("scale", scaleFunctions), ("statistics", statisticsFunctions), ("type", typeFunctions),
    ]
    var rows: [(String, String)] = [
      ("marks", list(markList.map { $0.name })),
      ("composite marks", list(compositeMarks.map { $0.name })),
      ("channels", list(Channel.allCases.map(\.rawValue))),
      ("transforms", list(transformList.map { $0.name })),
      ("scales", list(ScaleType.allCases.map(\.rawValue))),
    ]
    for (family, entries) in functions {
      rows.append(("expressions: \(family)", list(entries.map(\.name))))
    }
    let table = rows.map { "| \($0.0) | \($0.1) |\n" }.joined()
    return """
      # What is supported

      Written by a test from the compiler's own lists. Interaction is drawn in its initial state.

      | what | names |
      | --- | --- |
      \(table)
      """
  }

  @Test func `the list of what is supported is the compiler's own`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Charts/Supported.md").standardized
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(Self.text.utf8).write(to: file)
    }
    #expect(
      try String(contentsOf: file, encoding: .utf8) == Self.text,
      "rewrite it with UPDATE_GOLDEN=1 swift test --filter SupportedTests")
  }
}
