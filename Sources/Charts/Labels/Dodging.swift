/// Places intervals side by side with the least total displacement.
enum Dodging {
  struct Interval: Hashable {
    var start: Double
    var end: Double
    var length: Double { max(end - start, 0) }
    var middle: Double { (start + end) / 2 }
  }

  /// How far to move each interval so that none overlap and all lie in `extent`.
  ///
  /// Neighbours that touch form a block, which sits where the mean displacement of its members is
  /// least (pool adjacent violators); equal middles keep their order. If there is not room for all,
  /// they are packed from the start of the extent, closer than they would like.
  static func shifts(_ intervals: [Interval], within extent: ClosedRange<Double>) -> [Double] {
    let order = intervals.indices.sorted {
      (intervals[$0].middle, $0) < (intervals[$1].middle, $1)
    }
    let room = extent.upperBound - extent.lowerBound
    let total = intervals.reduce(0) { $0 + $1.length }
    let squeeze = total > room && total > 0 ? room / total : 1

    struct Block {
      var members: [Int]
      var length: Double
      /// The sum of where the block's start would like to be, over its members.
      var wishes: Double
      var start: Double
    }
    func place(_ block: inout Block) {
      let wish = block.wishes / Double(block.members.count)
      block.start = min(max(wish, extent.lowerBound), extent.upperBound - block.length)
      block.start = max(block.start, extent.lowerBound)
    }
    var blocks: [Block] = []
    for index in order {
      let interval = intervals[index]
      let length = interval.length * squeeze
      var block = Block(
        members: [index], length: length, wishes: interval.middle - length / 2, start: 0)
      place(&block)
      while let last = blocks.last, last.start + last.length > block.start + 1e-9 {
        blocks.removeLast()
        // Members of the later block wish relative to the start of the joint one.
        block = Block(
          members: last.members + block.members, length: last.length + block.length,
          wishes: last.wishes + block.wishes - last.length * Double(block.members.count), start: 0)
        place(&block)
      }
      blocks.append(block)
    }
    var shifts = Array(repeating: 0.0, count: intervals.count)
    for block in blocks {
      var start = block.start
      for index in block.members {
        let length = intervals[index].length * squeeze
        shifts[index] = start + length / 2 - intervals[index].middle
        start += length
      }
    }
    return shifts
  }
}
