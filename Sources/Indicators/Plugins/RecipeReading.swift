package import Diagnostics

extension Recipe {
  /// Reads `{"kind": "ratio", "numerator": "rd_spend", "denominator": "gva", "times": 100}`.
  ///
  /// A column that is not named has the name of its part: the `value` of a level is the input `value`.
  package init?(_ node: Node, path: String, report: inout Report) {
    guard var fields = FieldReader(node, path: path, report: &report) else { return nil }
    let kind: Kind? = fields.requiredWord("kind", report: &report)
    guard let kind else { return nil }
    var settings = Settings()
    for name in kind.settings {
      guard let value = kind == .index ? fields.required(name, report: &report) : fields.value(name)
      else { continue }
      if let expected = settings.take(value, as: name) {
        fields.spoil()
        report.add(.wrongField(fields.path(name), expected: expected, found: value))
      }
    }
    let low = kind == .level ? fields.text("low", report: &report) : nil
    let high = kind == .level ? fields.text("high", report: &report) : nil
    let recipe = Recipe(kind, settings, low: low, high: high) { part in
      fields.text(part, report: &report) ?? part
    }
    fields.warnOfUnknown(report: &report)
    guard fields.isSound, let recipe else { return nil }
    self = recipe
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
