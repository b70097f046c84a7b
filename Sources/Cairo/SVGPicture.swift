internal import CCairo
internal import Glibc

/// Why an SVG picture cannot be drawn, in words for the reader.
package struct SVGError: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String
}

extension PixelPicture {
  /// Draws an SVG file by librsvg: no scripts run, and nothing outside the file is read.
  ///
  /// The library is loaded when it is first needed, because few pages hold such a picture and loading
  /// it costs every start.
  /// - Parameter longestSide: in pixels.
  package init(svg bytes: [UInt8], longestSide: Double) throws(SVGError) {
    guard bytes.count <= Self.mostBytes else {
      throw SVGError(description: "the SVG picture is larger than \(Self.mostBytes >> 20) MB")
    }
    guard let library = SVGLibrary.shared else {
      throw SVGError(
        description: "SVG pictures need librsvg: install the package librsvg2-2, or save it as PNG")
    }
    let handle = try library.open(bytes)
    defer { library.release(handle) }
    guard let size = library.size(of: handle), size.width > 0, size.height > 0,
      size.width.isFinite, size.height.isFinite, max(size.width, size.height) < 1e6,
      max(size.width, size.height) / min(size.width, size.height) < 1000
    else { throw SVGError(description: "the SVG picture has no size: give it a viewBox") }
    let scale = longestSide / max(size.width, size.height)
    let width = max(Int32((size.width * scale).rounded()), 1)
    let height = max(Int32((size.height * scale).rounded()), 1)
    var pixels = [UInt8](repeating: 0, count: Int(width) * Int(height) * 4)
    var problem: SVGError?
    pixels.withUnsafeMutableBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      do {
        let surface = try Surface(pixels: base, .argb, width: width, height: height)
        let context = try Context(surface)
        problem = library.draw(
          handle, on: context.pointer, width: Double(width), height: Double(height))
        try surface.flush()
      } catch {
        problem = SVGError(description: "\(error)")
      }
    }
    if let problem { throw problem }
    Self.straighten(&pixels)
    self.init(width: Int(width), height: Int(height), pixels: pixels)
  }

  private static let mostBytes = 8 << 20

  /// From Cairo's blue, green, red times alpha to red, green, blue and alpha.
  private static func straighten(_ pixels: inout [UInt8]) {
    for start in stride(from: 0, to: pixels.count - 3, by: 4) {
      let alpha = Int(pixels[start + 3])
      func part(_ value: UInt8) -> UInt8 {
        alpha == 0 ? 0 : UInt8(min((Int(value) * 255 + alpha / 2) / alpha, 255))
      }
      let (blue, red) = (part(pixels[start]), part(pixels[start + 2]))
      pixels[start + 1] = part(pixels[start + 1])
      (pixels[start], pixels[start + 2]) = (red, blue)
    }
  }
}

/// The few functions of librsvg that draw a picture.
private struct SVGLibrary: Sendable {
  private typealias Pointer = UnsafeMutableRawPointer
  private typealias Failure = UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private typealias Open = @convention(c) (UnsafePointer<UInt8>?, UInt, Failure?) -> Pointer?
  private typealias Size =
    @convention(c) (Pointer, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Int32
  private typealias Dimensions =
    @convention(c) (
      Pointer, UnsafeMutablePointer<Int32>?, Pointer?, UnsafeMutablePointer<Int32>?, Pointer?,
      UnsafeMutablePointer<Int32>?, UnsafeMutablePointer<Double>?
    ) -> Void
  private typealias Render =
    @convention(c) (Pointer, OpaquePointer, UnsafePointer<Double>, Failure?) -> Int32
  private typealias Release = @convention(c) (Pointer) -> Void

  private let newFromData: Open
  private let intrinsicSize: Size
  private let dimensions: Dimensions
  private let render: Render
  private let unref: Release
  private let freeError: Release

  static let shared = SVGLibrary()

  private init?() {
    guard let library = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL) else { return nil }
    func function<F>(_ name: String, _ type: F.Type) -> F? {
      dlsym(library, name).map { unsafeBitCast($0, to: type) }
    }
    guard let newFromData = function("rsvg_handle_new_from_data", Open.self),
      let intrinsicSize = function("rsvg_handle_get_intrinsic_size_in_pixels", Size.self),
      let dimensions = function("rsvg_handle_get_intrinsic_dimensions", Dimensions.self),
      let render = function("rsvg_handle_render_document", Render.self),
      let unref = function("g_object_unref", Release.self),
      let freeError = function("g_error_free", Release.self)
    else { return nil }
    self.newFromData = newFromData
    self.intrinsicSize = intrinsicSize
    self.dimensions = dimensions
    self.render = render
    self.unref = unref
    self.freeError = freeError
  }

  func open(_ bytes: [UInt8]) throws(SVGError) -> UnsafeMutableRawPointer {
    var failure: UnsafeMutableRawPointer?
    if let handle = newFromData(bytes, UInt(bytes.count), &failure) { return handle }
    throw error(failure)
  }

  func release(_ handle: UnsafeMutableRawPointer) { unref(handle) }

  /// In its own units.
  func size(of handle: UnsafeMutableRawPointer) -> (width: Double, height: Double)? {
    var (width, height) = (0.0, 0.0)
    if intrinsicSize(handle, &width, &height) != 0 { return (width, height) }
    var hasBox: Int32 = 0
    // `RsvgRectangle`: x, y, width, height.
    var box = [0.0, 0, 0, 0]
    dimensions(handle, nil, nil, nil, nil, &hasBox, &box)
    return hasBox != 0 ? (box[2], box[3]) : nil
  }

  func draw(
    _ handle: UnsafeMutableRawPointer, on context: OpaquePointer, width: Double, height: Double
  ) -> SVGError? {
    var failure: UnsafeMutableRawPointer?
    return render(handle, context, [0, 0, width, height], &failure) != 0 ? nil : error(failure)
  }

  /// `GError`: two numbers, then its message.
  private func error(_ failure: UnsafeMutableRawPointer?) -> SVGError {
    guard let failure else { return SVGError(description: "the SVG picture is damaged") }
    defer { freeError(failure) }
    let message = failure.load(fromByteOffset: 8, as: UnsafePointer<CChar>?.self)
    return SVGError(
      description: "the SVG picture is damaged"
        + (message.map { ": " + String(cString: $0) } ?? ""))
  }
}
