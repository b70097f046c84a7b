import Diagnostics
import Tables

/// A line without axes, in the middle of words: where a figure comes from.
struct SmallLine {
  var values: [Double?]
  var theme: Theme

  func chart(alternative: String, isLit: Bool, height: Double = 12) -> ChartContent {
    let color = theme.code(isLit ? .accent : .peer)
    let known = values.compactMap { $0 }
    let (low, high) = (known.min() ?? 0, known.max() ?? 1)
    // A level line runs through the middle.
    let domain: Node =
      low == high ? [Node(low - 1), Node(high + 1)] : [Node(low), Node(high)]
    let last = values.lastIndex { $0 != nil } ?? 0
    let x: Node = [
      "field": "step", "type": "quantitative", "axis": .null,
      "scale": [
        "domain": [0, Node(Double(max(values.count - 1, 1)))], "nice": false, "padding": 2.5,
      ],
    ]
    let y: Node = [
      "field": "value", "type": "quantitative", "axis": .null,
      "scale": ["domain": domain, "nice": false, "zero": false, "padding": 2.5],
    ]
    return ChartContent(
      title: "", subtitle: "", note: "",
      specification: [
        "layer": [
          [
            "data": ["name": "line"],
            "mark": ["type": "line", "color": color, "strokeWidth": 1.1, "clip": false],
            "encoding": ["x": x, "y": y],
          ],
          [
            "data": ["name": "end"],
            "mark": ["type": "point", "filled": true, "color": color, "size": 10, "opacity": 1],
            "encoding": ["x": x, "y": y],
          ],
        ]
      ],
      tables: ["line": table(Array(values.indices)), "end": table([last])],
      alternative: alternative, minimumHeight: height, preferredHeight: height)
  }

  private func table(_ indices: [Int]) -> DataTable {
    let indices = indices.filter { values.indices.contains($0) }
    return DataTable([
      DataColumn("step", .numbers(indices.map { Double($0) })),
      DataColumn("value", .numbers(indices.map { values[$0] ?? .nan })),
    ])
  }
}
