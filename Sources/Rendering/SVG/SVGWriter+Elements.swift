internal import SceneGraph

extension SVGWriter {
  mutating func write(_ elements: [Element], groups: Int) throws(RenderingError) {
    guard groups < Limits.deepestGroups else { throw .groupsTooDeep }
    for element in elements {
      switch element.operation {
      case .fill(let path, let paint, let rule): fill(path, paint, rule)
      case .stroke(let path, let stroke): self.stroke(path, stroke)
      case .glyphs(let run, let origin, let angle, let paint):
        write(run, at: origin, angle: angle, paint)
      case .image(let image, let rect): try write(image, in: rect)
      case .group(let group): try write(group, groups: groups)
      }
    }
  }

  mutating func fill(_ path: Path, _ paint: Paint, _ rule: FillRule) {
    guard path.isFinite, !path.isEmpty else { return }
    var attributes = [("d", path.svg)] + self.paint(paint, "fill")
    if rule == .evenOdd { attributes.append(("fill-rule", "evenodd")) }
    leaf("path", attributes)
  }

  private mutating func stroke(_ path: Path, _ stroke: Stroke) {
    guard path.isFinite, !path.isEmpty, stroke.width.isFinite, stroke.width > 0 else { return }
    var attributes = [("d", path.svg)] + paint(stroke.paint, "stroke")
    if stroke.width != 1 { attributes.append(("stroke-width", stroke.width.decimals(3))) }
    if stroke.cap != .butt { attributes.append(("stroke-linecap", stroke.cap.rawValue)) }
    if stroke.join != .miter { attributes.append(("stroke-linejoin", stroke.join.rawValue)) }
    if stroke.join == .miter, stroke.miterLimit != 10 {
      attributes.append(("stroke-miterlimit", stroke.miterLimit.decimals(3)))
    }
    let dash = stroke.drawnDash(scale: 1)
    if !dash.isEmpty {
      attributes.append(("stroke-dasharray", dash.map { $0.decimals(3) }.joined(separator: " ")))
      if stroke.dashOffset != 0 {
        attributes.append(("stroke-dashoffset", stroke.dashOffset.decimals(3)))
      }
    }
    leaf("path", attributes)
  }

  private mutating func write(_ image: Image, in rect: Rect) throws(RenderingError) {
    guard image.isWhole, rect.isDrawable else { return }
    var attributes = [
      ("x", rect.minX.decimals(3)), ("y", rect.minY.decimals(3)),
      ("width", abs(rect.width).decimals(3)), ("height", abs(rect.height).decimals(3)),
      ("preserveAspectRatio", "none"),
    ]
    if image.isPixelated { attributes.append(("image-rendering", "pixelated")) }
    attributes.append(("href", "data:image/png;base64,\(Base64.text(of: try image.png()))"))
    leaf("image", attributes)
  }

  private mutating func write(_ group: Group, groups: Int) throws(RenderingError) {
    guard group.transform.isDrawable, group.opacity > 0 else { return }
    var attributes: [(String, String)] = []
    if group.transform != .identity { attributes.append(("transform", group.transform.svg)) }
    if let clip = group.clip {
      let path = clip.isFinite ? clip.svg : ""
      let id = define("clip") { "<clipPath id=\"\($0)\"><path d=\"\(path)\"/></clipPath>" }
      attributes.append(("clip-path", "url(#\(id))"))
    }
    if group.isFaded { attributes.append(("opacity", group.opacity.decimals(3))) }
    open("g", attributes)
    try write(group.elements, groups: groups + 1)
    shut("g")
  }

  /// - Parameter property: `fill` or `stroke`.
  mutating func paint(_ paint: Paint, _ property: String) -> [(String, String)] {
    switch paint {
    case .color(let color):
      let alpha = color.alpha < 1 ? [("\(property)-opacity", color.alpha.decimals(3))] : []
      return [(property, color.svg)] + alpha
    case .linear(let stops, let from, let to):
      let id = define("paint") { id in
        "<linearGradient id=\"\(id)\" gradientUnits=\"userSpaceOnUse\" x1=\"\(from.x.decimals(3))\""
          + " y1=\"\(from.y.decimals(3))\" x2=\"\(to.x.decimals(3))\" y2=\"\(to.y.decimals(3))\">"
          + stops.svg + "</linearGradient>"
      }
      return [(property, "url(#\(id))")]
    case .radial(let stops, let from, let fromRadius, let to, let toRadius):
      let id = define("paint") { id in
        "<radialGradient id=\"\(id)\" gradientUnits=\"userSpaceOnUse\" fx=\"\(from.x.decimals(3))\""
          + " fy=\"\(from.y.decimals(3))\" fr=\"\(fromRadius.decimals(3))\""
          + " cx=\"\(to.x.decimals(3))\" cy=\"\(to.y.decimals(3))\" r=\"\(toRadius.decimals(3))\">"
          + stops.svg + "</radialGradient>"
      }
      return [(property, "url(#\(id))")]
    }
  }
}
