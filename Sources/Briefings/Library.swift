import Diagnostics
import Indicators
import SceneGraph
import Synchronization
import Tables

/// The tables of a briefing, each read once, when something asks for it.
///
/// A class because metrics and blocks share what has been read.
final class Library: Sendable {
  private enum Entry {
    case table(CSV)
    case unreadable
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var shapes: [String: AreaShapes?] = [:]
    var used: Set<String> = []
  }

  private let bindings: [DataBinding]
  private let files: [String: Result<[UInt8], FileProblem>]
  private let state = Mutex(State())

  /// Why a file could not be read, in words.
  struct FileProblem: Error {
    var message: String
  }

  /// - Parameter read: called once for each file, now, so that the rest is pure.
  init(_ bindings: [DataBinding], read: (String) throws -> [UInt8]) {
    self.bindings = bindings
    var files: [String: Result<[UInt8], FileProblem>] = [:]
    for binding in bindings where files[binding.path.text] == nil {
      do {
        files[binding.path.text] = .success(try read(binding.path.text))
      } catch {
        files[binding.path.text] = .failure(FileProblem(message: "\(error)"))
      }
    }
    self.files = files
  }

  /// Reports every file that is not there, whether something uses it or not.
  func checkFiles(_ report: inout Report) {
    for binding in bindings {
      if case .failure(let problem) = files[binding.path.text] {
        report.error("E201", problem.message, at: binding.path.origin)
      }
    }
  }

  /// The table of a name in `data:`, with what the briefing says of its columns.
  func table(_ name: MetricRequest.Located, _ report: inout Report) -> BoundTable? {
    guard let binding = bindings.first(where: { $0.name == name.text }) else {
      let names = bindings.map(\.name)
      report.error(
        "E139", "there is no data called `\(name.text)`", at: name.origin,
        label: suggestion(for: name.text, among: names).map { "did you mean `\($0)`?" } ?? "",
        notes: names.isEmpty
          ? ["name its file under `data`"] : ["data: \(names.sorted().joined(separator: ", "))"])
      return nil
    }
    return csv(binding, &report).map {
      BoundTable($0, columns: binding.seriesColumns(&report), unit: binding.unit?.text)
    }
  }

  /// The areas of a map; `nil` when they cannot be read.
  func shapes(_ binding: DataBinding, _ report: inout Report) -> AreaShapes? {
    guard let format = binding.shapes else { return nil }
    let known = state.withLock { state in
      state.used.insert(binding.name)
      return state.shapes[binding.name]
    }
    if let known { return known }
    guard case .success(let bytes) = files[binding.path.text] else { return nil }
    let shapes = AreaShapes(bytes, format, path: binding.path, report: &report)
    state.withLock { $0.shapes[binding.name] = .some(shapes) }
    return shapes
  }

  func csv(_ binding: DataBinding, _ report: inout Report) -> CSV? {
    guard binding.shapes == nil else {
      report.error(
        "E171", "`\(binding.name)` is a map and holds no table", at: binding.nameOrigin,
        label: "name it as `geo` of a map")
      return nil
    }
    let known = state.withLock { state in
      state.used.insert(binding.name)
      return state.entries[binding.name]
    }
    switch known {
    case .table(let table): return table
    case .unreadable: return nil
    case nil: break
    }
    var entry = Entry.unreadable
    if case .success(let bytes) = files[binding.path.text],
      let table = CSV(
        SourceText(name: binding.path.text, bytes: bytes),
        format: binding.delimiter == "\t" ? .tsv : .csv, report: &report)
    {
      entry = .table(table)
    }
    state.withLock { $0.entries[binding.name] = entry }
    if case .table(let table) = entry { return table }
    return nil
  }

  /// The names that something on the page has asked for.
  var used: Set<String> { state.withLock { $0.used } }
}

extension DataBinding {
  func seriesColumns(_ report: inout Report) -> SeriesColumns {
    var only: Period?
    if let period {
      only = Period(period.text)
      if only == nil {
        report.error(
          "E104", "`period` should be a period such as 2023 or 2023/24", at: period.origin)
      }
    }
    return SeriesColumns(
      area: columns["area"]?.text, period: columns["period"]?.text,
      category: columns["category"]?.text, value: columns["value"]?.text,
      low: columns["low"]?.text, high: columns["high"]?.text, unit: columns["unit"]?.text,
      status: columns["status"]?.text, onlyPeriod: only)
  }
}
