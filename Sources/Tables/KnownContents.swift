/// A hash table of ranges of bytes. Its seeds are drawn anew in each process, so that no file can be
/// made to fill one slot; what it answers does not depend on them.
struct KnownContents {
  private(set) var contents: [DelimitedFields.Content] = []
  private var hashes: [UInt64] = []
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private let seeds = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max) | 1)

  @inline(__always)
  mutating func code(of content: DelimitedFields.Content, in bytes: Span<UInt8>) -> Int32 {
    let hash = hash(of: content, in: bytes)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let code = Int(slots[slot])
      if hashes[code] == hash, areEqual(contents[code], content, in: bytes) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return add(content, hash, slot)
  }

  private mutating func add(_ content: DelimitedFields.Content, _ hash: UInt64, _ slot: Int)
    -> Int32
  {
    let code = Int32(truncatingIfNeeded: contents.count)
    slots[slot] = code
    contents.append(content)
    hashes.append(hash)
    if contents.count * 2 > slots.count { grow() }
    return code
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (code, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: code)
    }
  }

  @inline(__always)
  private func hash(of content: DelimitedFields.Content, in bytes: Span<UInt8>) -> UInt64 {
    var position = content.start
    var hash = seeds.0 ^ UInt64(truncatingIfNeeded: content.end - content.start)
    repeat {
      let count = min(8, content.end - position)
      let product = (hash ^ Word.load(bytes, at: position, count: count))
        .multipliedFullWidth(by: seeds.1)
      hash = product.high ^ product.low
      position += 8
    } while position < content.end
    return hash
  }

  @inline(__always)
  private func areEqual(
    _ a: DelimitedFields.Content, _ b: DelimitedFields.Content, in bytes: Span<UInt8>
  ) -> Bool {
    let length = a.end - a.start
    guard length == b.end - b.start else { return false }
    var offset = 0
    while offset < length {
      let count = min(8, length - offset)
      guard
        Word.load(bytes, at: a.start + offset, count: count)
          == Word.load(bytes, at: b.start + offset, count: count)
      else { return false }
      offset += 8
    }
    return true
  }
}
