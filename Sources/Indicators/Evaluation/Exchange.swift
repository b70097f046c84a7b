internal import Diagnostics
internal import MetricPlugin
internal import Tables

extension Preparation {
  /// The question as the protocol puts it.
  func wireRequest(in geography: Geography) -> Request {
    let columns = panel.columns.map { column in
      Request.Column(
        column.name, column.values.map { $0 ?? .nan },
        statuses: column.statuses.allSatisfy { $0.code == .normal }
          ? [] : column.statuses.map { Status($0) })
    }
    var texts: [Period: String] = [:]
    let periods = panel.periods.map { period in
      if let text = texts[period] { return text }
      let text = period.text
      texts[period] = text
      return text
    }
    var areas: [Query.Area] = []
    let known = panel.areas.distinct
    for code in panel.areas where areas.last?.code != code {
      let parents = geography.area(code)?.parents ?? []
      areas.append(
        Query.Area(
          code, name: panel.areaNames[code] ?? geography.displayName(code),
          parent: parents.first(where: known.contains) ?? parents.first))
    }
    return Request(
      metric: definition.id, params: params, comparator: comparator, area: panel.areas,
      period: periods, category: panel.categories ?? [], columns: columns, areas: areas)
  }
}

extension Status {
  init(_ status: ObservationStatus) {
    self = Status(code: status.code.rawValue) ?? .normal
  }
}

/// A reply whose columns agree with one another and with the request.
struct CheckedAnswer {
  var answer: Reply.Answer
  /// For each value its row in the panel, where it has one.
  var panelRows: [Int?]
  var periods: [Period]

  struct Fault: Error, Hashable {
    var path: String
    var problem: String
  }

  private static let mostRemarks = 100
  private static let longestRemark = 2000

  init(_ answer: Reply.Answer, to preparation: Preparation) throws(Fault) {
    self.answer = answer
    panelRows = []
    periods = []
    try checkLengths()
    try checkSizes()
    let panel = preparation.panel
    let codes = panel.areas.distinct
    let hasCategories = panel.categories != nil || preparation.definition.hasCategories
    if !answer.category.isEmpty, !hasCategories {
      throw Fault(path: "ok.category", problem: "the manifest declares no dimension `category`")
    }
    if hasRows(of: panel) {
      panelRows = answer.value.indices.map { $0 }
      periods = panel.periods
    } else {
      try matchRows(to: panel, codes)
    }
    for row in answer.low.indices where answer.low[row] > answer.high[row] {
      throw Fault(path: "ok.low[\(row)]", problem: "it is above `high`")
    }
    try checkTargets(codes)
  }

  /// Whether the rows are those of the request in their order, as most replies have them.
  private func hasRows(of panel: Tables.Panel) -> Bool {
    guard answer.area == panel.areas, answer.category == panel.categories ?? [] else {
      return false
    }
    var last: (period: Period, text: String)?
    for (period, text) in zip(panel.periods, answer.period) {
      if let last, last.period == period {
        guard last.text == text else { return false }
      } else {
        guard period.text == text else { return false }
        last = (period, text)
      }
    }
    return true
  }

  private mutating func matchRows(to panel: Tables.Panel, _ codes: Set<String>) throws(Fault) {
    var periodByText: [String: Period] = [:]
    for period in Set(panel.periods) { periodByText[period.text] = period }
    var rowByKey: [Aggregates.Key: Int] = [:]
    for row in 0..<panel.count {
      rowByKey[
        Aggregates.Key(
          area: panel.areas[row], period: panel.periods[row],
          category: panel.categories?[row] ?? "")] = row
    }
    var seen: Set<Aggregates.Key> = []
    for row in answer.value.indices {
      guard codes.contains(answer.area[row]) else {
        throw Fault(
          path: "ok.area[\(row)]",
          problem: "the request has no area `\(answer.area[row].prefix(40))`")
      }
      guard let period = periodByText[answer.period[row]] else {
        throw Fault(
          path: "ok.period[\(row)]",
          problem: "the request has no period `\(answer.period[row].prefix(40))`")
      }
      let key = Aggregates.Key(
        area: answer.area[row], period: period,
        category: answer.category.isEmpty ? "" : answer.category[row])
      guard seen.insert(key).inserted else {
        throw Fault(
          path: "ok.area[\(row)]", problem: "`\(key.area)` in \(period) stands there twice")
      }
      periods.append(period)
      panelRows.append(rowByKey[key])
    }
  }

  private func checkLengths() throws(Fault) {
    let count = answer.value.count
    let columns = [
      ("area", answer.area.count, true), ("period", answer.period.count, true),
      ("category", answer.category.count, false), ("low", answer.low.count, false),
      ("high", answer.high.count, false), ("status", answer.status.count, false),
    ]
    for (name, length, isRequired) in columns where length != count && (isRequired || length > 0) {
      throw Fault(
        path: "ok.\(name)", problem: "it has \(length) entries, and `value` has \(count)")
    }
    guard answer.low.isEmpty == answer.high.isEmpty else {
      throw Fault(
        path: answer.low.isEmpty ? "ok.high" : "ok.low",
        problem: "an interval needs both `low` and `high`")
    }
  }

  private func checkSizes() throws(Fault) {
    for (name, count) in [("notes", answer.notes.count), ("quality", answer.quality.count)]
    where count > Self.mostRemarks {
      throw Fault(path: "ok.\(name)", problem: "more than \(Self.mostRemarks) are never read")
    }
    let texts =
      answer.notes.enumerated().map { ("notes[\($0)]", $1) }
      + answer.quality.enumerated().map { ("quality[\($0)].message", $1.message) }
      + answer.targets.enumerated().map { ("targets[\($0)].label", $1.label) }
    for (path, text) in texts where text.utf8.count > Self.longestRemark {
      throw Fault(path: "ok.\(path)", problem: "it is longer than \(Self.longestRemark) bytes")
    }
  }

  private func checkTargets(_ codes: Set<String>) throws(Fault) {
    for (index, target) in answer.targets.enumerated() {
      if let area = target.area, !codes.contains(area) {
        throw Fault(
          path: "ok.targets[\(index)].area",
          problem: "the request has no area `\(area.prefix(40))`")
      }
      if let period = target.period, Period(period) == nil {
        throw Fault(
          path: "ok.targets[\(index)].period", problem: "`\(period.prefix(40))` is no period")
      }
    }
  }
}
