internal import CCairo

/// Something to draw on (`cairo_surface_t`).
package struct Surface: ~Copyable {
  let pointer: OpaquePointer

  /// Takes over `pointer`, which is released even if it is in an error state.
  init(owning pointer: OpaquePointer) throws(CairoError) {
    self.pointer = pointer
    try check(cairo_surface_status(pointer))
  }

  deinit { cairo_surface_destroy(pointer) }

  /// Four bytes a pixel, in the order of the machine: blue, green, red, alpha on every machine we know.
  package enum PixelFormat: Sendable {
    /// Colours are premultiplied by alpha.
    case argb
    /// The fourth byte means nothing.
    case rgb

    var cValue: cairo_format_t { self == .argb ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24 }
  }

  /// Draws into memory that the caller keeps alive for longer than the surface
  /// (`cairo_image_surface_create_for_data`).
  ///
  /// - Parameter pixels: `height` rows of `4 * width` bytes.
  package init(
    pixels: UnsafeMutableRawPointer, _ format: PixelFormat, width: Int32, height: Int32
  ) throws(CairoError) {
    try self.init(
      owning: cairo_image_surface_create_for_data(
        pixels.assumingMemoryBound(to: UInt8.self), format.cValue, width, height, 4 * width))
  }

  /// Everything drawn is in the memory when this returns (`cairo_surface_flush`).
  package func flush() throws(CairoError) {
    cairo_surface_flush(pointer)
    try check(cairo_surface_status(pointer))
  }

  /// Nothing is drawn on it or read from its memory any more; who still needs the picture takes a copy
  /// now (`cairo_surface_finish`).
  package func finish() { cairo_surface_finish(pointer) }
}
