internal import Tables

/// An indicator as text for a terminal: where the page's area stands, its past, and its peers.
package struct IndicatorTable: Sendable {
  private let indicator: Indicator

  package init(_ indicator: Indicator) {
    self.indicator = indicator
  }

  package var text: String {
    var paragraphs = [heading]
    if let period = indicator.period {
      if let area = indicator.area {
        paragraphs.append(standing(of: area, in: period))
        paragraphs.append(series(of: area))
      }
      paragraphs.append(peers(in: period))
    } else {
      paragraphs.append("No area has a value.\n")
    }
    let notes = indicator.notes + indicator.quality.map(\.message)
    if !notes.isEmpty { paragraphs.append(notes.map { "Note: \($0)\n" }.joined()) }
    if !indicator.sources.isEmpty {
      paragraphs.append("Data: \(indicator.sources.joined(separator: ", "))\n")
    }
    return paragraphs.joined(separator: "\n")
  }

  private var heading: String {
    let plugin = indicator.plugin.map { " (\($0))" } ?? ""
    return indicator.title + plugin + "\n"
  }

  private func standing(of area: String, in period: Period) -> String {
    let unit = indicator.unit
    var table = TextTable(["", ""])
    let value = indicator.value(area: area, period: period)
    table.add(["\(indicator.name(of: area)), \(period)", value.map(unit.text) ?? "not available"])
    if let change = indicator.change(area: area, period: period) {
      table.add([
        "change since \(change.from.period)", difference(change.absolute, change.percent),
      ])
    }
    if let gap = indicator.gap(area: area, period: period), !indicator.relativeToComparator,
      let other = gap.comparator
    {
      table.add([indicator.name(of: other.area), other.value.map(unit.text) ?? "not available"])
      let clear = gap.isWithinInterval ? ", no clear difference" : ""
      table.add(["gap", difference(gap.difference, gap.percent) + clear])
    }
    if let rank = indicator.rank(of: area, period: period) {
      table.add(["rank", "\(rank.isJoint ? "joint " : "")\(rank.position) of \(rank.count)"])
    }
    for target in indicator.targets where target.area ?? area == area {
      guard let status = indicator.status(of: target, area: area, period: period) else { continue }
      let percent = status.percentOfTarget.map { " (\(MeasureUnit.percent.text(of: $0)))" } ?? ""
      table.add(["of \(target.label) \(unit.text(of: target.value))", status.word + percent])
    }
    return String(table.text.drop { $0 == "\n" })
  }

  /// In the unit and in per cent; a percentage has points, and no per cent of per cent.
  private func difference(_ absolute: Double, _ percent: Double?) -> String {
    let text = indicator.unit.ofDifferences.signedText(of: absolute)
    guard let percent, indicator.unit.code != "percent" else { return text }
    return "\(text) (\(MeasureUnit.percent.signedText(of: percent)))"
  }

  /// From the first to the last period with a value.
  private func series(of area: String) -> String {
    var table = TextTable(["period", "value", "status"], right: ["value"])
    let rows = indicator.series(of: area)
    let first = rows.firstIndex { $0.value != nil } ?? 0
    let last = rows.lastIndex { $0.value != nil } ?? -1
    for (index, row) in rows.enumerated() where first <= index && index <= last {
      table.add([
        row.period.text, row.value.map(indicator.unit.text) ?? "", row.status.shown,
      ])
    }
    return table.text
  }

  private func peers(in period: Period) -> String {
    let codes = indicator.area.map(indicator.peers(of:)) ?? indicator.areas
    let rows = codes.compactMap { indicator.row(area: $0, period: period) }.sorted { a, b in
      guard let left = a.value, let right = b.value else { return a.value != nil }
      return left == right ? a.area < b.area : indicator.isBetter(left, than: right)
    }
    let places = indicator.places(in: period, among: codes)
    var table = TextTable(["area", "name", period.text, "status", "rank"], right: [period.text])
    for row in rows {
      let place = places[row.area]
      table.add([
        row.area, indicator.name(of: row.area), row.value.map(indicator.unit.text) ?? "",
        row.status.shown + (row.isComputed ? " computed" : ""),
        place.map { ($0.isJoint ? "=" : "") + "\($0.position)" } ?? "",
      ])
    }
    return table.text
  }
}

extension MeasureUnit {
  /// With a sign in any case, as a change has one.
  package func signedText(of value: Double) -> String {
    let text = text(of: value)
    return value > 0 ? "+" + text : text
  }
}

extension TargetStatus {
  var word: String {
    switch standing {
    case .met: "met"
    case .onTrack: "on track"
    case .behind: "behind"
    case .unclear: "open"
    }
  }
}

extension ObservationStatus {
  /// As published, else the code; nothing for a normal value.
  var shown: String {
    marker.isEmpty ? (code == .normal ? "" : code.rawValue) : marker
  }
}
