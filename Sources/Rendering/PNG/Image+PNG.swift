package import SceneGraph

extension Image {
  /// The picture as a PNG file with alpha.
  package func png() throws(RenderingError) -> [UInt8] {
    guard isWhole else { throw .emptyPicture }
    let encoder = PNGEncoder(width: width, height: height, hasAlpha: true)
    var rows: [UInt8] = []
    rows.reserveCapacity(encoder.rows.count)
    for row in 0..<height {
      rows.append(0)
      rows += pixels[row * width * 4..<(row + 1) * width * 4]
    }
    let file = rows.withUnsafeBytes { bytes in
      Result { () throws(RenderingError) in try encoder.encode(bytes) }
    }
    return try file.get()
  }
}
