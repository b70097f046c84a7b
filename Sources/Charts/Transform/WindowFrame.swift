import Diagnostics
import Tables

/// The rows before and after the current one that a window takes in.
struct WindowFrame: Hashable {
  /// How many; `nil` for all.
  var before: Int?
  var after: Int?

  static let everything = WindowFrame(before: nil, after: nil)
  /// Everything up to the current row.
  static let running = WindowFrame(before: nil, after: 0)

  init(before: Int?, after: Int?) {
    self.before = before
    self.after = after
  }

  /// The `frame` of a transform; `nil`, with a message, when it is none.
  init?(_ node: Node, otherwise: WindowFrame, context: inout Context) {
    guard let given = node["frame"], !given.isNull else {
      self = otherwise
      return
    }
    let ends = given.items ?? []
    guard ends.count == 2, ends.allSatisfy({ $0.isNull || $0.number?.isFinite == true }) else {
      context.report.error(
        "E546", "a `frame` is a list of two numbers of rows, `null` for all of them",
        at: given.origin)
      return nil
    }
    before = ends[0].number.map(Self.count)
    after = ends[1].number.map(Self.count)
  }

  /// As in Vega, the sign says nothing: the first end lies before, the second after.
  private static func count(_ number: Double) -> Int { Int(min(abs(number), 1e12)) }
}

/// The rows of one group in the order of a window, and the equal ones among them.
struct WindowPartition {
  var rows: [Int]
  /// For each place, the first place of its equals, and the one after the last.
  private(set) var firstPeer: [Int]
  private(set) var endOfPeers: [Int]

  /// - Parameter sort: `nil` leaves the rows as they are, and none equals another.
  static func partitions(of table: DataTable, by grouping: Grouping, sort: RowRanks?)
    -> [WindowPartition]
  {
    guard let sort else { return grouping.rows.map { WindowPartition(rows: $0, ranks: nil) } }
    var rows: [[Int]] = Array(repeating: [], count: grouping.rows.count)
    for row in sort.order { rows[grouping.groupOfRow[row]].append(row) }
    return rows.map { WindowPartition(rows: $0, ranks: sort.ranks) }
  }

  private init(rows: [Int], ranks: [Int]?) {
    self.rows = rows
    firstPeer = Array(rows.indices)
    endOfPeers = rows.indices.map { $0 + 1 }
    guard let ranks, rows.count > 1 else { return }
    for place in 1..<rows.count where ranks[rows[place]] == ranks[rows[place - 1]] {
      firstPeer[place] = firstPeer[place - 1]
    }
    for place in (0..<(rows.count - 1)).reversed()
    where ranks[rows[place]] == ranks[rows[place + 1]] {
      endOfPeers[place] = endOfPeers[place + 1]
    }
  }

  /// The places that the window at `place` takes in; with the equals of its ends unless ignored.
  func window(at place: Int, _ frame: WindowFrame, ignorePeers: Bool) -> Range<Int> {
    let start = frame.before.map { max(0, place - $0) } ?? 0
    let end = frame.after.map { min(rows.count, place + $0 + 1) } ?? rows.count
    return ignorePeers ? start..<end : firstPeer[start]..<endOfPeers[end - 1]
  }

  /// The row in which the group of equals begins, counted from 1 in `rank`, without gaps in the
  /// dense one.
  var denseRanks: [Int] {
    var rank = 0
    return rows.indices.map { place in
      if firstPeer[place] == place { rank += 1 }
      return rank
    }
  }
}
