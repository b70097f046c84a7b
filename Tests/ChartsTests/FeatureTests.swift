import Diagnostics
import Scales
import TestSupport
import Testing

@testable import Charts

/// Whatever the compiler lists has a test: its lists are walked, and what has none fails here.
@Suite struct FeatureTests {
  @Test func `every mark has a small chart`() {
    let names = Set(markList.map { $0.name } + compositeMarks.map { $0.name })
    #expect(Set(FeatureCases.marks.keys) == names)
  }

  @Test(arguments: FeatureCases.marks.keys.sorted())
  func `a mark is drawn as its golden says`(name: String) {
    let charting = Charting(FeatureCases.marks[name] ?? "")
    // There are no pictures here; an image has its place all the same.
    #expect(charting.codes == (name == "image" ? ["W551"] : []), "\(charting.report.diagnostics)")
    expectGolden(text: charting.text, "mark-\(name)")
  }

  @Test func `every kind of legend has a small chart`() {
    #expect(Set(FeatureCases.legends.keys) == Set(LegendModel.Kind.allCases.map { "\($0)" }))
  }

  @Test(arguments: FeatureCases.legends.keys.sorted())
  func `a legend is drawn as its golden says`(name: String) {
    let charting = Charting(FeatureCases.legends[name] ?? "")
    #expect(charting.codes.isEmpty, "\(charting.report.diagnostics)")
    expectGolden(text: charting.text, "legend-\(name)")
  }

  /// A section of what `--explain` tells of every case.
  private static func explained(_ cases: [String: String], _ section: String) -> String {
    cases.keys.sorted().map { name in
      let charting = Charting(cases[name] ?? "", options: ChartOptions(explainedRows: 10))
      let text = charting.chart?.explanation ?? ""
      let part = text.components(after: "# \(section)\n\n")
      let words = charting.report.sorted.map { "\($0.code) \($0.message)\n" }.joined()
      return "# \(name)\n\(words)\(part)"
    }.joined()
  }

  @Test func `every transform makes the rows that its golden says`() {
    #expect(Set(FeatureCases.transforms.keys) == Set(transformList.map { $0.name }))
    expectGolden(text: Self.explained(FeatureCases.transforms, "Rows"), "transforms")
  }

  @Test func `every type of scale is trained as its golden says`() {
    #expect(Set(FeatureCases.scales.keys) == Set(ScaleType.allCases.map(\.rawValue)))
    expectGolden(text: Self.explained(FeatureCases.scales, "Scales"), "scales")
  }

  @Test func `every function of the expression language has a case`() {
    let called = Set(
      (expressionCases + moreFunctionCases + scaleFunctionCases).map(\.expression).flatMap {
        source in
        source.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      })
    let missing = expressionFunctions.filter { $0.unavailable == nil && !called.contains($0.name) }
    #expect(missing.map(\.name) == [])
  }
}

extension String {
  /// What stands between a heading and the next one.
  fileprivate func components(after heading: String) -> Substring {
    guard let start = firstRange(of: heading)?.upperBound else { return "" }
    let rest = self[start...]
    return rest.firstRange(of: "\n# ").map { rest[..<$0.lowerBound] } ?? rest
  }
}
