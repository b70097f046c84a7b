import Diagnostics
import Indicators
import SceneGraph
import Tables

/// A trend as a chart specification with its labels.
struct TrendChart: Sendable {
  struct Event: Sendable {
    var period: Period
    var label: String
  }

  let lines: [TrendLine]
  let unit: MeasureUnit
  let target: Indicator.Target?
  /// Of a metric relative to its comparator: what the zero line is called.
  let zeroLabel: String?
  let events: [Event]
  let showsInterval: Bool
  let theme: Theme
  let origin: Origin
  /// Every period from the first to the last, so that a year without data takes its room.
  let periods: [Period]
  let axis: ValueAxis
  private let places: [Period: Int]

  init(
    lines: [TrendLine], first: Period, last: Period, unit: MeasureUnit,
    target: Indicator.Target?, zeroLabel: String?, events: [Event], showsInterval: Bool,
    theme: Theme, origin: Origin
  ) {
    self.lines = lines
    self.unit = unit
    self.target = target
    self.zeroLabel = zeroLabel
    self.events = events
    self.showsInterval = showsInterval
    self.theme = theme
    self.origin = origin
    if let steps = first.distance(to: last), steps < 5000 {
      periods = (0...max(steps, 0)).compactMap(first.adding)
    } else {
      periods = Set(lines.flatMap { $0.rows.map(\.period) }).sorted()
    }
    places = Dictionary(
      periods.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var values = lines.flatMap { line in line.rows.compactMap(\.value) }
    if showsInterval {
      values += lines.filter { $0.role == .own }.flatMap { line in
        line.rows.flatMap { [$0.low, $0.high].compactMap(\.self) }
      }
    }
    if let target { values.append(target.value) }
    if zeroLabel != nil { values.append(0) }
    axis = ValueAxis(values)
  }

  func place(_ period: Period, _ value: Double) -> LabelPlan.Place? {
    places[period].map { index in
      LabelPlan.Place(
        x: periods.count > 1 ? Double(index) / Double(periods.count - 1) : 0.5,
        y: 1 - axis.share(of: value))
    }
  }

  /// The rows of a line without gaps, one after the other; a missing period ends one.
  func runs(of line: TrendLine) -> [[Indicator.Row]] {
    var runs: [[Indicator.Row]] = []
    var last: Int?
    for row in line.values {
      guard let index = places[row.period] else { continue }
      if let last, index == last + 1 {
        runs[runs.count - 1].append(row)
      } else {
        runs.append([row])
      }
      last = index
    }
    return runs
  }

  /// Values that are less sure than others, on the lines that are looked at.
  var marked: [(line: TrendLine, row: Indicator.Row)] {
    lines.filter { $0.role == .own || $0.role == .comparator }.flatMap { line in
      line.values.filter { row in
        [.estimated, .forecast, .provisional, .breakInSeries].contains(row.status.code)
          || row.status.flags.contains(.unreliable)
      }.map { (line, $0) }
    }
  }

  var hasBand: Bool {
    showsInterval
      && lines.contains { $0.role == .own && $0.rows.contains { $0.low != nil && $0.high != nil } }
  }

  /// What is printed below without being asked: what hollow points and the band mean.
  var remarks: String {
    let key = markerKey(marked.map(\.row))
    return joined(
      hasBand ? "The band is the interval around \(lines.last?.name ?? "ours")." : "",
      key.isEmpty ? "" : "Hollow points: \(key).")
  }

  func color(_ role: TrendLine.Role) -> Theme.ColorRole {
    switch role {
    case .comparator: .ink
    case .context: .context
    case .own: .accent
    case .peer: .peer
    }
  }

  static func width(_ role: TrendLine.Role) -> Double {
    switch role {
    case .comparator: 1.3
    case .context: 0.9
    case .own: 2.4
    case .peer: 1.1
    }
  }

  /// About five periods, the first and the last among them.
  static func ticks(of periods: [String]) -> [String] {
    guard periods.count > 6 else { return periods }
    let step = max(1, (periods.count + 2) / 5)
    var ticks = stride(from: 0, to: periods.count, by: step).map { $0 }
    if let end = ticks.last, periods.count - 1 - end <= (step + 1) / 2 { ticks.removeLast() }
    ticks.append(periods.count - 1)
    return ticks.map { periods[$0] }
  }

  /// "£36.01 in 2023".
  private func told(_ row: Indicator.Row) -> String {
    row.value.map { "\(unit.shortText($0)) in \(row.period.description)" } ?? ""
  }

  var alternative: String {
    let said = lines.reversed().filter { $0.role != .context }.map(sentence)
    let others = lines.filter { $0.role == .context }
    var text = "Line chart"
    if let first = periods.first, let last = periods.last, first != last {
      text += ", \(first.description) to \(last.description)"
    }
    text += ". " + said.joined(separator: " ")
    let ends = others.compactMap { (line: TrendLine) -> Double? in line.values.last?.value }
    if let low = ends.min(), let high = ends.max() {
      text +=
        others.count == 1
        ? " One other area in the background."
        : " \(others.count) other areas in the background, ending between \(unit.shortText(low))"
          + " and \(unit.shortText(high))."
    }
    if let target {
      let by = target.by.map { " by \($0.description)" } ?? ""
      text += " Target: \(unit.shortText(target.value))\(by)."
    }
    for event in events { text += " \(event.period.description): \(event.label)." }
    return text
  }

  private func sentence(_ line: TrendLine) -> String {
    let values = line.values
    guard let start = values.first, let end = values.last else { return "\(line.name): no values." }
    guard values.count > 1 else { return "\(line.name): \(told(end))." }
    var text = "\(line.name): \(told(start)), \(told(end))"
    if line.role == .own || line.role == .comparator, values.count > 3,
      let low = values.min(by: { ($0.value ?? 0) < ($1.value ?? 0) }),
      let high = values.max(by: { ($0.value ?? 0) < ($1.value ?? 0) }), low.value != high.value
    {
      text += "; highest \(told(high)), lowest \(told(low))"
    }
    let gaps = runs(of: line).count - 1
    if gaps > 0 { text += "; with \(gaps == 1 ? "a gap" : "\(gaps) gaps")" }
    return text + "."
  }
}
