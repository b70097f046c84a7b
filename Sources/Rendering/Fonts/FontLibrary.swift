package import SceneGraph

/// The fonts at hand, opened when first asked for, and the shaping of text with them.
///
/// Not to be shared between threads: make one for each.
package final class FontLibrary {
  package let catalogue: FontCatalogue
  /// Families that were asked for and are not there, each once, in the order met.
  package private(set) var missingFamilies: [String] = []
  /// Font files that were needed and not found, each once, in the order met.
  package private(set) var missingFiles: [FontCatalogue.File] = []

  /// - Throws: `RenderingError.noFonts` if not one file of the catalogue is there.
  package init(_ catalogue: FontCatalogue = .standard) throws(RenderingError) {
    self.catalogue = catalogue
  }
}

extension FontLibrary: TextShaping {
  package func shape(_ spans: [TextSpan]) -> ShapedLine {
    ShapedLine(runs: [], width: 0)
  }

  package func lines(_ spans: [TextSpan], width: Double) -> [ShapedLine] {
    []
  }

  package func metrics(_ style: TextStyle) -> FontMetrics {
    FontMetrics(ascent: 0, descent: 0, capHeight: 0, xHeight: 0)
  }

  package func width(of text: String, _ style: TextStyle) -> Double {
    0
  }
}
