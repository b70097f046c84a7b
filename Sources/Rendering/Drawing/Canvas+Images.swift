internal import Cairo
internal import SceneGraph

extension Canvas {
  func draw(
    _ image: Image, in rect: Rect, on context: borrowing Context
  ) throws(RenderingError) {
    guard image.isWhole, rect.isDrawable else { return }
    let pixels = image.makePremultiplied()
    defer { pixels.deallocate() }
    do {
      let surface = try Surface(
        pixels: pixels, .argb, width: Int32(image.width), height: Int32(image.height))
      context.withSavedState {
        let (width, height) = (abs(rect.width), abs(rect.height))
        context.translate(x: rect.minX, y: rect.minY)
        let pattern = Pattern.surface(surface)
        pattern.stretch(
          pixelWidth: Double(image.width), pixelHeight: Double(image.height), toWidth: width,
          height: height, isSmooth: !image.isPixelated, goesOn: glyphStyle != .text)
        context.setSource(pattern)
        context.newPath()
        context.rectangle(x: 0, y: 0, width: width, height: height)
        context.fill(evenOdd: false)
      }
      // A PDF looks at the surface again when its page is shown, by which time the bytes are gone;
      // finishing it makes Cairo take a copy now.
      surface.finish()
    } catch {
      throw .drawing("\(error)")
    }
  }
}

extension Image {
  /// The rows hold what width and height promise, within what Cairo takes.
  var isWhole: Bool {
    width > 0 && height > 0 && Double(width) <= Limits.mostPixelsASide
      && Double(height) <= Limits.mostPixelsASide && pixels.count == width * height * 4
  }

  /// Blue, green, red, alpha, the colours multiplied by alpha; the caller deallocates.
  fileprivate func makePremultiplied() -> UnsafeMutableRawPointer {
    let result = UnsafeMutableRawPointer.allocate(byteCount: pixels.count, alignment: 16)
    pixels.withUnsafeBufferPointer { pixels in
      for start in stride(from: 0, to: pixels.count, by: 4) {
        let alpha = UInt32(pixels[start + 3])
        func times(_ part: UInt8) -> UInt32 { (UInt32(part) * alpha + 127) / 255 }
        let pixel =
          alpha << 24 | times(pixels[start]) << 16 | times(pixels[start + 1]) << 8
          | times(pixels[start + 2])
        result.storeBytes(of: pixel, toByteOffset: start, as: UInt32.self)
      }
    }
    return result
  }
}

extension Rect {
  /// Near enough, and neither a line nor endless.
  var isDrawable: Bool {
    abs(x) < Limits.farthestPixel && abs(y) < Limits.farthestPixel
      && [width, height].allSatisfy { abs($0) > 1e-6 && abs($0) < Limits.farthestPixel }
  }
}
