internal import CCairo

package struct PlacedGlyph: Sendable {
  /// The index in the font file.
  package var index: UInt
  package var x: Double
  package var y: Double

  package init(index: UInt, x: Double, y: Double) {
    self.index = index
    self.x = x
    self.y = y
  }
}

/// Bytes of the text and glyphs that stand for each other.
package struct TextCluster: Sendable {
  package var bytes: Int32
  package var glyphs: Int32

  package init(bytes: Int32, glyphs: Int32) {
    self.bytes = bytes
    self.glyphs = glyphs
  }
}

extension Context {
  /// Unhinted, smoothed by greys: the same shapes at every size and on every surface
  /// (`cairo_set_font_face`, `cairo_set_font_size`, `cairo_set_font_options`).
  package func setFont(_ face: borrowing Typeface, size: Double) {
    cairo_set_font_face(pointer, face.pointer)
    cairo_set_font_size(pointer, size)
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(pointer, options)
  }

  /// Glyphs with the text they stand for, so that a PDF can be searched and copied from
  /// (`cairo_show_text_glyphs`).
  ///
  /// - Parameter isBackward: the clusters stand in the reverse order of the glyphs.
  package func showText(
    _ text: String, glyphs: [PlacedGlyph], clusters: [TextCluster], isBackward: Bool
  ) {
    let glyphs = glyphs.map(\.cValue)
    let clusters = clusters.map { cairo_text_cluster_t(num_bytes: $0.bytes, num_glyphs: $0.glyphs) }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        cairo_show_text_glyphs(
          pointer, characters.baseAddress, Int32(clamping: characters.count), glyphs,
          Int32(clamping: glyphs.count), clusters, Int32(clamping: clusters.count),
          isBackward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(0))
      }
    }
  }

  /// Quick on pictures, but every glyph is moved to a whole pixel (`cairo_show_glyphs`).
  package func showGlyphs(_ glyphs: [PlacedGlyph]) {
    let glyphs = glyphs.map(\.cValue)
    cairo_show_glyphs(pointer, glyphs, Int32(clamping: glyphs.count))
  }

  /// Fills the outlines, each glyph exactly where it belongs (`cairo_glyph_path`, `cairo_fill`).
  package func fillGlyphs(_ glyphs: [PlacedGlyph]) {
    let glyphs = glyphs.map(\.cValue)
    cairo_new_path(pointer)
    cairo_glyph_path(pointer, glyphs, Int32(clamping: glyphs.count))
    cairo_set_fill_rule(pointer, CAIRO_FILL_RULE_WINDING)
    cairo_fill(pointer)
  }
}

extension PlacedGlyph {
  fileprivate var cValue: cairo_glyph_t { cairo_glyph_t(index: index, x: x, y: y) }
}
