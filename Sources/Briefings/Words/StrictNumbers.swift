import Diagnostics
import Indicators
import Tables

/// Flags numbers typed into words that no figure of the page's metrics says and no cited table holds.
struct StrictNumbers {
  private var values: [LiteralNumber.Kind: [Double]] = [:]

  private static let words: Set<String> = [
    "alt", "callout", "heading", "kicker", "label", "note", "subtitle", "suffix", "text", "title",
  ]
  private static let skipped: Set<String> = ["chart", "data", "logo", "metrics", "theme"]

  /// - Parameter cited: the numbers of tables typed in from publications.
  init(
    _ indicators: [Indicator], claims: [Written], cited: [Double], geography: Geography
  ) {
    for indicator in indicators { add(indicator, geography) }
    for number in cited {
      for kind in [LiteralNumber.Kind.money, .percent, .plain] { add(number, kind) }
    }
    // A figure that a tile holds against its metric was thought about.
    var ignored = Report()
    for written in claims {
      guard let claim = Claim(written, report: &ignored) else { continue }
      add(claim.value, claim.isPercent ? .percent : written.text.contains("£") ? .money : .plain)
    }
  }

  private mutating func add(_ value: Double?, _ kind: LiteralNumber.Kind) {
    if let value, value.isFinite { values[kind, default: []].append(abs(value)) }
  }

  /// Of our area and its comparator all values, of everybody else those of the page's period.
  private mutating func add(_ indicator: Indicator, _ geography: Geography) {
    let unit = indicator.unit
    let kind: LiteralNumber.Kind =
      unit.code == "GBP" || unit.prefix == "£"
      ? .money : unit.suffix.hasPrefix("%") ? .percent : .plain
    let ours = Set([indicator.area, indicator.comparator].compactMap { $0 })
    for row in indicator.rows
    where ours.contains(row.area) || row.period == indicator.period || indicator.areas.count <= 3 {
      add(row.value.map { $0 * unit.scale }, kind)
    }
    for target in indicator.targets { add(target.value * unit.scale, kind) }
    guard let period = indicator.period else { return }
    let areas =
      [indicator.area].compactMap { $0 }
      + (indicator.area.map {
        geography.children(of: $0).map(\.code)
      } ?? [])
    for area in areas {
      for end in indicator.series(of: area).map(\.period) {
        if let gap = indicator.gap(area: area, period: end) {
          add(gap.difference * unit.scale, kind)
          add(gap.percent, .percent)
        }
      }
      if let change = indicator.change(area: area, period: period) {
        add(change.absolute * unit.scale, kind)
        add(change.percent, .percent)
      }
      if let rank = indicator.rank(of: area, period: period) {
        add(Double(rank.position), .plain)
        add(Double(rank.count), .plain)
      }
      for target in indicator.targets {
        guard let status = indicator.status(of: target, area: area, period: period) else {
          continue
        }
        add(status.percentOfTarget, .percent)
        add(status.distance * unit.scale, kind)
        add(status.requiredYearlyPace.map { $0 * unit.scale }, kind)
      }
    }
  }

  /// Whether some figure, rounded as the words round it, is the number.
  func isBound(_ number: LiteralNumber) -> Bool {
    let wanted = abs(number.quantity.value)
    let slack = number.quantity.precision / 2 * (1 + 1e-9)
    return (values[number.kind] ?? []).contains { abs($0 - wanted) <= slack }
  }

  // MARK: The document

  func check(_ document: Node, _ report: inout Report) {
    for member in document.members ?? [] { check(member, depth: 0, &report) }
  }

  private func check(_ member: Node.Member, depth: Int, _ report: inout Report) {
    guard depth < 12, !Self.skipped.contains(member.key) else { return }
    if let written = Written(member.value) {
      if Self.words.contains(member.key) { check(written, &report) }
      return
    }
    for inner in member.value.members ?? [] { check(inner, depth: depth + 1, &report) }
    for item in member.value.items ?? [] {
      for inner in item.members ?? [] { check(inner, depth: depth + 1, &report) }
    }
  }

  private func check(_ written: Written, _ report: inout Report) {
    for number in LiteralNumber.all(in: written.text) where !isBound(number) {
      report.warning(
        "W711", "“\(number.text)” is no figure of the page's metrics and of no cited table",
        at: number.origin(in: written), label: "put it in braces, such as {metric.value}",
        notes: ["or name its source: a table under `data` with cited: true"])
    }
  }
}

extension LiteralNumber {
  /// Where it stands in the file, unless YAML's own writing hides it.
  fileprivate func origin(in written: Written) -> Origin {
    let source = written.origin.source
    let digits = Array(text.utf8.filter { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C })
    let end = min(Int(written.origin.end), source.bytes.count)
    var (index, seen) = (min(Int(written.origin.start), end), 0)
    while index + digits.count <= end {
      let isHere = source.bytes[index..<index + digits.count].elementsEqual(digits)
      if isHere {
        let isWhole =
          (index == 0 || !(0x30...0x39).contains(source.bytes[index - 1]))
          && (index + digits.count >= end
            || !(0x30...0x39).contains(source.bytes[index + digits.count]))
        if isWhole {
          if seen == occurrence {
            return Origin(source: source, start: index, end: index + digits.count)
          }
          seen += 1
        }
      }
      index += 1
    }
    return written.origin
  }
}
