internal import CCairo

/// A picture in rows of pixels, four bytes each: red, green, blue, alpha, not premultiplied.
package struct PixelPicture: Sendable {
  package var width: Int
  package var height: Int
  package var pixels: [UInt8]

  package init(width: Int, height: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Reads a PNG file (`cairo_image_surface_create_from_png_stream`).
  package init(png bytes: [UInt8]) throws(CairoError) {
    let source = ByteSource(bytes)
    let surface = try Surface(
      owning: cairo_image_surface_create_from_png_stream(
        ByteSource.read, Unmanaged.passUnretained(source).toOpaque()))
    defer { withExtendedLifetime(source) {} }
    cairo_surface_flush(surface.pointer)
    width = Int(cairo_image_surface_get_width(surface.pointer))
    height = Int(cairo_image_surface_get_height(surface.pointer))
    let stride = Int(cairo_image_surface_get_stride(surface.pointer))
    let isOpaque = cairo_image_surface_get_format(surface.pointer) == CAIRO_FORMAT_RGB24
    guard let data = cairo_image_surface_get_data(surface.pointer), stride >= 4 * width else {
      throw CairoError(CAIRO_STATUS_INVALID_FORMAT)
    }
    pixels = []
    pixels.reserveCapacity(4 * width * height)
    for row in 0..<height {
      for column in 0..<width {
        let pixel = UnsafeRawPointer(data + row * stride + 4 * column).load(as: UInt32.self)
        let alpha = isOpaque ? 255 : pixel >> 24
        for shift: UInt32 in [16, 8, 0] {
          let part = pixel >> shift & 0xFF
          pixels.append(alpha == 0 ? 0 : UInt8(min((part * 255 + alpha / 2) / alpha, 255)))
        }
        pixels.append(UInt8(alpha))
      }
    }
  }
}

/// Where Cairo's stream begins.
private final class ByteSource {
  let bytes: [UInt8]
  var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static let read: cairo_read_func_t = { source, data, count in
    guard let source, let data else { return CAIRO_STATUS_READ_ERROR }
    let reader = Unmanaged<ByteSource>.fromOpaque(source).takeUnretainedValue()
    guard Int(count) <= reader.bytes.count - reader.position else { return CAIRO_STATUS_READ_ERROR }
    for index in 0..<Int(count) { data[index] = reader.bytes[reader.position + index] }
    reader.position += Int(count)
    return CAIRO_STATUS_SUCCESS
  }
}
