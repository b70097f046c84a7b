internal import CCairo

/// What shapes are filled with (`cairo_pattern_t`).
package struct Pattern: ~Copyable {
  let pointer: OpaquePointer

  private init(owning pointer: OpaquePointer) { self.pointer = pointer }

  deinit { cairo_pattern_destroy(pointer) }

  /// Along the line from (`x0`, `y0`) to (`x1`, `y1`) (`cairo_pattern_create_linear`).
  package static func linear(x0: Double, y0: Double, x1: Double, y1: Double) -> Pattern {
    Pattern(owning: cairo_pattern_create_linear(x0, y0, x1, y1))
  }

  /// Between two circles (`cairo_pattern_create_radial`).
  package static func radial(
    x0: Double, y0: Double, radius0: Double, x1: Double, y1: Double, radius1: Double
  ) -> Pattern {
    Pattern(owning: cairo_pattern_create_radial(x0, y0, radius0, x1, y1, radius1))
  }

  /// The picture on `surface`, its first pixel at the origin (`cairo_pattern_create_for_surface`).
  package static func surface(_ surface: borrowing Surface) -> Pattern {
    Pattern(owning: cairo_pattern_create_for_surface(surface.pointer))
  }

  /// `cairo_pattern_add_color_stop_rgba`.
  package func addStop(offset: Double, red: Double, green: Double, blue: Double, alpha: Double) {
    cairo_pattern_add_color_stop_rgba(pointer, offset, red, green, blue, alpha)
  }

  /// The picture fills a box of this size at the origin (`cairo_pattern_set_matrix`).
  ///
  /// - Parameters:
  ///   - isSmooth: `false` keeps every pixel a sharp square (`CAIRO_FILTER_NEAREST`).
  ///   - goesOn: beyond the last row the edge is repeated, so that smoothing does not fade it; a PDF
  ///     needs no such help and would be given a larger picture (`CAIRO_EXTEND_PAD`).
  package func stretch(
    pixelWidth: Double, pixelHeight: Double, toWidth width: Double, height: Double, isSmooth: Bool,
    goesOn: Bool
  ) {
    var matrix = cairo_matrix_t()
    cairo_matrix_init_scale(&matrix, pixelWidth / width, pixelHeight / height)
    cairo_pattern_set_matrix(pointer, &matrix)
    cairo_pattern_set_filter(pointer, isSmooth ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST)
    cairo_pattern_set_extend(pointer, goesOn ? CAIRO_EXTEND_PAD : CAIRO_EXTEND_NONE)
  }
}
