internal import MetricPlugin
internal import Tables

extension PluginCheck {
  /// Asks with rows in another order, with values missing or zero, with few rows and without columns.
  func checkData(_ questioner: Questioner, _ findings: inout CheckReport) {
    let base = questioner.base
    let columns = base.panel.columns.indices
    let names = base.panel.columns.map(\.name)
    func ask(_ changed: [(String, Preparation)]) -> [(what: String, answer: Response)] {
      zip(changed, questioner.ask(changed.map { Question($0.1) })).map { ($0.0, $1) }
    }
    func problems(_ answers: [(what: String, answer: Response)]) -> [String] {
      answers.compactMap { what, answer in questioner.problem(answer).map { "\(what): \($0)" } }
    }
    let usual = questioner.ask([Question(base)])[0]
    findings.check("rows in any order") {
      let answers = ask((1...2).map { ("shuffled", base.shuffled(seed: UInt64($0))) })
      let wrong = problems(answers)
      guard wrong.isEmpty else { return wrong }
      return answers.allSatisfy { $0.answer.hasObservations(of: usual) }
        ? [] : ["the values of areas and periods change with the order of the rows"]
    }
    let nulls = ask(columns.map { ("all of `\(names[$0])` missing", base.filled($0, with: nil)) })
    let zeros = ask(columns.map { ("all of `\(names[$0])` zero", base.filled($0, with: 0)) })
    findings.check("missing values") {
      let cells = base.cells(atMost: 24)
      let single = ask(
        cells.map { cell in
          let place = "\(base.panel.areas[cell.row]), \(base.panel.periods[cell.row].text)"
          return ("`\(names[cell.column])` missing in \(place)", base.without(cell))
        })
      let confused = columns.filter { column in
        nulls[column].answer.hasValues
          && nulls[column].answer.hasObservations(of: zeros[column].answer)
          && !nulls[column].answer.hasObservations(of: usual)
      }
      return problems(nulls + single)
        + confused.map { "a missing `\(names[$0])` is computed as if it were 0" }
    }
    findings.check("zeros") {
      var all = base
      for column in columns { all = all.filled(column, with: 0) }
      // One end of an interval set to zero is the kit's own nonsense.
      return problems(zeros.filter { !$0.answer.isIntervalUpsideDown })
        + problems(ask([("everything zero", all)]))
    }
    findings.check("one row, and none") {
      problems(
        ask([
          ("one row", base.cut(to: base.panel.count > 0 ? [0] : [])), ("no row", base.cut(to: [])),
        ]))
    }
    findings.check("missing columns") {
      let answers = ask(
        columns.map { ("without `\(names[$0])`", base.withoutColumn($0)) })
      return problems(answers)
        + answers.enumerated().compactMap { index, item in
          guard case .answer = item.answer.verdict,
            base.definition.inputs.contains(where: { $0.column == names[index] && $0.isRequired })
          else { return nil }
          return "\(item.what): it must give the error `missing_input`, since the input is required"
        }
    }
  }
}

extension Response {
  private struct Key: Hashable {
    var area: String
    var period: String
    var category: String
  }

  var hasValues: Bool {
    guard case .answer(let checked) = verdict else { return false }
    return checked.answer.value.contains { !$0.isNaN }
  }

  var isIntervalUpsideDown: Bool {
    guard case .failure(.badReply(let path, _)) = verdict else { return false }
    return path.hasPrefix("ok.low[")
  }

  /// Whether both have the same values for the same areas, periods and categories, in whatever order.
  func hasObservations(of other: Response) -> Bool {
    guard case .answer(let own) = verdict, case .answer(let its) = other.verdict else {
      return false
    }
    let left = Self.values(of: own.answer)
    let right = Self.values(of: its.answer)
    guard left.count == right.count else { return false }
    return left.allSatisfy { key, value in
      guard let other = right[key] else { return false }
      if value.isNaN || other.isNaN { return value.isNaN && other.isNaN }
      return (value - other).magnitude <= 1e-9 * max(value.magnitude, other.magnitude, 1e-9)
    }
  }

  private static func values(of answer: Reply.Answer) -> [Key: Double] {
    var values: [Key: Double] = [:]
    for row in answer.value.indices {
      let category = answer.category.isEmpty ? "" : answer.category[row]
      values[Key(area: answer.area[row], period: answer.period[row], category: category)] =
        answer.value[row]
    }
    return values
  }
}

/// A value of a table.
struct Cell: Hashable {
  var row: Int
  var column: Int
}

extension Preparation {
  /// The rows at `rows`, in that order.
  func cut(to rows: [Int]) -> Preparation {
    var changed = self
    changed.computedRows = []
    changed.panel.areas = rows.map { panel.areas[$0] }
    changed.panel.periods = rows.map { panel.periods[$0] }
    changed.panel.categories = panel.categories.map { all in rows.map { all[$0] } }
    for index in panel.columns.indices {
      let column = panel.columns[index]
      changed.panel.columns[index].values = rows.map { column.values[$0] }
      changed.panel.columns[index].low = column.low.map { all in rows.map { all[$0] } }
      changed.panel.columns[index].high = column.high.map { all in rows.map { all[$0] } }
      changed.panel.columns[index].statuses = rows.map { column.statuses[$0] }
    }
    return changed
  }

  func shuffled(seed: UInt64) -> Preparation {
    var random = SplitMix(state: seed)
    return cut(to: Array(0..<panel.count).shuffled(using: &random))
  }

  /// One column with one value everywhere.
  func filled(_ column: Int, with value: Double?) -> Preparation {
    var changed = self
    let status: ObservationStatus = value == nil ? .missing : ObservationStatus(.normal)
    changed.panel.columns[column].values = Array(repeating: value, count: panel.count)
    changed.panel.columns[column].statuses = Array(repeating: status, count: panel.count)
    changed.panel.columns[column].low = nil
    changed.panel.columns[column].high = nil
    return changed
  }

  func without(_ cell: Cell) -> Preparation {
    var changed = self
    changed.panel.columns[cell.column].values[cell.row] = nil
    changed.panel.columns[cell.column].statuses[cell.row] = .missing
    return changed
  }

  func withoutColumn(_ column: Int) -> Preparation {
    var changed = self
    changed.panel.columns.remove(at: column)
    return changed
  }

  /// Values that are there, always the same ones of the same table.
  func cells(atMost count: Int) -> [Cell] {
    var random = SplitMix(state: 42)
    let all = panel.columns.indices.flatMap { column in
      (0..<panel.count).filter { panel.columns[column].values[$0] != nil }.map {
        Cell(row: $0, column: column)
      }
    }
    return Array(all.shuffled(using: &random).prefix(count))
  }

  /// Very many rows with the values of these, again and again.
  func enlarged(areas: Int, periods: Int) -> Preparation {
    guard panel.count > 0 else { return self }
    let first = panel.periods[0]
    let rows = (0..<areas * periods).map { $0 % panel.count }
    var changed = cut(to: rows)
    let codes = (0..<areas).map { index in
      index == 0 ? comparator ?? area ?? "Z0000000" : "Z\(1_000_000 + index)"
    }.sorted()
    changed.panel.areas = codes.flatMap { Array(repeating: $0, count: periods) }
    let times = (0..<periods).map {
      Period(first.kind, ordinal: first.ordinal + $0) ?? Period(first.kind, ordinal: 1 + $0)
        ?? first
    }
    changed.panel.periods = (0..<areas).flatMap { _ in times }
    changed.panel.categories = panel.categories.map { all in rows.map { _ in all[0] } }
    return changed
  }
}

/// A small generator whose numbers are the same everywhere (Steele, Lea and Flood, OOPSLA 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
