internal import Cairo
package import SceneGraph

extension Renderer {
  /// The frame as a PNG file; without a background the ground is transparent.
  package func png(
    of frame: Frame, _ resolution: Resolution = .scale(1), info: DocumentInfo = DocumentInfo()
  ) throws(RenderingError) -> [UInt8] {
    let grid = try PixelGrid(frame.size, resolution)
    let isOpaque = (frame.background?.alpha ?? 0) >= 1
    let encoder = PNGEncoder(
      width: grid.width, height: grid.height, hasAlpha: !isOpaque, pixelsPerPoint: grid.scale,
      texts: [
        ("Title", info.title(of: frame)), ("Author", info.author),
        ("Description", info.alt(of: frame)), ("Source", info.source),
      ], language: frame.language)
    let rows = encoder.rows
    guard let memory = pixels.bytes(rows.memoryCount) else { throw .drawing("out of memory") }
    let ground = memory + rows.pixelOffset
    if !isOpaque {
      ground.initializeMemory(
        as: UInt8.self, repeating: 0, count: rows.memoryCount - rows.pixelOffset)
    }
    do {
      try draw(frame, on: grid, isOpaque: isOpaque, in: ground)
    } catch let error as RenderingError {
      throw error
    } catch {
      throw .drawing("\(error)")
    }
    rows.write(in: memory)
    return try encoder.encode(UnsafeRawBufferPointer(start: memory, count: rows.count))
  }

  private func draw(
    _ frame: Frame, on grid: PixelGrid, isOpaque: Bool, in memory: UnsafeMutableRawPointer
  ) throws {
    let surface = try Surface(
      pixels: memory, isOpaque ? .rgb : .argb, width: Int32(grid.width),
      height: Int32(grid.height))
    let context = try Context(surface)
    let canvas = Canvas(
      fonts: fonts, glyphStyle: .picture, scale: grid.scale, marks: nil)
    if let background = frame.background, canvas.set(.color(background), on: context) {
      context.paint()
    }
    context.translate(x: grid.offset.x, y: grid.offset.y)
    context.scale(x: grid.scale, y: grid.scale)
    try canvas.draw(frame.elements, on: context)
    try context.checkStatus()
    try surface.flush()
  }
}
