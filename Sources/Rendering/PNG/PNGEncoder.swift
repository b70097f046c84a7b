internal import CDeflate
internal import Glibc

/// Writes a picture as PNG: rows without a filter, which suits flat art, and libdeflate at level 6.
struct PNGEncoder {
  var width: Int
  var height: Int
  var hasAlpha: Bool
  /// For the physical size; `nil` says nothing about it.
  var pixelsPerPoint: Double?
  /// Keyword and text, in the order they are written.
  var texts: [(keyword: String, text: String)] = []
  /// BCP 47, of the texts.
  var language = ""

  var rows: Rows { Rows(width: width, height: height, hasAlpha: hasAlpha) }

  /// - Parameter rows: as `Rows` describes them.
  func encode(_ rows: UnsafeRawBufferPointer) throws(RenderingError) -> [UInt8] {
    guard let compressor = libdeflate_alloc_compressor(6) else { throw .drawing("out of memory") }
    defer { libdeflate_free_compressor(compressor) }
    let most = libdeflate_zlib_compress_bound(compressor, rows.count)
    let head = head
    // Length and name stand before the data; checksum and last chunk behind.
    let room = head.count + 8 + most + 4 + 12
    let file = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var writer = ChunkWriter(buffer)
      writer.append(head)
      let start = writer.count
      let data = UnsafeMutableRawBufferPointer(buffer).baseAddress.map { $0 + start + 8 }
      let length = libdeflate_zlib_compress(compressor, rows.baseAddress, rows.count, data, most)
      guard length > 0 else { return count = 0 }
      writer.wrap("IDAT", length: length)
      writer.append(PNGChunk.bytes("IEND", []))
      count = writer.count
    }
    guard !file.isEmpty else { throw .drawing("the picture could not be compressed") }
    return file
  }

  private var head: [UInt8] {
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    bytes += PNGChunk.bytes(
      "IHDR", bigEndian(width) + bigEndian(height) + [8, hasAlpha ? 6 : 2, 0, 0, 0])
    // Rendering intent: perceptual.
    bytes += PNGChunk.bytes("sRGB", [0])
    if let pixelsPerPoint {
      let perMetre = Int(min(pixelsPerPoint * 72 / 0.0254, 2e9).rounded())
      bytes += PNGChunk.bytes("pHYs", bigEndian(perMetre) + bigEndian(perMetre) + [1])
    }
    for (keyword, text) in texts where !text.isEmpty {
      // Keyword, not compressed, language, keyword in that language, text.
      let data =
        Array(keyword.utf8) + [0, 0, 0] + Array(language.utf8) + [0, 0] + Array(text.utf8)
      bytes += PNGChunk.bytes("iTXt", data)
    }
    return bytes
  }
}

enum PNGChunk {
  static func bytes(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return bigEndian(data.count) + body + bigEndian(Int(libdeflate_crc32(0, body, body.count)))
  }
}

private func bigEndian(_ number: Int) -> [UInt8] {
  let value = UInt32(clamping: number)
  return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
}

/// Fills memory from front to back.
private struct ChunkWriter {
  let buffer: UnsafeMutableBufferPointer<UInt8>
  var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  mutating func append(_ bytes: [UInt8]) {
    for byte in bytes {
      buffer[count] = byte
      count += 1
    }
  }

  /// Makes a chunk of the `length` bytes that stand eight bytes further on.
  mutating func wrap(_ name: String, length: Int) {
    append(bigEndian(length))
    let start = count
    append(Array(name.utf8))
    count += length
    let checked = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: buffer[start..<count]))
    append(bigEndian(Int(libdeflate_crc32(0, checked.baseAddress, checked.count))))
  }
}
