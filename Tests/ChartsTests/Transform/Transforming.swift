import Diagnostics
import Tables
import TestSupport

@testable import Charts

/// What a list of transforms makes of some rows, both written as JSON.
struct Transforming {
  let table: DataTable
  let context: Context

  init(_ rows: String, _ transforms: String, tables: [String: DataTable] = [:]) {
    self.init(DataTable(rows: Self.node(rows).items ?? []), transforms, tables: tables)
  }

  init(_ table: DataTable, _ transforms: String, tables: [String: DataTable] = [:]) {
    var context = Context(
      [:], data: ChartData(tables: tables), options: ChartOptions(), shaping: FixedShaper())
    let nodes = Self.node(transforms).items ?? []
    self.table = TransformList.apply(nodes, to: table, context: &context)
    self.context = context
  }

  static func node(_ text: String) -> Node {
    var report = Report()
    return parseJSON(SourceText(name: "test.json", text: text), report: &report) ?? .null
  }

  /// Codes in the order of their places, with the text they point at.
  var problems: [String] {
    context.report.diagnostics.map { "\($0.code) \($0.place?.line ?? 0):\($0.place?.column ?? 0)" }
  }
  var codes: [String] { context.report.diagnostics.map(\.code) }
  var names: [String] { table.columns.map(\.name) }

  func numbers(_ name: String) -> [Double?] {
    (table[name]?.values.measures ?? []).map { $0.isNaN ? nil : $0 }
  }

  func texts(_ name: String) -> [String?] {
    guard let values = table[name]?.values else { return [] }
    return (0..<values.count).map { values[$0].isNull ? nil : values[$0].asText }
  }
}

extension SeededGenerator {
  /// Whole numbers, so that sums are exact.
  mutating func numbers(_ count: Int, in range: ClosedRange<Int> = -9...9) -> [Double] {
    (0..<count).map { _ in Double(Int.random(in: range, using: &self)) }
  }

  mutating func words(_ count: Int, of kinds: Int = 3) -> [String?] {
    (0..<count).map { _ in "k\(Int.random(in: 0..<kinds, using: &self))" }
  }

  /// Columns `g` of words, `x` and `y` of numbers.
  mutating func table(_ count: Int) -> DataTable {
    DataTable([
      DataColumn("g", .strings(words(count))), DataColumn("x", .numbers(numbers(count))),
      DataColumn("y", .numbers(numbers(count))),
    ])
  }
}

func areClose(_ left: [Double?], _ right: [Double?], within tolerance: Double = 1e-9) -> Bool {
  left.count == right.count
    && zip(left, right).allSatisfy { a, b in
      switch (a, b) {
      case (nil, nil): true
      case (let a?, let b?): abs(a - b) <= tolerance * max(1, abs(a), abs(b))
      default: false
      }
    }
}
