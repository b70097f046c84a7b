internal import CCairo

/// The pen on one surface (`cairo_t`): a path, a paint, a transformation, a clip.
package struct Context: ~Copyable {
  let pointer: OpaquePointer

  init(owning pointer: OpaquePointer) throws(CairoError) {
    self.pointer = pointer
    try check(cairo_status(pointer))
  }

  package init(_ surface: borrowing Surface) throws(CairoError) {
    try self.init(owning: cairo_create(surface.pointer))
  }

  deinit { cairo_destroy(pointer) }

  /// Throws what any call since the context was made ran into (`cairo_status`).
  package func checkStatus() throws(CairoError) {
    try check(cairo_status(pointer))
  }

  /// Runs `body` and restores the graphics state, however it ends (`cairo_save`, `cairo_restore`).
  package func withSavedState<R: ~Copyable, E: Error>(_ body: () throws(E) -> R) throws(E) -> R {
    cairo_save(pointer)
    defer { cairo_restore(pointer) }
    return try body()
  }

  /// Runs `body` and lays what it drew over the rest, faded as one
  /// (`cairo_push_group`, `cairo_paint_with_alpha`).
  package func withFadedGroup<E: Error>(alpha: Double, _ body: () throws(E) -> Void) throws(E) {
    cairo_save(pointer)
    defer { cairo_restore(pointer) }
    cairo_push_group(pointer)
    do {
      try body()
    } catch {
      cairo_pattern_destroy(cairo_pop_group(pointer))
      throw error
    }
    cairo_pop_group_to_source(pointer)
    cairo_paint_with_alpha(pointer, alpha)
  }

  /// The page is done (`cairo_show_page`).
  package func showPage() { cairo_show_page(pointer) }
}

// MARK: - Place

extension Context {
  /// `cairo_translate`.
  package func translate(x: Double, y: Double) { cairo_translate(pointer, x, y) }
  /// `cairo_scale`.
  package func scale(x: Double, y: Double) { cairo_scale(pointer, x, y) }
  /// Radians, clockwise (`cairo_rotate`).
  package func rotate(by angle: Double) { cairo_rotate(pointer, angle) }

  /// x' = a·x + c·y + tx, y' = b·x + d·y + ty (`cairo_transform`).
  package func transform(a: Double, b: Double, c: Double, d: Double, tx: Double, ty: Double) {
    var matrix = cairo_matrix_t(xx: a, yx: b, xy: c, yy: d, x0: tx, y0: ty)
    cairo_transform(pointer, &matrix)
  }

  /// What is drawn from now on stays inside the path (`cairo_clip`).
  package func clip() { cairo_clip(pointer) }
}

// MARK: - Path

extension Context {
  /// `cairo_new_path`.
  package func newPath() { cairo_new_path(pointer) }
  /// `cairo_move_to`.
  package func move(x: Double, y: Double) { cairo_move_to(pointer, x, y) }
  /// `cairo_line_to`.
  package func line(x: Double, y: Double) { cairo_line_to(pointer, x, y) }
  /// `cairo_curve_to`.
  package func curve(x1: Double, y1: Double, x2: Double, y2: Double, x3: Double, y3: Double) {
    cairo_curve_to(pointer, x1, y1, x2, y2, x3, y3)
  }
  /// `cairo_close_path`.
  package func close() { cairo_close_path(pointer) }
  /// `cairo_rectangle`.
  package func rectangle(x: Double, y: Double, width: Double, height: Double) {
    cairo_rectangle(pointer, x, y, width, height)
  }
}

// MARK: - Paint

extension Context {
  /// `cairo_set_source_rgba`.
  package func setSource(red: Double, green: Double, blue: Double, alpha: Double) {
    cairo_set_source_rgba(pointer, red, green, blue, alpha)
  }

  /// `cairo_set_source`.
  package func setSource(_ pattern: borrowing Pattern) {
    cairo_set_source(pointer, pattern.pointer)
  }

  /// Everything inside the clip (`cairo_paint`).
  package func paint() { cairo_paint(pointer) }

  /// `cairo_set_fill_rule`, `cairo_fill`.
  package func fill(evenOdd: Bool) {
    cairo_set_fill_rule(pointer, evenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING)
    cairo_fill(pointer)
  }

  /// `cairo_stroke`.
  package func stroke() { cairo_stroke(pointer) }

  package enum Cap: Sendable {
    case butt, round, square

    fileprivate var cValue: cairo_line_cap_t {
      switch self {
      case .butt: CAIRO_LINE_CAP_BUTT
      case .round: CAIRO_LINE_CAP_ROUND
      case .square: CAIRO_LINE_CAP_SQUARE
      }
    }
  }

  package enum Join: Sendable {
    case miter, round, bevel

    fileprivate var cValue: cairo_line_join_t {
      switch self {
      case .miter: CAIRO_LINE_JOIN_MITER
      case .round: CAIRO_LINE_JOIN_ROUND
      case .bevel: CAIRO_LINE_JOIN_BEVEL
      }
    }
  }

  /// `cairo_set_line_width`, `cairo_set_line_cap`, `cairo_set_line_join`, `cairo_set_miter_limit`.
  package func setLine(width: Double, cap: Cap, join: Join, miterLimit: Double) {
    cairo_set_line_width(pointer, width)
    cairo_set_line_cap(pointer, cap.cValue)
    cairo_set_line_join(pointer, join.cValue)
    cairo_set_miter_limit(pointer, miterLimit)
  }

  /// Lengths of dashes and gaps in turn; empty for a solid line (`cairo_set_dash`).
  ///
  /// - Precondition: none is negative and they are not all zero, or the context is lost.
  package func setDash(_ lengths: [Double], offset: Double) {
    cairo_set_dash(pointer, lengths, Int32(clamping: lengths.count), offset)
  }
}

// MARK: - Tags

extension Context {
  /// Runs `body`; what it draws on a PDF belongs to one structure element
  /// (`cairo_tag_begin`, `cairo_tag_end`).
  package func withTag<E: Error>(_ name: String, _ body: () throws(E) -> Void) throws(E) {
    cairo_tag_begin(pointer, name, "")
    defer { cairo_tag_end(pointer, name) }
    try body()
  }
}
