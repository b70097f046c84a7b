/// How a stretch of text should look.
package struct TextStyle: Hashable, Sendable, Codable {
  /// A family name or a CSS-like list of them; the first that is there is used.
  package var family: String
  /// In points.
  package var size: Double
  /// 100…900, as in CSS.
  package var weight: Int
  package var isItalic: Bool
  /// Figures of one width, so that columns of numbers line up.
  package var hasTabularFigures: Bool
  /// Added between characters, in points.
  package var letterSpacing: Double

  package init(
    family: String, size: Double, weight: Int = 400, isItalic: Bool = false,
    hasTabularFigures: Bool = false, letterSpacing: Double = 0
  ) {
    self.family = family
    self.size = size
    self.weight = weight
    self.isItalic = isItalic
    self.hasTabularFigures = hasTabularFigures
    self.letterSpacing = letterSpacing
  }
}

/// One face of one font file; exporters find the file again by this value.
package struct FontFace: Hashable, Sendable, Codable {
  package var family: String
  package var weight: Int
  package var isItalic: Bool
  /// The name of the file without its folder: `Lato-Bold.ttf`.
  package var file: String

  package init(family: String, weight: Int, isItalic: Bool, file: String) {
    self.family = family
    self.weight = weight
    self.isItalic = isItalic
    self.file = file
  }
}

package struct Glyph: Hashable, Sendable, Codable {
  /// The index in the font file.
  package var id: UInt32
  /// From the start of the run, in points, y down.
  package var x: Double
  package var y: Double

  package init(id: UInt32, x: Double, y: Double) {
    self.id = id
    self.x = x
    self.y = y
  }
}

/// Glyphs of one face with the text they stand for.
package struct GlyphRun: Hashable, Sendable, Codable {
  /// How many bytes of `text` (UTF-8) and how many glyphs belong together, in the order of the text.
  package struct Cluster: Hashable, Sendable, Codable {
    package var bytes: Int
    package var glyphs: Int

    package init(bytes: Int, glyphs: Int) {
      self.bytes = bytes
      self.glyphs = glyphs
    }
  }

  package var text: String
  package var face: FontFace
  package var size: Double
  package var glyphs: [Glyph]
  package var clusters: [Cluster]
  /// Glyphs stand in the reverse order of the text.
  package var isRightToLeft: Bool
  /// From the start of its line, in points.
  package var x: Double
  package var width: Double
  /// As the style asked; the glyphs stand apart already.
  package var letterSpacing: Double
  /// As the style asked; the glyphs are the right ones already.
  package var hasTabularFigures: Bool

  package init(
    text: String, face: FontFace, size: Double, glyphs: [Glyph], clusters: [Cluster],
    isRightToLeft: Bool = false, x: Double, width: Double, letterSpacing: Double = 0,
    hasTabularFigures: Bool = false
  ) {
    self.text = text
    self.face = face
    self.size = size
    self.glyphs = glyphs
    self.clusters = clusters
    self.isRightToLeft = isRightToLeft
    self.x = x
    self.width = width
    self.letterSpacing = letterSpacing
    self.hasTabularFigures = hasTabularFigures
  }
}

/// One line of shaped text: runs from left to right on a common baseline.
package struct ShapedLine: Hashable, Sendable {
  package struct Run: Hashable, Sendable, Codable {
    package var glyphs: GlyphRun
    /// Which of the given spans the run belongs to.
    package var span: Int

    package init(glyphs: GlyphRun, span: Int) {
      self.glyphs = glyphs
      self.span = span
    }
  }

  package var runs: [Run]
  /// In points, from the start of the first glyph to the end of the last; a space that ends a broken
  /// line does not count.
  package var width: Double
  /// Of the text as written; `true` for Arabic and Hebrew.
  package var isRightToLeft: Bool
  /// Characters that no font at hand can draw.
  package var missing: [Character]

  package init(
    runs: [Run], width: Double, isRightToLeft: Bool = false, missing: [Character] = []
  ) {
    self.runs = runs
    self.width = width
    self.isRightToLeft = isRightToLeft
    self.missing = missing
  }
}

package struct TextSpan: Hashable, Sendable {
  package var text: String
  package var style: TextStyle

  package init(_ text: String, _ style: TextStyle) {
    self.text = text
    self.style = style
  }
}

/// Heights of a face, in points, all counted positive, away from the baseline.
package struct FontMetrics: Hashable, Sendable, Codable {
  package var ascent: Double
  package var descent: Double
  package var capHeight: Double
  package var xHeight: Double

  package init(ascent: Double, descent: Double, capHeight: Double, xHeight: Double) {
    self.ascent = ascent
    self.descent = descent
    self.capHeight = capHeight
    self.xHeight = xHeight
  }
}

/// Turns text into glyphs at fixed positions, and so says how wide it is.
///
/// The law: shaping the same text in the same style gives the same line; widths are linear in size; a
/// broken paragraph holds every character of its spans except the spaces at which it was broken.
package protocol TextShaping: AnyObject {
  /// One line, never broken; a newline in it counts as a space.
  func shape(_ spans: [TextSpan]) -> ShapedLine
  /// Lines no wider than `width`, broken where the language allows and at newlines; a word wider than
  /// the whole line stands alone and sticks out (the caller compares the widths).
  func lines(_ spans: [TextSpan], width: Double) -> [ShapedLine]
  func metrics(_ style: TextStyle) -> FontMetrics
  /// Faster than `shape` when only the width is wanted; remembers what it measured.
  func width(of text: String, _ style: TextStyle) -> Double
}

extension TextShaping {
  package func shape(_ text: String, _ style: TextStyle) -> ShapedLine {
    shape([TextSpan(text, style)])
  }
}
