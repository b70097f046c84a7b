import Glibc
import Tables

/// What is known of the rows in a window. Rows leave in the order in which they came.
protocol WindowCounter {
  mutating func add(_ row: Int)
  mutating func remove(_ row: Int)
  /// NaN where there is no answer.
  var value: Double { get }
}

/// How many rows are of a kind.
struct HitCounter: WindowCounter {
  private let isCounted: [Bool]
  private var count = 0

  init(_ isCounted: [Bool]) { self.isCounted = isCounted }

  mutating func add(_ row: Int) { if isCounted[row] { count += 1 } }
  mutating func remove(_ row: Int) { if isCounted[row] { count -= 1 } }
  var value: Double { Double(count) }
}

/// How many different values there are.
struct DistinctCounter: WindowCounter {
  private let codes: [Int]
  private var counts: [Int: Int] = [:]

  init(_ codes: [Int]) { self.codes = codes }

  mutating func add(_ row: Int) { counts[codes[row], default: 0] += 1 }

  mutating func remove(_ row: Int) {
    let count = counts[codes[row], default: 0] - 1
    counts[codes[row]] = count > 0 ? count : nil
  }

  var value: Double { Double(counts.count) }
}

/// Sums, means and spreads.
struct MomentCounter: WindowCounter {
  private let operation: String
  private let measures: [Double]
  private let rate: Double
  /// What came since the older rows were last laid out.
  private var newer = Moments()
  private var newerRows: [Int] = []
  /// The older rows as they will leave, the next one last: each with all that came after it. So
  /// nothing is ever subtracted, and no rounding error stays behind.
  private var older: [Moments] = []

  init(_ operation: String, _ measures: [Double], rate: Double) {
    self.operation = operation
    self.measures = measures
    self.rate = rate
  }

  mutating func add(_ row: Int) {
    newer.add(measures[row], rate: rate)
    newerRows.append(row)
  }

  mutating func remove(_ row: Int) {
    if older.isEmpty {
      var sum = Moments()
      for row in newerRows.reversed() {
        var moments = Moments()
        moments.add(measures[row], rate: rate)
        sum = moments.followed(by: sum, rate: rate)
        older.append(sum)
      }
      newer = Moments()
      newerRows.removeAll(keepingCapacity: true)
    }
    if !older.isEmpty { older.removeLast() }
  }

  var value: Double {
    (older.last.map { $0.followed(by: newer, rate: rate) } ?? newer).value(operation, rate: rate)
  }
}

/// What sums, means and spreads of some numbers are worked out from.
private struct Moments {
  private var count = 0.0
  private var sum = 0.0
  private var mean = 0.0
  /// Of the distances to the mean.
  private var squares = 0.0
  private var product = 1.0
  /// Each value times the rate for every one that came after it.
  private var decayed = 0.0

  mutating func add(_ value: Double, rate: Double) {
    guard !value.isNaN else { return }
    count += 1
    sum += value
    let distance = value - mean
    mean += distance / count
    squares += distance * (value - mean)
    product *= value
    decayed = rate * decayed + value
  }

  func followed(by next: Moments, rate: Double) -> Moments {
    if next.count == 0 { return self }
    if count == 0 { return next }
    var whole = Moments()
    whole.count = count + next.count
    whole.sum = sum + next.sum
    let distance = next.mean - mean
    whole.mean = mean + distance * next.count / whole.count
    whole.squares =
      squares + next.squares + distance * distance * count * next.count / whole.count
    whole.product = product * next.product
    whole.decayed = decayed * pow(rate, next.count) + next.decayed
    return whole
  }

  func value(_ operation: String, rate: Double) -> Double {
    guard count > 0 else { return .nan }
    switch operation {
    case "sum": return sum
    case "product": return product
    case "mean", "average": return mean
    case "exponential": return decayed * (1 - rate) / (1 - pow(rate, count))
    case "exponentialb": return decayed * (1 - rate)
    default: break
    }
    guard count > 1 else { return .nan }
    switch operation {
    case "variance": return squares / (count - 1)
    case "variancep": return squares / count
    case "stdev": return sqrt(squares / (count - 1))
    case "stdevp": return sqrt(squares / count)
    case "stderr": return sqrt(squares / (count * (count - 1)))
    default: return .nan
    }
  }
}

/// The row with the least or greatest value, the first of equals.
struct ExtremeCounter: WindowCounter {
  private let keys: [Double]
  private let isLargest: Bool
  /// Rows that may yet be the extreme, the best first; those before `head` are gone.
  private var candidates: [Int] = []
  private var head = 0

  init(_ keys: [Double], isLargest: Bool) {
    self.keys = keys
    self.isLargest = isLargest
  }

  mutating func add(_ row: Int) {
    let key = keys[row]
    guard !key.isNaN else { return }
    while let last = candidates.last, candidates.count > head,
      isLargest ? keys[last] < key : keys[last] > key
    {
      candidates.removeLast()
    }
    candidates.append(row)
  }

  mutating func remove(_ row: Int) {
    if head < candidates.count, candidates[head] == row { head += 1 }
  }

  /// The row itself.
  var value: Double { head < candidates.count ? Double(candidates[head]) : .nan }
}

/// A quantile, from how many values there are of each size.
struct QuantileCounter: WindowCounter {
  private let ranks: [Int]
  private let sorted: [Double]
  private let share: Double
  /// A Fenwick tree: sums of counts over spans whose lengths are powers of 2.
  private var tree: [Int]
  private var count = 0

  init(_ values: DataValues, _ share: Double) {
    let measures = values.measures
    let sorted = Set(measures.filter { !$0.isNaN }).sorted()
    var codes: [Double: Int] = [:]
    for (index, value) in sorted.enumerated() { codes[value] = index + 1 }
    self.sorted = sorted
    self.share = share
    ranks = measures.map { codes[$0] ?? 0 }
    tree = Array(repeating: 0, count: sorted.count + 1)
  }

  mutating func add(_ row: Int) { change(row, by: 1) }
  mutating func remove(_ row: Int) { change(row, by: -1) }

  private mutating func change(_ row: Int, by amount: Int) {
    guard ranks[row] > 0 else { return }
    count += amount
    var index = ranks[row]
    while index < tree.count {
      tree[index] += amount
      index += index & -index
    }
  }

  var value: Double {
    guard count > 0 else { return .nan }
    let place = share * Double(count - 1)
    let index = Int(place)
    let low = value(at: index)
    guard index + 1 < count else { return low }
    return low + (value(at: index + 1) - low) * (place - Double(index))
  }

  /// The value with `place` smaller or equal ones before it.
  private func value(at place: Int) -> Double {
    var (index, rest) = (0, place)
    var step = 1
    while step * 2 < tree.count { step *= 2 }
    while step > 0 {
      if index + step < tree.count, tree[index + step] <= rest {
        index += step
        rest -= tree[index]
      }
      step /= 2
    }
    return index < sorted.count ? sorted[index] : .nan
  }
}
