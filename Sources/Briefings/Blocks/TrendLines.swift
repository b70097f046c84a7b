import Diagnostics
import Indicators
import Tables

/// One line of a trend.
struct TrendLine: Sendable {
  enum Role: String, CaseIterable, Sendable {
    case comparator, context, own, peer

    /// Whose line it is to a theme that tells lines apart by dashes.
    var line: Theme.LineRole {
      switch self {
      case .comparator: .comparator
      case .context: .context
      case .own: .own
      case .peer: .peer
      }
    }
  }

  var code: String
  var role: Role
  /// Stands at its end, unless it is context.
  var label: String
  var name: String
  /// Of the area as a whole, by time.
  var rows: [Indicator.Row]

  var values: [Indicator.Row] { rows.filter { $0.value != nil } }
}

/// Which areas of an indicator are lines, and what each is.
struct TrendLines {
  let block: TrendBlock
  let indicator: Indicator
  let context: BlockContext

  /// Background first, so that what matters is drawn over it.
  func lines(_ report: inout Report) -> [TrendLine] {
    let own =
      block.highlight.flatMap { context.areaCode($0, &report) } ?? indicator.area
    let start = start(&report)
    let roles = lineRoles(
      lit: own.map { [$0] } ?? [], areas: block.areas, named: block.labelled,
      showsComparator: block.showsComparator, of: indicator, at: block.metric.origin, context,
      &report)
    let lines = roles.compactMap { line($0.code, $0.role, start) }
    if let own, !lines.isEmpty, !lines.contains(where: { $0.role == .own }) {
      report.warning(
        "W138", "\(context.name(of: own, in: indicator)) has no values here, so no line is lit",
        at: block.highlight?.origin ?? block.metric.origin)
    }
    return lines
  }

  private func start(_ report: inout Report) -> Period? {
    guard let since = block.since else { return nil }
    guard let start = Period(since.text) else {
      report.error(
        "E104", "`since` should be a period such as 2004 or 2023/24", at: since.origin)
      return nil
    }
    if let kind = indicator.rows.first?.period.kind, start.kind != kind {
      report.error(
        "E104", "`since` is not a period of the data's kind", at: since.origin,
        label: indicator.rows.first.map { "the data have \($0.period.description)" } ?? "")
    }
    return start
  }

  private func line(_ code: String, _ role: TrendLine.Role, _ start: Period?) -> TrendLine? {
    let rows = indicator.series(of: code).filter { row in start.map { row.period >= $0 } ?? true }
    guard let end = rows.last(where: { $0.value != nil }), let value = end.value else { return nil }
    let name = context.shortName(of: code, in: indicator)
    // A comparator that is 100 by definition needs no decimals.
    let isDefined =
      role == .comparator && value == value.rounded() && indicator.unit.code != "GBP"
    var label =
      "\(name) \(indicator.unit.shortText(value, decimals: isDefined ? 0 : block.decimals))"
    let marker = end.status.shownMarker
    if !marker.isEmpty { label += " \(marker)" }
    return TrendLine(code: code, role: role, label: label, name: name, rows: rows)
  }
}

/// Which areas are lines, those in the background first, so that what matters is drawn over it.
///
/// - Parameters:
///   - lit: the areas the chart is about.
///   - areas: the other lines; else all areas of the same level.
///   - named: which of these are labelled; else all, if they are six or fewer.
func lineRoles(
  lit: [String], areas: [Node]?, named: [Node]?, showsComparator: Bool, of indicator: Indicator,
  at origin: Origin, _ context: BlockContext, _ report: inout Report
) -> [(code: String, role: TrendLine.Role)] {
  let peers = context.areaCodes(
    areas, default: lit.first.map { indicator.peers(of: $0) } ?? indicator.areas, &report)
  var seen = Set(lit)
  let others = peers.filter { $0 != indicator.comparator && seen.insert($0).inserted }
  var chosen = Set(context.areaCodes(named, default: [], &report))
  if named == nil, others.count <= mostNamedUnasked { chosen = Set(others) }
  for code in chosen.sorted() where !others.contains(code) && !lit.contains(code) {
    report.warning("W138", "`label` names \(code), which is none of the lines", at: origin)
  }
  var roles = others.filter { !chosen.contains($0) }.map { ($0, TrendLine.Role.context) }
  roles += others.filter(chosen.contains).map { ($0, TrendLine.Role.peer) }
  if showsComparator, !indicator.relativeToComparator, let code = indicator.comparator,
    !lit.contains(code)
  {
    roles.append((code, .comparator))
  }
  roles += lit.map { ($0, .own) }
  return roles
}

private let mostNamedUnasked = 6
