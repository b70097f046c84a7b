internal import Diagnostics
internal import Tables

/// The series behind the inputs of one metric.
struct BoundInputs {
  private(set) var series: [Series] = []
  private(set) var files: [String] = []
  /// For each series the rows that were computed from smaller areas.
  private var computed: [[RowName]] = []

  private struct RowName: Hashable {
    var area: String
    var period: Period
    var category: String
  }

  /// `nil` after a report.
  init?(
    _ request: MetricRequest, _ definition: Definition, in context: EvaluationContext,
    report: inout Report
  ) {
    var isSound = true
    for binding in request.bindings
    where !definition.inputs.contains(where: { $0.column == binding.input.text }) {
      report.add(
        .unknownInput(
          binding.input, of: definition.id, known: definition.inputs.map(\.column)))
      isSound = false
    }
    // Inputs that are columns of one file read it once.
    var tables: [String: BoundTable] = [:]
    for input in definition.inputs {
      let bindings = request.bindings.filter { $0.input.text == input.column }
      let selections = bindings.flatMap(\.selections)
      guard let first = selections.first else {
        guard input.isRequired else { continue }
        report.add(.unboundInput(input, of: definition, at: request.id.origin))
        isSound = false
        continue
      }
      let parts = selections.map { Self.part($0, in: context, &tables, report: &report) }
      let sound = parts.compactMap { $0 }
      guard sound.count == parts.count,
        var series = Series.read(input.column, from: sound.map(\.part), report: &report)
      else {
        isSound = false
        continue
      }
      if series.unit == nil { series.unit = sound.lazy.compactMap(\.unit).first }
      if !Self.checkUnit(of: series, for: input, at: first.origin, report: &report) {
        isSound = false
      }
      self.series.append(series)
      for file in series.files where !files.contains(file) { files.append(file) }
    }
    guard isSound else { return nil }
    computed = series.map { _ in [] }
  }

  private static func part(
    _ text: MetricRequest.Located, in context: EvaluationContext,
    _ tables: inout [String: BoundTable], report: inout Report
  ) -> (part: SeriesPart, unit: String?)? {
    guard let selection = Selection(text.text, origin: text.origin, report: &report) else {
      return nil
    }
    let name = selection.name
    guard
      let bound = tables[name.text]
        ?? context.table(MetricRequest.Located(name.text, origin: name.origin), &report)
    else { return nil }
    tables[name.text] = bound
    return (SeriesPart(bound.table, selection, columns: bound.columns), bound.unit)
  }

  private static func checkUnit(
    of series: Series, for input: Manifest.Input, at origin: Origin, report: inout Report
  ) -> Bool {
    guard let wanted = input.unit, let found = series.unit else { return true }
    switch UnitAgreement(file: found, wanted: wanted) {
    case .agrees: return true
    case .unclear:
      report.add(.unclearUnit(found, for: input, wanted: wanted, at: origin))
      return true
    case .clashes:
      report.add(.clashingUnit(found, for: input, wanted: wanted, factor: nil, at: origin))
      return false
    case .clashesInScale(let factor):
      report.add(.clashingUnit(found, for: input, wanted: wanted, factor: factor, at: origin))
      return false
    }
  }

  // MARK: Areas

  /// The code by which the data know an area.
  ///
  /// When no input has it, another code may stand in for it everywhere. When some have it, its stand-in
  /// in the others is given its code, so that the join meets them.
  mutating func find(
    _ code: MetricRequest.Located?, in geography: Geography, report: inout Report
  ) -> String? {
    guard let code else { return nil }
    let present = series.reduce(into: Set<String>()) { $0.formUnion($1.areas.distinct) }
    guard present.contains(code.text) else {
      guard geography.standIn(for: code.text, among: present) != nil else { return code.text }
      return geography.resolve(code.text, among: present, at: code.origin, report: &report)
    }
    series = series.map {
      $0.standingIn(for: [code.text], in: geography, at: code.origin, report: &report)
    }
    return code.text
  }

  // MARK: Aggregates

  /// Adds regions and nations that are not published but whose parts all are.
  mutating func addAggregates(_ inputs: [Manifest.Input], by families: Families) {
    let published = series
    for index in series.indices {
      guard let input = inputs.first(where: { $0.column == series[index].name }) else { continue }
      var weights: Series?
      switch input.aggregate {
      case .none: continue
      case .sum: break
      case .weighted(let column):
        weights = published.first { $0.name == column }
        guard weights != nil else { continue }
      }
      var sums = Aggregates(of: series[index], weights: weights)
      sums.add(by: families)
      series[index] = sums.series
      computed[index] = sums.added.map {
        RowName(area: $0.area, period: $0.period, category: $0.category)
      }
    }
  }

  func computedRows(of panel: Tables.Panel) -> Set<Int> {
    let names = Set(computed.joined())
    guard !names.isEmpty else { return [] }
    return Set(
      (0..<panel.count).filter {
        names.contains(
          RowName(
            area: panel.areas[$0], period: panel.periods[$0],
            category: panel.categories?[$0] ?? ""))
      })
  }
}
