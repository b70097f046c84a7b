import Tables

/// The steps of a waterfall: parts from the largest gain to the largest loss, and the totals around them.
struct WaterfallSteps: Sendable {
  struct Step: Sendable {
    var name: String
    var amount: Double
    /// Where its bar starts and ends.
    var from: Double
    var to: Double
    var isTotal: Bool
    var isLit = false
  }

  private static let mostParts = 12

  var steps: [Step] = []
  /// The steps are changes, whose sign is always written.
  var isChange: Bool
  /// The changes are so small beside the totals that bars from zero would hide them.
  var isZoomed = false
  var remarks = ""

  /// - Returns: `nil` when no part has a value.
  init?(parts: Parts, before: Parts?, start: Period?, period: Period) {
    isChange = before != nil
    var amounts: [(name: String, amount: Double)] = []
    var missing: [String] = []
    for part in parts.parts {
      guard let value = part.value else {
        missing.append(part.name)
        continue
      }
      guard let before else {
        amounts.append((part.name, value))
        continue
      }
      guard let old = before.parts.first(where: { $0.name == part.name })?.value else {
        missing.append(part.name)
        continue
      }
      amounts.append((part.name, value - old))
    }
    guard !amounts.isEmpty else { return nil }
    amounts = amounts.enumerated().sorted {
      ($1.element.amount, $0.offset) < ($0.element.amount, $1.offset)
    }.map(\.element)
    let sum = amounts.reduce(0) { $0 + $1.amount }
    var level = 0.0
    if let before, let start {
      level = before.total ?? before.parts.compactMap(\.value).reduce(0, +)
      add(start.description, level, from: 0, isTotal: true)
    }
    for (name, amount) in Self.merged(amounts) {
      add(name, amount, from: level, isTotal: false)
      level += amount
    }
    let end = parts.total ?? level
    // What the parts leave unexplained is shown, not hidden in a neighbour.
    if abs(end - level) > max(abs(end), abs(sum)) * 0.005 {
      add("Everything else", end - level, from: level, isTotal: false)
    }
    add(start == nil ? parts.name : period.description, end, from: 0, isTotal: true)
    if !missing.isEmpty {
      let shown = missing.prefix(4).joined(separator: ", ")
      let more = missing.count > 4 ? " and \(missing.count - 4) more" : ""
      remarks = "Without a figure: \(shown)\(more)."
    }
    let levels = steps.flatMap { $0.isTotal ? [$0.to] : [$0.from, $0.to] }
    if isChange, let low = levels.min(), let high = levels.max(), low > 0 {
      isZoomed = high - low < 0.35 * high
    }
    if isZoomed { remarks = joined("The scale does not start at zero.", remarks) }
    for part in parts.parts where part.isLit {
      for index in steps.indices where !steps[index].isTotal && steps[index].name == part.name {
        steps[index].isLit = true
      }
    }
    // Rows stand on their names.
    for index in steps.indices
    where steps[..<index].contains(where: { $0.name == steps[index].name }) {
      steps[index].name += " (\(index + 1))"
    }
  }

  private mutating func add(_ name: String, _ amount: Double, from: Double, isTotal: Bool) {
    steps.append(
      Step(
        name: name, amount: amount, from: isTotal ? 0 : from, to: isTotal ? amount : from + amount,
        isTotal: isTotal))
  }

  /// The smallest together as one step, where there are too many.
  private static func merged(
    _ amounts: [(name: String, amount: Double)]
  ) -> [(name: String, amount: Double)] {
    guard amounts.count > mostParts else { return amounts }
    let bySize = amounts.indices.sorted {
      (-abs(amounts[$0].amount), $0) < (-abs(amounts[$1].amount), $1)
    }
    let kept = Set(bySize.prefix(mostParts - 1))
    let rest = amounts.indices.filter { !kept.contains($0) }
    return amounts.indices.filter(kept.contains).map { amounts[$0] }
      + [("\(rest.count) others", rest.reduce(0) { $0 + amounts[$1].amount })]
  }
}
