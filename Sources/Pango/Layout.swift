internal import CPango

/// How a stretch of text is to be shaped.
package struct TextAttributes: Sendable {
  /// In bytes of UTF-8.
  package var bytes: Range<Int>
  /// The name under which the font file was added.
  package var font: String
  package var size: Double
  package var letterSpacing: Double
  /// OpenType features: `tnum=1`.
  package var features: String
  /// The font cannot draw it: every character becomes an empty space of this width.
  package var blank: Double?

  package init(
    bytes: Range<Int>, font: String, size: Double, letterSpacing: Double = 0,
    features: String = "", blank: Double? = nil
  ) {
    self.bytes = bytes
    self.font = font
    self.size = size
    self.letterSpacing = letterSpacing
    self.features = features
    self.blank = blank
  }
}

/// A paragraph being broken into lines of glyphs (`PangoLayout`).
package struct Layout: ~Copyable {
  private let pointer: OpaquePointer

  package init(_ map: borrowing FontMap) {
    pointer = pango_layout_new(map.context)
    pango_layout_set_wrap(pointer, PANGO_WRAP_WORD)
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }

  /// - Parameters:
  ///   - text: holds no NUL.
  ///   - attributes: in order, together the whole text.
  package func set(_ text: String, _ attributes: [TextAttributes]) {
    let list = pango_attr_list_new()
    defer { pango_attr_list_unref(list) }
    for attribute in attributes { attribute.insert(into: list) }
    // The fonts were chosen, character by character; Pango must not look for others.
    pango_attr_list_insert(list, pango_attr_fallback_new(0))
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        pango_layout_set_text(pointer, characters.baseAddress, Int32(clamping: characters.count))
      }
    }
    pango_layout_set_attributes(pointer, list)
  }

  /// - Parameter width: `nil` never breaks (`pango_layout_set_width`).
  package func setWidth(_ width: Double?) {
    // A width of -1 means none, and beyond the greatest no line is broken anyway.
    pango_layout_set_width(pointer, width.map(pangoUnits) ?? -1)
  }

  /// The width of the first line.
  package var width: Double {
    var sum = 0
    pango_layout_get_line_readonly(pointer, 0)?.forEachRun { run in
      guard let glyphs = run.glyphs else { return }
      for index in 0..<Int(glyphs.pointee.num_glyphs) {
        sum += Int(glyphs.pointee.glyphs[index].geometry.width)
      }
    }
    return Double(sum) / Double(PANGO_SCALE)
  }

  package var lines: [GlyphLine] {
    (0..<pango_layout_get_line_count(pointer)).compactMap { index in
      pango_layout_get_line_readonly(pointer, index).map(GlyphLine.init)
    }
  }
}

/// Pango's whole numbers, 1024 to the point.
private func pangoUnits(_ points: Double) -> Int32 {
  let units = (points * Double(PANGO_SCALE)).rounded()
  return Int32(min(max(units, 0), Double(Int32.max / 4)))
}

extension TextAttributes {
  fileprivate func insert(into list: OpaquePointer?) {
    let description = pango_font_description_new()
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, font)
    pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
    insert(pango_attr_font_desc_new(description), into: list)
    if letterSpacing != 0 {
      let sign: Int32 = letterSpacing < 0 ? -1 : 1
      insert(pango_attr_letter_spacing_new(sign * pangoUnits(abs(letterSpacing))), into: list)
    }
    if !features.isEmpty { insert(pango_attr_font_features_new(features), into: list) }
    if let blank {
      var box = PangoRectangle(x: 0, y: 0, width: pangoUnits(blank), height: pangoUnits(size))
      insert(pango_attr_shape_new(&box, &box), into: list)
    }
  }

  private func insert(
    _ attribute: UnsafeMutablePointer<PangoAttribute>?, into list: OpaquePointer?
  ) {
    attribute?.pointee.start_index = guint(clamping: bytes.lowerBound)
    attribute?.pointee.end_index = guint(clamping: bytes.upperBound)
    pango_attr_list_insert(list, attribute)
  }
}

extension UnsafeMutablePointer<PangoLayoutLine> {
  func forEachRun(_ body: (PangoGlyphItem) -> Void) {
    var next = pointee.runs
    while let link = next {
      if let data = link.pointee.data {
        body(data.assumingMemoryBound(to: PangoGlyphItem.self).pointee)
      }
      next = link.pointee.next
    }
  }
}
