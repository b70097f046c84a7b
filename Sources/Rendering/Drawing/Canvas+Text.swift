internal import Cairo
internal import SceneGraph

extension Canvas {
  /// In pixels to the em: half a pixel is 2 % of it.
  private static let smallestMovable = 24.0

  func draw(
    _ run: GlyphRun, at origin: Point, angle: Double, _ paint: Paint, on context: borrowing Context
  ) throws(RenderingError) {
    guard origin.isFinite, angle.isFinite, run.size.isFinite, run.size * scale > 0.01,
      !run.glyphs.isEmpty, abs(origin.x) < Limits.farthestPixel,
      abs(origin.y) < Limits.farthestPixel
    else { return }
    let box = try fonts.typeface(for: run.face)
    guard set(paint, on: context) else { return }
    let isTurned = angle != 0
    let start = isTurned ? .zero : origin
    let glyphs = run.glyphs.map {
      PlacedGlyph(index: UInt($0.id), x: start.x + $0.x, y: start.y + $0.y)
    }
    let show = { (context: borrowing Context) in
      context.setFont(box.typeface, size: run.size)
      switch glyphStyle {
      case .text: context.show(run, glyphs)
      // Cairo moves pictures of glyphs to whole pixels, which tears small words apart; outlines stay
      // where they belong, and cost four times as much.
      case .picture where isTurned || run.size * scale < Self.smallestMovable:
        context.fillGlyphs(glyphs)
      case .picture: context.showGlyphs(glyphs)
      }
    }
    guard isTurned else { return show(context) }
    context.withSavedState {
      context.translate(x: origin.x, y: origin.y)
      context.rotate(by: angle * .pi / 180)
      show(context)
    }
  }
}

extension Context {
  fileprivate func show(_ run: GlyphRun, _ glyphs: [PlacedGlyph]) {
    // Cairo stops for good at clusters that do not add up.
    let bytes = run.clusters.reduce(0) { $0 + $1.bytes }
    let count = run.clusters.reduce(0) { $0 + $1.glyphs }
    guard bytes == run.text.utf8.count, count == glyphs.count,
      run.clusters.allSatisfy({ $0.bytes >= 0 && $0.glyphs >= 0 && $0.bytes + $0.glyphs > 0 })
    else { return showGlyphs(glyphs) }
    let clusters = run.clusters.map {
      TextCluster(bytes: Int32(clamping: $0.bytes), glyphs: Int32(clamping: $0.glyphs))
    }
    showText(run.text, glyphs: glyphs, clusters: clusters, isBackward: run.isRightToLeft)
  }
}
