import Diagnostics
import Indicators
import Scales
import SceneGraph
import Tables

/// The shares of wholes, six parts at most: what is beyond becomes "other", and that is said.
struct CompositionShares: Sendable {
  static let mostParts = 6

  struct Row: Sendable {
    var name: String
    /// One for each of `names`; they add up to 1.
    var shares: [Double]
  }

  var names: [String] = []
  var rows: [Row] = []
  var hasOther = false
  private(set) var remarks = ""

  /// The parts in the order of their size in the first whole; wholes without values are left out and told.
  init(_ wholes: [Parts]) {
    func sum(_ whole: Parts) -> Double { whole.parts.compactMap(\.value).reduce(0, +) }
    let shown = wholes.filter { sum($0) > 0 }
    guard let first = shown.first else { return }
    var sizes: [(name: String, size: Double, order: Int)] = []
    for whole in shown {
      for part in whole.parts where !sizes.contains(where: { $0.name == part.name }) {
        let size = first.parts.first { $0.name == part.name }?.value ?? 0
        sizes.append((part.name, size, sizes.count))
      }
    }
    sizes.sort { (-$0.size, $0.order) < (-$1.size, $1.order) }
    hasOther = sizes.count > Self.mostParts
    let kept = hasOther ? Array(sizes.prefix(Self.mostParts - 1)) : sizes
    let rest = sizes.dropFirst(kept.count).map(\.name)
    names = kept.map(\.name) + (hasOther ? ["Other"] : [])
    rows = shown.map { whole in
      let all = sum(whole)
      func value(_ name: String) -> Double {
        whole.parts.first { $0.name == name }?.value ?? 0
      }
      var shares = kept.map { value($0.name) / all }
      if hasOther { shares.append(rest.map(value).reduce(0, +) / all) }
      return Row(name: whole.name, shares: shares)
    }
    var sentences: [String] = []
    if hasOther {
      let named = rest.prefix(5).joined(separator: ", ")
      sentences.append(
        "Other: \(named)\(rest.count > 5 ? " and \(rest.count - 5) more" : "").")
    }
    let missing =
      shown.flatMap { whole in
        whole.parts.filter { $0.value == nil }.map { "\($0.name)" }
      } + wholes.filter { sum($0) <= 0 }.map(\.name)
    if !missing.isEmpty {
      let list = missing.prefix(4).joined(separator: ", ")
      let more = missing.count > 4 ? " and \(missing.count - 4) more" : ""
      sentences.append("Without a figure: \(list)\(more).")
    }
    remarks = sentences.joined(separator: " ")
  }
}

/// Stacked shares as a chart specification.
struct CompositionChart: Sendable {
  let shares: CompositionShares
  let decimals: Int?
  let frame: RowChart
  let axis = ValueAxis([0, 1], hasZero: true, hasMargin: false)

  init(shares: CompositionShares, lit: String?, decimals: Int?, _ setter: LabelSetter) {
    self.shares = shares
    self.decimals = decimals
    let isNamed = shares.rows.count > 1
    frame = RowChart(
      shares.rows.map { row in
        RowChart.Row(name: isNamed ? row.name : "", figures: [], isLit: false)
      }, setter)
  }

  /// From dark to light, what is left over in grey.
  private func color(_ part: Int) -> Color {
    if shares.hasOther, part == shares.names.count - 1 { return frame.theme.color(.context) }
    let count = shares.names.count - (shares.hasOther ? 1 : 0)
    return frame.theme.tint(strength(part, of: count))
  }

  private func strength(_ part: Int, of count: Int) -> Double {
    count > 1 ? 1 - 0.8 * Double(part) / Double(count - 1) : 1
  }

  /// Of the two, the one that reads better on the part.
  private func textColor(on part: Int) -> Theme.ColorRole {
    frame.theme.textRole(on: color(part))
  }

  private func text(_ share: Double) -> String {
    QuantityFormat(suffix: "%", decimals: decimals ?? 0).text(of: share * 100)
  }

  /// Where a part lies in its row, 0…1.
  private func extent(_ part: Int, in row: CompositionShares.Row) -> ClosedRange<Double> {
    let start = row.shares[..<part].reduce(0, +)
    return start...max(start, start + row.shares[part])
  }

  var tables: [String: DataTable] {
    var names: [String] = []
    var parts: [String] = []
    var starts: [Double] = []
    var ends: [Double] = []
    for (index, row) in shares.rows.enumerated() {
      for part in shares.names.indices {
        let extent = extent(part, in: row)
        names.append(frame.rows[index].name)
        parts.append("\(part)")
        starts.append(extent.lowerBound)
        // Paper shows between neighbours, whose tints may be close.
        let isLast = part == shares.names.count - 1
        let seam = isLast || row.shares[part] < 2 * Self.seam ? 0 : Self.seam
        ends.append(min(extent.upperBound, 1) - seam)
      }
    }
    return [
      "parts": DataTable([
        DataColumn("name", .strings(names)), DataColumn("part", .strings(parts)),
        DataColumn("from", .numbers(starts)), DataColumn("to", .numbers(ends)),
      ])
    ]
  }

  private static let padding = 0.25
  private static let seam = 0.004

  var specification: Node {
    let layers = shares.names.indices.map { part in
      [
        "data": ["name": "parts"],
        "transform": [["filter": Node("datum.part === '\(part)'")]],
        "mark": [
          "type": "bar", "fill": Node(color(part).code),
        ],
        "encoding": [
          "y": frame.y(paddingInner: Self.padding), "x": frame.x("from", axis),
          "x2": ["field": "to"],
        ],
      ] as Node
    }
    return ["layer": Node(layers)]
  }

  func labels(at origin: Origin) -> LabelPlan {
    var plan = LabelPlan()
    guard let first = shares.rows.first else { return plan }
    let names = shares.names.enumerated().filter { first.shares[$0.offset] > 0 }.map { part, name in
      let extent = extent(part, in: first)
      return (
        label: Label("part \(part)", [.init(name, .text)]),
        place: LabelPlan.Place(x: (extent.lowerBound + extent.upperBound) / 2, y: 0)
      )
    }
    plan.sides.append(LabelPlan.Side(edge: .top, labels: names))
    let height = 1 / Double(shares.rows.count)
    for (index, row) in shares.rows.enumerated() {
      let top = (Double(index) + Self.padding / 2) * height
      for part in shares.names.indices {
        let extent = extent(part, in: row)
        plan.boxed.append(
          LabelPlan.Boxed(
            label: Label(
              "share \(index) \(part)",
              [.init(text(row.shares[part]), textColor(on: part))]),
            from: LabelPlan.Place(x: extent.lowerBound, y: top),
            to: LabelPlan.Place(x: extent.upperBound, y: top + height * (1 - Self.padding))))
      }
    }
    plan.withLegend = { _ in
      (
        self.specification.placed(at: origin),
        self.shares.names.enumerated().map { part, name in
          Legend.Entry(
            label: Label("part \(part)", [.init(name, .text)]), color: self.color(part),
            swatch: .fill)
        }
      )
    }
    return plan
  }

  var alternative: String {
    let said = shares.rows.map { row in
      let parts = zip(shares.names, row.shares).map { "\($0) \(text($1))" }
      return "\(row.name): \(parts.joined(separator: ", "))"
    }
    return joined("Stacked shares. \(said.joined(separator: ". ")).", shares.remarks)
  }
}
