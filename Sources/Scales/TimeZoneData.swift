internal import Glibc

/// A compiled zone of the tz database (TZif): when the clock changed, and by which rule it will.
final class TimeZoneData: Sendable {
  /// Milliseconds at which an offset begins; ascending.
  private let transitions: [Double]
  /// `offsets[i]` holds before `transitions[i]`; one more than there are transitions.
  private let offsets: [Double]
  /// What holds after the last transition.
  private let rule: TimeZoneRule?

  convenience init?(contentsOf path: String) {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: Self.largestFile)
    let count = fread(&bytes, 1, bytes.count, file)
    guard count < bytes.count else { return nil }
    self.init(Array(bytes[..<count]))
  }

  init?(_ bytes: [UInt8]) {
    var reader = TimeZoneReader(bytes: bytes)
    guard let first = reader.readHeader() else { return nil }
    var header = first
    var timeSize = 4
    if header.version >= 2 {
      // The second block says the same in 64 bits.
      guard reader.skip(first.byteCount(timeSize: 4)), let second = reader.readHeader() else {
        return nil
      }
      header = second
      timeSize = 8
    }
    guard let block = reader.readBlock(header, timeSize: timeSize) else { return nil }
    transitions = block.times
    offsets = block.offsets
    rule = header.version >= 2 ? reader.readFooter().flatMap(TimeZoneRule.init) : nil
  }

  func offset(at time: Double) -> Double {
    if let rule, time >= transitions.last ?? -.infinity { return rule.offset(at: time) }
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return offsets[low]
  }

  private static let largestFile = 1 << 16
}

/// Reads big-endian numbers, never past the end.
private struct TimeZoneReader {
  let bytes: [UInt8]
  var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  struct Header {
    var version: Int
    var utcFlags: Int
    var standardFlags: Int
    var leapSeconds: Int
    var times: Int
    var types: Int
    var letters: Int

    func byteCount(timeSize: Int) -> Int {
      times * (timeSize + 1) + types * 6 + letters + leapSeconds * (timeSize + 4) + standardFlags
        + utcFlags
    }
  }

  mutating func skip(_ count: Int) -> Bool {
    guard count <= bytes.count - index else { return false }
    index += count
    return true
  }

  mutating func read(_ size: Int) -> Int? {
    guard size <= bytes.count - index else { return nil }
    var value = Int(Int8(bitPattern: bytes[index]))
    for offset in 1..<size { value = value << 8 | Int(bytes[index + offset]) }
    index += size
    return value
  }

  mutating func readHeader() -> Header? {
    guard bytes.dropFirst(index).starts(with: Array("TZif".utf8)), bytes.count - index >= 44 else {
      return nil
    }
    let digit = bytes[index + 4]
    index += 20
    var counts: [Int] = []
    for _ in 0..<6 {
      guard let count = read(4), (0...bytes.count).contains(count) else { return nil }
      counts.append(count)
    }
    return Header(
      version: digit == 0 ? 1 : Int(digit) - 48, utcFlags: counts[0], standardFlags: counts[1],
      leapSeconds: counts[2], times: counts[3], types: counts[4], letters: counts[5])
  }

  mutating func readBlock(_ header: Header, timeSize: Int) -> (times: [Double], offsets: [Double])?
  {
    let end = index + header.byteCount(timeSize: timeSize)
    guard end <= bytes.count, header.types > 0 else { return nil }
    var times: [Double] = []
    for _ in 0..<header.times {
      guard let seconds = read(timeSize), Double(seconds) * 1000 > times.last ?? -.infinity else {
        return nil
      }
      times.append(Double(seconds) * 1000)
    }
    var kinds: [Int] = []
    for _ in 0..<header.times {
      guard let kind = read(1), (0..<header.types).contains(kind) else { return nil }
      kinds.append(kind)
    }
    var typeOffsets: [Double] = []
    for _ in 0..<header.types {
      guard let seconds = read(4), abs(seconds) < 90_000, skip(2) else { return nil }
      typeOffsets.append(Double(seconds) * 1000)
    }
    index = end
    return (times, [typeOffsets[0]] + kinds.map { typeOffsets[$0] })
  }

  mutating func readFooter() -> String? {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\n") else { return nil }
    let rest = bytes[(index + 1)...]
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    return String(decoding: rest[..<end], as: UTF8.self)
  }
}
