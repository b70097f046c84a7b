private import Cairo
package import SceneGraph

/// Why a picture cannot be read, in words for the reader.
package struct PictureError: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
}

extension Image {
  /// A picture from the bytes of a PNG or an SVG file, whichever it is.
  ///
  /// An SVG is drawn so large that a page's logo is sharp in print.
  package init(file bytes: [UInt8]) throws(PictureError) {
    guard bytes.count <= Self.mostBytes else {
      throw PictureError(description: "it is larger than \(Self.mostBytes >> 20) MB")
    }
    do {
      if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
        try self.init(png: bytes)
        return
      }
      guard Self.holds("<svg", bytes.prefix(4096)) else {
        throw PictureError(description: "it is neither PNG nor SVG")
      }
      // Whose fonts would it be drawn with?
      guard !Self.holds("<text", bytes[...]) else {
        throw PictureError(description: "it holds text; save it with its letters as outlines")
      }
      let picture = try PixelPicture(svg: bytes, longestSide: Self.longestSide)
      self.init(width: picture.width, height: picture.height, pixels: picture.pixels)
    } catch {
      throw PictureError(description: "\(error)")
    }
  }

  private static let mostBytes = 32 << 20
  /// A third of an A4 page's width at 600 dots an inch.
  private static let longestSide = 1600.0

  private static func holds(_ word: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    let word = Array(word.utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: word) }
  }
}
