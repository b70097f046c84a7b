/// The rows of a PNG file out of Cairo's pixels: blue, green, red, alpha, one word each.
///
/// They are written over the pixels from front to back, so that a large page is not held twice: a row
/// of the file is one byte longer than the row of pixels at most, for which there is room in front.
struct Rows {
  let width: Int
  let height: Int
  let hasAlpha: Bool

  /// A byte that names the filter, 0 for none, and three or four bytes a pixel.
  var rowLength: Int { 1 + width * (hasAlpha ? 4 : 3) }
  var count: Int { rowLength * height }
  /// Where the pixels begin: a byte for each row, and a multiple of what Cairo likes.
  var pixelOffset: Int { (height + 63) / 64 * 64 }
  var memoryCount: Int { pixelOffset + 4 * width * height }

  /// - Parameter memory: `memoryCount` bytes, the pixels from `pixelOffset` on; the rows come to stand
  ///   at its start.
  func write(in memory: UnsafeMutableRawPointer) {
    var source = UnsafeRawPointer(memory + pixelOffset)
    var target = memory
    for _ in 0..<height {
      target.storeBytes(of: 0, as: UInt8.self)
      target += 1
      let end = source + 4 * width
      while source < end {
        let pixel = source.load(as: UInt32.self)
        source += 4
        if hasAlpha {
          Self.put(transparent: pixel, &target)
        } else {
          Self.put(opaque: pixel, &target)
        }
      }
    }
  }

  @inline(__always)
  private static func put(opaque pixel: UInt32, _ target: inout UnsafeMutableRawPointer) {
    target.storeBytes(of: UInt8(truncatingIfNeeded: pixel >> 16), as: UInt8.self)
    target.storeBytes(of: UInt8(truncatingIfNeeded: pixel >> 8), toByteOffset: 1, as: UInt8.self)
    target.storeBytes(of: UInt8(truncatingIfNeeded: pixel), toByteOffset: 2, as: UInt8.self)
    target += 3
  }

  /// Divides the colours by alpha, by which Cairo has multiplied them.
  @inline(__always)
  private static func put(transparent pixel: UInt32, _ target: inout UnsafeMutableRawPointer) {
    let alpha = pixel >> 24
    if alpha == 0 || alpha == 255 {
      put(opaque: pixel, &target)
    } else {
      for shift: UInt32 in [16, 8, 0] {
        let part = pixel >> shift & 0xFF
        target.storeBytes(of: UInt8(min((part * 255 + alpha / 2) / alpha, 255)), as: UInt8.self)
        target += 1
      }
    }
    target.storeBytes(of: UInt8(truncatingIfNeeded: alpha), as: UInt8.self)
    target += 1
  }
}
