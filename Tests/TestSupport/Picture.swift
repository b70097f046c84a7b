package import Cairo

extension PixelPicture {
  /// The pixel as red, green, blue, alpha; nothing outside the picture.
  package subscript(x: Int, y: Int) -> [UInt8] {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return [] }
    let start = 4 * (y * width + x)
    return Array(pixels[start..<start + 4])
  }

  /// The share of pixels that differ from those of `other` by more than a trace, 0…1; 1 for pictures
  /// of different sizes.
  ///
  /// - Parameter trace: of 255, in any of the parts; below it the eye sees no difference.
  package func difference(from other: PixelPicture, trace: Int = 24) -> Double {
    guard width == other.width, height == other.height, !pixels.isEmpty else { return 1 }
    var count = 0
    for start in stride(from: 0, to: pixels.count, by: 4)
    where (start..<start + 4).contains(where: {
      abs(Int(pixels[$0]) - Int(other.pixels[$0])) > trace
    }) {
      count += 1
    }
    return Double(count) / Double(width * height)
  }

  /// The share of pixels whose colour is nowhere within one pixel of the same place in `other`, 0…1.
  ///
  /// For another rasteriser, which smooths edges and puts glyphs on whole pixels in its own way: what
  /// moved by more than a pixel, or changed its colour, still shows.
  package func differenceWithinAPixel(from other: PixelPicture, trace: Int = 24) -> Double {
    guard width == other.width, height == other.height, !pixels.isEmpty else { return 1 }
    var count = 0
    for y in 0..<height {
      for x in 0..<width where !isNear(other, x, y, trace) { count += 1 }
    }
    return Double(count) / Double(width * height)
  }

  private func isNear(_ other: PixelPicture, _ x: Int, _ y: Int, _ trace: Int) -> Bool {
    let own = 4 * (y * width + x)
    for part in 0..<3 {
      let value = Int(pixels[own + part])
      if abs(value - Int(other.pixels[own + part])) <= trace { continue }
      var (low, high) = (255, 0)
      for row in max(y - 1, 0)...min(y + 1, height - 1) {
        for column in max(x - 1, 0)...min(x + 1, width - 1) {
          let near = Int(other.pixels[4 * (row * width + column) + part])
          (low, high) = (min(low, near), max(high, near))
        }
      }
      if value < low - trace || value > high + trace { return false }
    }
    return true
  }

  /// Black where both are equal, the brighter the more they differ.
  func differences(from other: PixelPicture) -> PixelPicture {
    var result = self
    for y in 0..<height {
      for x in 0..<width {
        let (mine, theirs) = (self[x, y], other[x, y])
        let start = 4 * (y * width + x)
        for part in 0..<3 {
          let value = theirs.isEmpty ? 255 : abs(Int(mine[part]) - Int(theirs[part]))
          result.pixels[start + part] = UInt8(value)
        }
        result.pixels[start + 3] = 255
      }
    }
    return result
  }

  /// Side by side on grey, 8 pixels apart.
  static func row(_ pictures: [PixelPicture]) -> PixelPicture {
    let width = pictures.reduce(0) { $0 + $1.width } + 8 * max(pictures.count - 1, 0)
    let height = pictures.map(\.height).max() ?? 0
    var result = PixelPicture(
      width: width, height: height,
      pixels: (0..<width * height).flatMap { _ in [128, 128, 128, 255] as [UInt8] })
    var left = 0
    for picture in pictures {
      for y in 0..<picture.height {
        let target = 4 * (y * width + left)
        let source = 4 * y * picture.width
        result.pixels.replaceSubrange(
          target..<target + 4 * picture.width,
          with: picture.pixels[source..<source + 4 * picture.width])
      }
      left += picture.width + 8
    }
    return result
  }
}
