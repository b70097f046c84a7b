/// Places stretches of a line side by side, each as near as can be to where it would like to be.
enum Spreading {
  struct Wish: Hashable {
    var middle: Double
    var length: Double
  }

  /// The middles of the stretches, in the order given, so that none overlap and all lie in `extent`.
  ///
  /// Neighbours that touch form a block, which sits where the sum of its members' displacements squared
  /// is least (pool adjacent violators); wishes that are equal keep their order.
  /// - Precondition: there is room for all; the surplus sticks out at the end otherwise.
  static func middles(_ wishes: [Wish], within extent: ClosedRange<Double>) -> [Double] {
    struct Block {
      var members: [Int]
      var length: Double
      /// Over its members, where the block's start would like to be.
      var wishes: Double
      var start = 0.0

      mutating func settle(in extent: ClosedRange<Double>) {
        start = wishes / Double(members.count)
        start = max(min(start, extent.upperBound - length), extent.lowerBound)
      }
    }
    let order = wishes.indices.sorted { (wishes[$0].middle, $0) < (wishes[$1].middle, $1) }
    var blocks: [Block] = []
    for index in order {
      let wish = wishes[index]
      var block = Block(
        members: [index], length: wish.length, wishes: wish.middle - wish.length / 2)
      block.settle(in: extent)
      while let last = blocks.last, last.start + last.length > block.start + 1e-9 {
        blocks.removeLast()
        // Members of the later block wish relative to the start of the joint one.
        block = Block(
          members: last.members + block.members, length: last.length + block.length,
          wishes: last.wishes + block.wishes - last.length * Double(block.members.count))
        block.settle(in: extent)
      }
      blocks.append(block)
    }
    var middles = Array(repeating: 0.0, count: wishes.count)
    for block in blocks {
      var start = block.start
      for index in block.members {
        middles[index] = start + wishes[index].length / 2
        start += wishes[index].length
      }
    }
    return middles
  }

  /// The middles of stretches that each cover the point they belong to, near to being centred on it, in the
  /// order given; `nil` where they cannot all.
  static func covering(_ wishes: [Wish], within extent: ClosedRange<Double>) -> [Double]? {
    let order = wishes.indices.sorted { (wishes[$0].middle, $0) < (wishes[$1].middle, $1) }
    // The furthest right that each may start, so that those behind it have room.
    var latest = Array(repeating: 0.0, count: wishes.count)
    var end = extent.upperBound
    for index in order.reversed() {
      latest[index] = min(end - wishes[index].length, wishes[index].middle)
      end = latest[index]
    }
    var middles = Array(repeating: 0.0, count: wishes.count)
    var start = extent.lowerBound
    for index in order {
      let wish = wishes[index]
      let earliest = max(start, wish.middle - wish.length)
      guard earliest <= latest[index] + 1e-9 else { return nil }
      let place = min(max(wish.middle - wish.length / 2, earliest), latest[index])
      middles[index] = place + wish.length / 2
      start = place + wish.length
    }
    return middles
  }

  /// Which stretches stay so that the rest fit `room`: the least important go first, of equals the last.
  static func fitting(_ lengths: [Double], priorities: [Int], room: Double) -> [Int] {
    var kept = Array(lengths.indices)
    var total = lengths.reduce(0, +)
    while total > room + 1e-9,
      let victim = kept.max(by: { (-priorities[$0], $0) < (-priorities[$1], $1) })
    {
      kept.removeAll { $0 == victim }
      total -= lengths[victim]
    }
    return kept
  }
}
