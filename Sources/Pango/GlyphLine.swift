internal import CPango

/// One line of a layout (`PangoLayoutLine`).
package struct GlyphLine: Sendable {
  /// Glyphs of one font and one direction, from left to right (`PangoGlyphItem`).
  package struct Item: Sendable {
    package var bytes: Range<Int>
    package var isRightToLeft: Bool
    package var glyphs: [Glyph]
  }

  package struct Glyph: Sendable {
    /// `nil` draws nothing.
    package var id: UInt32?
    package var advance: Double
    package var dx: Double
    package var dy: Double
    /// Where the characters begin that the glyph stands for, in bytes of the whole text.
    package var byte: Int
  }

  package var bytes: Range<Int>
  package var isRightToLeft: Bool
  package var items: [Item]

  init(_ line: UnsafeMutablePointer<PangoLayoutLine>) {
    let start = Int(line.pointee.start_index)
    bytes = start..<start + Int(line.pointee.length)
    isRightToLeft = pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL
    var items: [Item] = []
    line.forEachRun { run in
      if let item = Item(run) { items.append(item) }
    }
    self.items = items
  }
}

extension GlyphLine.Item {
  fileprivate init?(_ run: PangoGlyphItem) {
    guard let item = run.item?.pointee, let string = run.glyphs?.pointee,
      let starts = string.log_clusters
    else { return nil }
    let offset = Int(item.offset)
    bytes = offset..<offset + Int(item.length)
    isRightToLeft = item.analysis.level % 2 == 1
    let unit = Double(PANGO_SCALE)
    glyphs = (0..<Int(string.num_glyphs)).map { index in
      let glyph = string.glyphs[index]
      let isDrawn =
        glyph.glyph != handbill_empty_glyph() && glyph.glyph & handbill_unknown_glyph_flag() == 0
      return GlyphLine.Glyph(
        id: isDrawn ? glyph.glyph : nil, advance: Double(glyph.geometry.width) / unit,
        dx: Double(glyph.geometry.x_offset) / unit, dy: Double(glyph.geometry.y_offset) / unit,
        byte: offset + Int(starts[index]))
    }
  }
}
