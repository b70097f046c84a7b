private import CDeflate
package import SceneGraph

extension Image {
  /// A picture read from the bytes of a PNG file that is not interlaced.
  ///
  /// - Throws: `.unreadablePicture` for anything else, and for more than 64 million pixels.
  package init(png bytes: [UInt8]) throws(PNGError) {
    var decoder = try PNGDecoder(bytes)
    let rows = try decoder.rows()
    let pixels = try decoder.pixels(rows)
    self.init(width: decoder.width, height: decoder.height, pixels: pixels)
  }
}

/// Why a PNG file cannot be read.
package struct PNGError: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
}

/// Takes a PNG file apart: chunks, the packed rows, the filters, the samples.
private struct PNGDecoder {
  private(set) var width = 0
  private(set) var height = 0
  private var depth = 8
  private var kind: UInt8 = 6
  private var palette: [UInt8] = []
  private var transparency: [UInt8] = []
  private var packed: [UInt8] = []

  private static let mostPixels = 64_000_000

  init(_ bytes: [UInt8]) throws(PNGError) {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      throw PNGError(description: "this is no PNG picture")
    }
    func number(at index: Int) -> Int {
      bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    var index = 8
    while index + 12 <= bytes.count {
      let length = number(at: index)
      let start = index + 8
      guard length <= bytes.count - start - 4 else { break }
      let body = bytes[start..<start + length]
      switch Array(bytes[index + 4..<start]) {
      case Array("IHDR".utf8) where length >= 13:
        width = number(at: start)
        height = number(at: start + 4)
        depth = Int(body[start + 8])
        kind = body[start + 9]
        guard body[start + 12] == 0 else {
          throw PNGError(description: "interlaced PNG pictures are not read; save it without")
        }
      case Array("PLTE".utf8): palette = Array(body)
      case Array("tRNS".utf8): transparency = Array(body)
      case Array("IDAT".utf8): packed += body
      default: break
      }
      index = start + length + 4
    }
    guard width > 0, height > 0, width <= 100_000, height <= 100_000,
      width * height <= Self.mostPixels
    else { throw PNGError(description: "the picture is empty, or has more than 64 million pixels") }
    guard [8, 16].contains(depth) || kind == 3 && [1, 2, 4].contains(depth), samples > 0 else {
      throw PNGError(
        description: "this kind of PNG picture is not read; save it with 8 bits a colour")
    }
  }

  private var samples: Int {
    switch kind {
    case 0, 3: 1
    case 2: 3
    case 4: 2
    case 6: 4
    default: 0
    }
  }

  private var rowLength: Int { (width * samples * depth + 7) / 8 }

  /// The rows without their filters.
  mutating func rows() throws(PNGError) -> [UInt8] {
    let expected = (rowLength + 1) * height
    var raw = [UInt8](repeating: 0, count: expected)
    let status = raw.withUnsafeMutableBytes { output in
      packed.withUnsafeBytes { input -> libdeflate_result in
        guard let decompressor = libdeflate_alloc_decompressor() else { return LIBDEFLATE_BAD_DATA }
        defer { libdeflate_free_decompressor(decompressor) }
        return libdeflate_zlib_decompress(
          decompressor, input.baseAddress, input.count, output.baseAddress, output.count, nil)
      }
    }
    packed = []
    guard status == LIBDEFLATE_SUCCESS else {
      throw PNGError(description: "the picture is damaged")
    }
    let back = max(1, samples * depth / 8)
    var rows = [UInt8](repeating: 0, count: rowLength * height)
    for row in 0..<height {
      let source = row * (rowLength + 1)
      let target = row * rowLength
      let filter = raw[source]
      for column in 0..<rowLength {
        let left = column >= back ? Int(rows[target + column - back]) : 0
        let above = row > 0 ? Int(rows[target - rowLength + column]) : 0
        let corner = row > 0 && column >= back ? Int(rows[target - rowLength + column - back]) : 0
        let added: Int =
          switch filter {
          case 1: left
          case 2: above
          case 3: (left + above) / 2
          case 4: Self.paeth(left, above, corner)
          default: 0
          }
        rows[target + column] = raw[source + 1 + column] &+ UInt8(truncatingIfNeeded: added)
      }
    }
    return rows
  }

  private static func paeth(_ a: Int, _ b: Int, _ c: Int) -> Int {
    let p = a + b - c
    let (pa, pb, pc) = (abs(p - a), abs(p - b), abs(p - c))
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
  }

  /// Red, green, blue and alpha of every pixel.
  func pixels(_ rows: [UInt8]) throws(PNGError) -> [UInt8] {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * height * 4)
    let bytes = depth == 16 ? 2 : 1
    for row in 0..<height {
      for column in 0..<width {
        func sample(_ index: Int) -> UInt8 {
          rows[row * rowLength + (column * samples + index) * bytes]
        }
        switch kind {
        case 0: pixels += [sample(0), sample(0), sample(0), 255]
        case 2: pixels += [sample(0), sample(1), sample(2), 255]
        case 4: pixels += [sample(0), sample(0), sample(0), sample(1)]
        case 6: pixels += [sample(0), sample(1), sample(2), sample(3)]
        default:
          let bit = column * depth
          let byte = rows[row * rowLength + bit / 8]
          let index = Int(byte >> UInt8(8 - depth - bit % 8)) & ((1 << depth) - 1)
          guard index * 3 + 2 < palette.count else {
            throw PNGError(description: "the picture is damaged")
          }
          pixels += palette[index * 3...index * 3 + 2]
          pixels.append(index < transparency.count ? transparency[index] : 255)
        }
      }
    }
    return pixels
  }
}
