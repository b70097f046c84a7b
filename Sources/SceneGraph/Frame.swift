/// A finished drawing: operations at fixed positions, in points, y down, each saying what it means.
package struct Frame: Hashable, Sendable, Codable {
  package var size: Size
  /// `nil` leaves the ground transparent in a PNG and bare in a PDF.
  package var background: Color?
  package var elements: [Element]
  /// What a reader without sight is told, in reading order.
  package var tags: [Tag]
  package var title: String
  /// BCP 47: `en-GB`.
  package var language: String

  package init(
    size: Size, background: Color? = nil, elements: [Element] = [], tags: [Tag] = [],
    title: String = "", language: String = "en-GB"
  ) {
    self.size = size
    self.background = background
    self.elements = elements
    self.tags = tags
    self.title = title
    self.language = language
  }
}

/// Content that a reader should hear, or decoration: a drawing that is neither cannot be expressed.
package enum Meaning: Hashable, Sendable, Codable {
  case content(TagID)
  case artifact
}

package struct Element: Hashable, Sendable, Codable {
  package var meaning: Meaning
  package var operation: Operation

  package init(_ meaning: Meaning, _ operation: Operation) {
    self.meaning = meaning
    self.operation = operation
  }
}

package indirect enum Operation: Hashable, Sendable, Codable {
  case fill(Path, Paint, FillRule)
  case stroke(Path, Stroke)
  /// The run's own `x` is not added: `origin` is where its first glyph stands on the baseline. The run
  /// is turned about `origin` by `angle` degrees, clockwise.
  case glyphs(GlyphRun, origin: Point, angle: Double, Paint)
  case image(Image, Rect)
  case group(Group)
}

package enum FillRule: String, Hashable, Sendable, Codable { case nonZero, evenOdd }

/// Elements drawn together: moved, clipped or faded as one.
package struct Group: Hashable, Sendable, Codable {
  package var name: String
  package var transform: Transform
  /// In the coordinates inside the group.
  package var clip: Path?
  /// 0…1; less than 1 fades the group as a whole, overlaps and all.
  package var opacity: Double
  package var elements: [Element]

  package init(
    name: String = "", transform: Transform = .identity, clip: Path? = nil, opacity: Double = 1,
    elements: [Element]
  ) {
    self.name = name
    self.transform = transform
    self.clip = clip
    self.opacity = opacity
    self.elements = elements
  }
}

/// A picture in rows of pixels, four bytes each: red, green, blue, alpha, not premultiplied.
package struct Image: Hashable, Sendable, Codable {
  package var width: Int
  package var height: Int
  package var pixels: [UInt8]
  /// Stretched without smoothing, so that every pixel stays a sharp square.
  package var isPixelated: Bool

  package init(width: Int, height: Int, pixels: [UInt8], isPixelated: Bool = false) {
    self.width = width
    self.height = height
    self.pixels = pixels
    self.isPixelated = isPixelated
  }
}
