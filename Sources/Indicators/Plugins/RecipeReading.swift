package import Diagnostics
package import Tables

extension Recipe {
  private enum Kind: String, CaseIterable {
    case level
    case ratio
    case gap
    case change
    case index
  }

  /// Reads `{"kind": "ratio", "numerator": "rd_spend", "denominator": "gva", "times": 100}`.
  ///
  /// A column that is not named has the name of its part: the `value` of a level is the input `value`.
  package init?(_ node: Node, path: String, report: inout Report) {
    guard var fields = FieldReader(node, path: path, report: &report) else { return nil }
    let kind: Kind? = fields.requiredWord("kind", report: &report)
    guard let kind else { return nil }
    let recipe = Self.read(kind, &fields, report: &report)
    fields.warnOfUnknown(report: &report)
    guard fields.isSound, let recipe else { return nil }
    self = recipe
  }

  private static func read(
    _ kind: Kind, _ fields: inout FieldReader, report: inout Report
  ) -> Recipe? {
    func column(_ name: String, _ fields: inout FieldReader, _ report: inout Report) -> String {
      fields.text(name, report: &report) ?? name
    }
    switch kind {
    case .level:
      return .level(
        value: column("value", &fields, &report), low: fields.text("low", report: &report),
        high: fields.text("high", report: &report))
    case .ratio:
      return .ratio(
        numerator: column("numerator", &fields, &report),
        denominator: column("denominator", &fields, &report),
        times: fields.number("times", report: &report) ?? 1)
    case .gap:
      return .gap(
        value: column("value", &fields, &report),
        as: fields.word("as", report: &report) ?? .percent)
    case .change:
      return .change(
        value: column("value", &fields, &report),
        over: fields.integer("over", in: 1...1000, report: &report) ?? 1,
        as: fields.word("as", report: &report) ?? .percent)
    case .index:
      let value = column("value", &fields, &report)
      guard let base = fields.required("base", report: &report) else { return nil }
      let text = base.string ?? base.number.flatMap(Int.init(exactly:)).map(String.init) ?? ""
      guard let period = Period(text) else {
        report.add(.wrongField(fields.path("base"), expected: "a period", found: base))
        return nil
      }
      return .index(value: value, base: period.text)
    }
  }

  /// The unit of the result, where the recipe itself decides it.
  package var unit: MeasureUnit? {
    switch self {
    case .level: nil
    case .ratio(_, _, let times): times == 100 ? .percent : MeasureUnit(code: "ratio", decimals: 2)
    case .gap(_, .percent), .change(_, _, .percent): .percent
    case .gap(_, .difference), .change(_, _, .difference): nil
    case .index: MeasureUnit(code: "index", decimals: 1)
    }
  }

  package var isRelativeToComparator: Bool {
    if case .gap = self { true } else { false }
  }
}
