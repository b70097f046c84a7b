internal import Glibc
internal import SceneGraph

extension Double {
  /// At most so many decimals, no trailing zeros, no exponent, never "-0".
  func decimals(_ places: Int) -> String {
    let factor = pow(10, Double(places))
    let scaled = (self * factor).rounded()
    guard scaled.isFinite, abs(scaled) < 9e15 else { return isFinite ? "\(self)" : "0" }
    let whole = Int64(scaled)
    let digits = String(whole.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    var fraction = padded.suffix(places)
    while fraction.last == "0" { fraction.removeLast() }
    let sign = whole < 0 ? "-" : ""
    let integer = padded.dropLast(places)
    return fraction.isEmpty ? "\(sign)\(integer)" : "\(sign)\(integer).\(fraction)"
  }
}

extension Path {
  var isFinite: Bool {
    segments.allSatisfy { segment in
      switch segment {
      case .move(let point), .line(let point): point.isFinite
      case .curve(let a, let b, let c): a.isFinite && b.isFinite && c.isFinite
      case .close: true
      }
    }
  }

  /// The `d` attribute; thousandths of a point.
  var svg: String {
    var text = ""
    var pen: Point?
    for (index, segment) in segments.enumerated() {
      switch segment {
      case .move(let point):
        text += "M\(point.svg)"
        pen = point
      case .line(let point):
        // A line to where it starts is nothing, but for the dot that round ends make of it.
        if point == pen, index > 0, !segments[index - 1].isMove { continue }
        if point.y == pen?.y {
          text += "H\(point.x.decimals(3))"
        } else if point.x == pen?.x {
          text += "V\(point.y.decimals(3))"
        } else {
          text += "L\(point.svg)"
        }
        pen = point
      case .curve(let a, let b, let c):
        text += "C\(a.svg) \(b.svg) \(c.svg)"
        pen = c
      case .close:
        text += "Z"
        pen = nil
      }
    }
    return text
  }
}

extension Path.Segment {
  fileprivate var isMove: Bool {
    if case .move = self { return true }
    return false
  }
}

extension Point {
  fileprivate var svg: String { "\(x.decimals(3)),\(y.decimals(3))" }
}

extension Transform {
  var svg: String {
    if a == 1, b == 0, c == 0, d == 1 { return "translate(\(tx.decimals(3)),\(ty.decimals(3)))" }
    let scales = [a, b, c, d].map { $0.decimals(6) }
    return "matrix(\((scales + [tx.decimals(3), ty.decimals(3)]).joined(separator: " ")))"
  }
}

extension Color {
  /// `#0b5c8a`, without alpha.
  var svg: String {
    func two(_ part: Double) -> String {
      let value = part.isNaN ? 0 : Int((min(max(part, 0), 1) * 255).rounded())
      return (value < 16 ? "0" : "") + String(value, radix: 16)
    }
    return "#" + two(red) + two(green) + two(blue)
  }
}

extension [Paint.Stop] {
  var svg: String {
    map { stop in
      let alpha =
        stop.color.alpha < 1 ? " stop-opacity=\"\(stop.color.alpha.decimals(3))\"" : ""
      return
        "<stop offset=\"\(stop.offset.decimals(4))\" stop-color=\"\(stop.color.svg)\"\(alpha)/>"
    }.joined()
  }
}

enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for index in 0..<4 {
        let isPadding = index > group.count
        result.append(isPadding ? 0x3D : letters[Int(word >> (18 - 6 * UInt32(index)) & 63)])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
