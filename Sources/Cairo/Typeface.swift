internal import CCairo

/// One face of a font file, found by its path and never by fontconfig's search
/// (`cairo_ft_font_face_create_for_pattern`).
package struct Typeface: ~Copyable {
  let pointer: OpaquePointer

  private init(owning pointer: OpaquePointer) throws(CairoError) {
    self.pointer = pointer
    try check(cairo_font_face_status(pointer))
  }

  package init(file: String) throws(CairoError) {
    guard let pattern = FcPatternCreate() else { throw CairoError(CAIRO_STATUS_NO_MEMORY) }
    defer { FcPatternDestroy(pattern) }
    FcPatternAddString(pattern, FC_FILE, file)
    FcPatternAddInteger(pattern, FC_INDEX, 0)
    FcPatternAddBool(pattern, FC_HINTING, 0)
    try self.init(owning: cairo_ft_font_face_create_for_pattern(pattern))
  }

  deinit { cairo_font_face_destroy(pointer) }
}
