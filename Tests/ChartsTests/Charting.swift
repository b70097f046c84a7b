import Diagnostics
import SceneGraph
import Tables
import TestSupport

@testable import Charts

/// A specification, written as JSON, drawn with letters of half their size.
struct Charting {
  let chart: CompiledChart?
  let report: Report

  init(
    _ specification: String, options: ChartOptions = ChartOptions(),
    tables: [String: DataTable] = [:], files: [String: String] = [:]
  ) {
    var report = Report()
    let source = SourceText(name: "chart.json", text: specification)
    let node = parseJSON(source, report: &report) ?? Node(.null)
    chart = compile(
      node,
      data: ChartData(
        tables: tables,
        load: { path, _ in
          guard let text = files[path] else { throw NoFile() }
          return Array(text.utf8)
        }),
      options: options, shaping: FixedShaper(), report: &report)
    self.report = report
  }

  struct NoFile: Error {}

  var codes: [String] { report.diagnostics.map(\.code) }
  var size: Size { chart?.frame.size ?? Size(width: 0, height: 0) }
  var text: String { chart?.frame.text ?? "" }

  /// The words drawn, in order.
  var words: [String] {
    operations.compactMap { if case .glyphs(let run, _, _, _) = $0 { run.text } else { nil } }
  }

  /// The boxes of all fills in one colour, in the frame's coordinates.
  func boxes(_ color: Color) -> [Rect] {
    Self.fills(chart?.frame.elements ?? [], dx: 0, dy: 0).compactMap { path, paint, dx, dy in
      guard case .color(color) = paint else { return nil }
      return path.bounds?.offsetBy(dx: dx, dy: dy)
    }
  }

  private var operations: [SceneGraph.Operation] { Self.flat(chart?.frame.elements ?? []) }

  private static func flat(_ elements: [Element]) -> [SceneGraph.Operation] {
    elements.flatMap { element -> [SceneGraph.Operation] in
      if case .group(let group) = element.operation { return flat(group.elements) }
      return [element.operation]
    }
  }

  private static func fills(_ elements: [Element], dx: Double, dy: Double)
    -> [(Path, Paint, Double, Double)]
  {
    elements.flatMap { element -> [(Path, Paint, Double, Double)] in
      switch element.operation {
      case .group(let group):
        fills(group.elements, dx: dx + group.transform.tx, dy: dy + group.transform.ty)
      case .fill(let path, let paint, _): [(path, paint, dx, dy)]
      default: []
      }
    }
  }

  static let blue = Color(hex: 0x4C78A8)
  static let letters =
    #"{"values": [{"a": "A", "b": 28}, {"a": "B", "b": 55}, {"a": "C", "b": 43}]}"#
}
