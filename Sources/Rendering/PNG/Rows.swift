/// The rows of a PNG file out of Cairo's pixels: blue, green, red, alpha, one word each.
enum Rows {
  /// The fourth byte is not read.
  static func opaque(
    from pixels: UnsafePointer<UInt32>, width: Int, height: Int,
    to rows: UnsafeMutablePointer<UInt8>
  ) {
    var source = pixels
    var target = rows
    for _ in 0..<height {
      target.pointee = 0
      target += 1
      for _ in 0..<width {
        let pixel = source.pointee
        target[0] = UInt8(truncatingIfNeeded: pixel >> 16)
        target[1] = UInt8(truncatingIfNeeded: pixel >> 8)
        target[2] = UInt8(truncatingIfNeeded: pixel)
        source += 1
        target += 3
      }
    }
  }

  /// Divides the colours by alpha, by which Cairo has multiplied them.
  static func transparent(
    from pixels: UnsafePointer<UInt32>, width: Int, height: Int,
    to rows: UnsafeMutablePointer<UInt8>
  ) {
    var source = pixels
    var target = rows
    for _ in 0..<height {
      target.pointee = 0
      target += 1
      for _ in 0..<width {
        let pixel = source.pointee
        let alpha = pixel >> 24
        switch alpha {
        case 0: (target[0], target[1], target[2]) = (0, 0, 0)
        case 255:
          target[0] = UInt8(truncatingIfNeeded: pixel >> 16)
          target[1] = UInt8(truncatingIfNeeded: pixel >> 8)
          target[2] = UInt8(truncatingIfNeeded: pixel)
        default:
          target[0] = whole(pixel >> 16 & 0xFF, alpha)
          target[1] = whole(pixel >> 8 & 0xFF, alpha)
          target[2] = whole(pixel & 0xFF, alpha)
        }
        target[3] = UInt8(truncatingIfNeeded: alpha)
        source += 1
        target += 4
      }
    }
  }

  private static func whole(_ part: UInt32, _ alpha: UInt32) -> UInt8 {
    UInt8(min((part * 255 + alpha / 2) / alpha, 255))
  }
}
