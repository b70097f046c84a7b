import Glibc
import SceneGraph

/// Outlines written as SVG path data: `M0,-1L1,1Z`.
enum PathText {
  /// - Returns: `nil` for what is not path data.
  static func path(_ text: String) -> Path? {
    var reader = Reader(bytes: Array(text.utf8))
    var path = Path()
    var current = Point.zero
    var start = Point.zero
    var control: Point?
    var command: UInt8 = 0
    while let next = reader.command(after: command) {
      command = next
      let isRelative = command >= UInt8(ascii: "a")
      func absolute(_ x: Double, _ y: Double) -> Point {
        isRelative ? Point(x: current.x + x, y: current.y + y) : Point(x: x, y: y)
      }
      switch command & ~0x20 {
      case UInt8(ascii: "M"):
        guard let n = reader.numbers(2) else { return nil }
        current = absolute(n[0], n[1])
        start = current
        path.move(to: current)
        command = isRelative ? UInt8(ascii: "l") : UInt8(ascii: "L")
      case UInt8(ascii: "L"):
        guard let n = reader.numbers(2) else { return nil }
        current = absolute(n[0], n[1])
        path.line(to: current)
      case UInt8(ascii: "H"):
        guard let n = reader.numbers(1) else { return nil }
        current.x = isRelative ? current.x + n[0] : n[0]
        path.line(to: current)
      case UInt8(ascii: "V"):
        guard let n = reader.numbers(1) else { return nil }
        current.y = isRelative ? current.y + n[0] : n[0]
        path.line(to: current)
      case UInt8(ascii: "C"):
        guard let n = reader.numbers(6) else { return nil }
        let (a, b, end) = (absolute(n[0], n[1]), absolute(n[2], n[3]), absolute(n[4], n[5]))
        path.curve(a, b, to: end)
        (control, current) = (b, end)
        continue
      case UInt8(ascii: "S"):
        guard let n = reader.numbers(4) else { return nil }
        let (b, end) = (absolute(n[0], n[1]), absolute(n[2], n[3]))
        let a = control.map { Point(x: 2 * current.x - $0.x, y: 2 * current.y - $0.y) } ?? current
        path.curve(a, b, to: end)
        (control, current) = (b, end)
        continue
      case UInt8(ascii: "Q"):
        guard let n = reader.numbers(4) else { return nil }
        let (q, end) = (absolute(n[0], n[1]), absolute(n[2], n[3]))
        path.curve(third(current, q), third(end, q), to: end)
        current = end
      case UInt8(ascii: "A"):
        guard let n = reader.arc() else { return nil }
        let end = absolute(n[5], n[6])
        EllipticalArc(
          start: current, end: end, radiusX: n[0], radiusY: n[1], rotation: n[2],
          isLarge: n[3] != 0, isClockwise: n[4] != 0
        ).append(to: &path)
        current = end
      case UInt8(ascii: "Z"):
        path.close()
        current = start
        command = 0
      default: return nil
      }
      control = nil
    }
    return reader.isAtEnd && !path.isEmpty ? path : nil
  }

  /// Two thirds of the way to the control point of a quadratic curve.
  private static func third(_ end: Point, _ control: Point) -> Point {
    Point(x: end.x + (control.x - end.x) * 2 / 3, y: end.y + (control.y - end.y) * 2 / 3)
  }

  private struct Reader {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index >= bytes.count }

    private mutating func skip() {
      while index < bytes.count, " ,\t\n\r".utf8.contains(bytes[index]) { index += 1 }
    }

    /// The next letter, or the last command again when a number follows.
    mutating func command(after last: UInt8) -> UInt8? {
      skip()
      guard index < bytes.count else { return nil }
      let byte = bytes[index]
      if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & ~0x20),
        byte & ~0x20 != UInt8(ascii: "E")
      {
        index += 1
        return byte
      }
      return last == 0 ? nil : last
    }

    mutating func numbers(_ count: Int) -> [Double]? {
      var numbers: [Double] = []
      for _ in 0..<count {
        guard let number = number() else { return nil }
        numbers.append(number)
      }
      return numbers
    }

    /// Radii, rotation, two flags of one digit each, which may run together, and the end.
    mutating func arc() -> [Double]? {
      guard let radii = numbers(3), let isLarge = flag(), let isClockwise = flag(),
        let end = numbers(2)
      else { return nil }
      return radii + [isLarge, isClockwise] + end
    }

    private mutating func flag() -> Double? {
      skip()
      guard index < bytes.count,
        bytes[index] == UInt8(ascii: "0") || bytes[index] == UInt8(ascii: "1")
      else { return nil }
      defer { index += 1 }
      return bytes[index] == UInt8(ascii: "1") ? 1 : 0
    }

    private mutating func number() -> Double? {
      skip()
      let start = index
      var hasDot = false
      while index < bytes.count {
        let byte = bytes[index]
        let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
        let isExponent = byte & ~0x20 == UInt8(ascii: "E")
        let afterExponent = index > start && bytes[index - 1] & ~0x20 == UInt8(ascii: "E")
        if isSign, index > start, !afterExponent { break }
        if byte == UInt8(ascii: "."), hasDot { break }
        if byte == UInt8(ascii: ".") { hasDot = true }
        guard
          isSign || isExponent || byte == UInt8(ascii: ".")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        else { break }
        index += 1
      }
      guard index > start, index - start <= 64 else { return nil }
      return Double(String(decoding: bytes[start..<index], as: UTF8.self))
    }
  }
}
