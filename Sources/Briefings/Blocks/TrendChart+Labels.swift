import Indicators
import SceneGraph
import Tables

extension TrendChart {
  /// Lines that end with the chart are labelled beside it; one that ends earlier where it does.
  func labels(_ setter: LabelSetter) -> LabelPlan {
    var plan = LabelPlan()
    var ends: [(Label, LabelPlan.Place)] = []
    for line in lines where line.role != .context {
      for run in runs(of: line) {
        plan.lines.append(run.compactMap { row in row.value.flatMap { place(row.period, $0) } })
      }
      guard let last = line.values.last, let value = last.value,
        let end = place(last.period, value)
      else { continue }
      var words = line.label
      if end.x >= 1 {
        ends.append((label(line, words), end))
      } else {
        if periods.count > 1 { words += " in \(last.period.description)" }
        let earlier = line.values.reversed().prefix(12).compactMap { row in
          row.value.flatMap { place(row.period, $0) }
        }
        plan.inside.append(LabelPlan.Inside(label: label(line, words), places: earlier))
      }
    }
    for (value, words, role) in rules {
      let y = 1 - axis.share(of: value)
      plan.lines.append([LabelPlan.Place(x: 0, y: y), LabelPlan.Place(x: 1, y: y)])
      ends.append(
        (
          Label(
            words.id, [.init(words.text, role, isBold: true)], priority: LabelPriority.reference),
          LabelPlan.Place(x: 1, y: y)
        ))
    }
    let lastTick = periods.last.map { setter.width(of: $0.description) } ?? 0
    plan.sides.append(
      LabelPlan.Side(edge: .right, labels: ends, overhang: periods.count > 1 ? lastTick / 2 : 0))
    plan.sides.append(LabelPlan.Side(edge: .top, labels: eventLabels(&plan)))
    plan.withLegend = { unplaced in
      let lines = self.lines.filter { line in unplaced.contains { $0.id == line.code } }
      var dashes: [String: [Double]] = [:]
      for (index, line) in lines.filter({ $0.role == .peer }).enumerated() {
        dashes[line.code] = Self.dashes[index % Self.dashes.count]
      }
      return (
        self.specification(dashes: dashes),
        lines.map { line in
          Legend.Entry(
            label: self.label(line, line.label), color: self.theme.color(self.color(line.role)),
            dash: dashes[line.code] ?? [])
        }
      )
    }
    return plan
  }

  /// Told apart by eye at a line's usual width.
  static let dashes: [[Double]] = [
    [6, 2], [2, 2], [8, 2, 2, 2], [1, 3], [12, 3], [4, 4], [6, 2, 1, 2, 1, 2], [3, 1],
  ]

  private func label(_ line: TrendLine, _ words: String) -> Label {
    let color = line.role == .peer ? Theme.ColorRole.muted : color(line.role)
    let priority =
      switch line.role {
      case .own: LabelPriority.own
      case .comparator: LabelPriority.comparator
      case .context, .peer: LabelPriority.named
      }
    return Label(
      line.code, [.init(words, color, isBold: line.role != .peer)], priority: priority)
  }

  /// The zero line and the target.
  private var rules: [(Double, (id: String, text: String), Theme.ColorRole)] {
    var rules: [(Double, (id: String, text: String), Theme.ColorRole)] = []
    if let zeroLabel { rules.append((0, ("zero line", zeroLabel), .ink)) }
    if let target {
      let by = target.by.map { " by \($0.description)" } ?? ""
      let name = target.label.isEmpty ? "Target" : target.label
      let isWhole = target.value == target.value.rounded() && unit.code != "GBP"
      let figure = unit.shortText(target.value, decimals: isWhole ? 0 : nil)
      rules.append(
        (target.value, ("target line", "\(name) \(figure)\(by)"), .muted))
    }
    return rules
  }

  private func eventLabels(_ plan: inout LabelPlan) -> [(label: Label, place: LabelPlan.Place)] {
    events.enumerated().compactMap { index, event in
      guard let top = place(event.period, axis.high) else { return nil }
      plan.lines.append([
        LabelPlan.Place(x: top.x, y: 0), LabelPlan.Place(x: top.x, y: 1),
      ])
      return (
        Label(
          "event \(index)", [.init(event.label, .muted)], priority: LabelPriority.reference),
        LabelPlan.Place(x: top.x, y: 0)
      )
    }
  }

  /// Of the longest word at the ends, the axis, and lines whose direction can be seen.
  func minimumWidth(_ setter: LabelSetter) -> Double {
    let words = lines.filter { $0.role != .context }.flatMap { $0.label.split(separator: " ") }
    let widest = words.map { setter.width(of: String($0), isBold: true) }.max() ?? 0
    return widest + SideLabels.wideGap + 30 + (periods.count > 1 ? 50 : 10)
  }
}
