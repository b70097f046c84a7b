package import SceneGraph

extension Renderer {
  /// The frame as an SVG file, with real text that names its fonts.
  package func svg(
    of frame: Frame, info: DocumentInfo = DocumentInfo()
  ) throws(RenderingError) -> [UInt8] {
    let size = frame.size
    guard size.width.isFinite, size.height.isFinite, size.width > 0, size.height > 0 else {
      throw .emptyPicture
    }
    var body = SVGWriter(depth: 1)
    if let background = frame.background {
      let ground = Rect(x: 0, y: 0, width: size.width, height: size.height)
      body.fill(.rect(ground), .color(background), .nonZero)
    }
    try body.write(frame.elements, groups: 0)
    var head = SVGWriter(depth: 0)
    let (width, height) = (size.width.decimals(3), size.height.decimals(3))
    head.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("width", width), ("height", height),
        ("viewBox", "0 0 \(width) \(height)"), ("xml:lang", frame.language), ("role", "img"),
        // What most elements want, so that they need not say it.
        ("fill", "none"), ("stroke-miterlimit", "10"),
      ])
    for (name, text) in [("title", info.title(of: frame)), ("desc", info.alt(of: frame))]
    where !text.isEmpty {
      head.leaf(name, text: text)
    }
    if !body.definitions.isEmpty {
      head.open("defs")
      for definition in body.definitions { head.line(definition) }
      head.shut("defs")
    }
    head.append(body)
    head.shut("svg")
    return Array(head.text.utf8)
  }
}
