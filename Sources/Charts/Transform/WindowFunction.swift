import Tables

/// One window operation over the sorted rows of a group.
struct WindowFunction {
  static let names = [
    "cume_dist", "dense_rank", "first_value", "lag", "last_value", "lead", "next_value", "ntile",
    "nth_value", "percent_rank", "prev_value", "rank", "row_number",
  ]

  let operation: String
  let parameter: Double?
  let values: DataValues?
  let rows: [Int]
  let keys: SortKeys?
  /// Rows before and after, counted from the row itself; `nil` for all.
  let low: Int?
  let high: Int?
  let ignoresPeers: Bool

  func results() -> [Datum] {
    let peers = peerGroups()
    switch operation {
    case "row_number": return rows.indices.map { .number(Double($0 + 1)) }
    case "rank": return rows.indices.map { .number(Double(peers[$0].lowerBound + 1)) }
    case "dense_rank":
      var rank = 0
      return rows.indices.map { index in
        if peers[index].lowerBound == index { rank += 1 }
        return .number(Double(rank))
      }
    case "percent_rank":
      let count = Double(max(rows.count - 1, 1))
      return rows.indices.map { .number(Double(peers[$0].lowerBound) / count) }
    case "cume_dist":
      return rows.indices.map { .number(Double(peers[$0].upperBound) / Double(rows.count)) }
    case "ntile":
      let count = max(parameter ?? 1, 1)
      return rows.indices.map { index in
        let share = Double(peers[index].upperBound) / Double(rows.count)
        return .number((count * share).rounded(.up))
      }
    case "lag": return rows.indices.map { value(at: $0 - offset) }
    case "lead": return rows.indices.map { value(at: $0 + offset) }
    case "prev_value": return previous(rows.indices.map { $0 })
    case "next_value": return previous(rows.indices.reversed()).reversed()
    case "first_value": return rows.indices.map { value(at: frame($0, peers).lowerBound) }
    case "last_value": return rows.indices.map { value(at: frame($0, peers).upperBound - 1) }
    case "nth_value":
      let place = Int(min(max(parameter ?? 1, 1), 1e9)) - 1
      return rows.indices.map { index in
        let frame = frame(index, peers)
        return frame.lowerBound + place < frame.upperBound
          ? value(at: frame.lowerBound + place) : .null
      }
    default: return aggregates(peers)
    }
  }

  private var offset: Int { Int(min(max(parameter ?? 1, 0), 1e9)) }

  private func value(at index: Int) -> Datum {
    rows.indices.contains(index) ? values?[rows[index]] ?? .null : .null
  }

  /// The last value that is there, up to each row.
  private func previous(_ order: [Int]) -> [Datum] {
    var last = Datum.null
    return order.map { index in
      let datum = value(at: index)
      if datum != .null { last = datum }
      return last
    }
  }

  /// Rows that the order does not tell apart.
  private func peerGroups() -> [Range<Int>] {
    guard let keys else {
      return rows.indices.map { _ in 0..<rows.count }
    }
    var groups: [Range<Int>] = []
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, !keys.isAscending(rows[start], rows[end]) { end += 1 }
      groups += Array(repeating: start..<end, count: end - start)
      start = end
    }
    return groups
  }

  private func frame(_ index: Int, _ peers: [Range<Int>]) -> Range<Int> {
    var start = low.map { max(0, index + $0) } ?? 0
    var end = high.map { min(rows.count, index + $0 + 1) } ?? rows.count
    if !ignoresPeers, keys != nil {
      if low != nil, rows.indices.contains(start) { start = min(start, peers[start].lowerBound) }
      if high != nil, end > 0, rows.indices.contains(end - 1) {
        end = max(end, peers[end - 1].upperBound)
      }
    }
    return start < end ? start..<end : start..<start
  }

  /// Sums and means of frames; those that only grow are kept as they go.
  private func aggregates(_ peers: [Range<Int>]) -> [Datum] {
    let measures = values?.measures
    if operation == "sum" || operation == "count" || operation == "mean" || operation == "average" {
      var sums = [0.0]
      var counts = [0.0]
      for row in rows {
        let value = measures.map { $0[row] } ?? 1
        sums.append(sums[sums.count - 1] + (value.isNaN ? 0 : value))
        counts.append(counts[counts.count - 1] + (value.isNaN ? 0 : 1))
      }
      return rows.indices.map { index in
        let frame = frame(index, peers)
        let sum = sums[frame.upperBound] - sums[frame.lowerBound]
        if operation == "sum" { return .number(sum) }
        if operation == "count" { return .number(Double(frame.count)) }
        let count = counts[frame.upperBound] - counts[frame.lowerBound]
        return count > 0 ? .number(sum / count) : .null
      }
    }
    var known: (frame: Range<Int>, datum: Datum)?
    return rows.indices.map { index in
      let frame = frame(index, peers)
      if let known, known.frame == frame { return known.datum }
      let datum = Aggregates.column(operation, of: values, rows: [frame.map { rows[$0] }])[0]
      known = (frame, datum)
      return datum
    }
  }
}
