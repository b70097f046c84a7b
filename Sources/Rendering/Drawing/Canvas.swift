internal import Cairo
internal import SceneGraph

/// Draws the elements of a frame with Cairo, the same way on every surface.
struct Canvas {
  enum GlyphStyle {
    /// Text that a PDF can be searched for.
    case text
    /// Marks on pixels.
    case picture
  }

  let fonts: FontLibrary
  let glyphStyle: GlyphStyle
  /// Pixels a point.
  let scale: Double
  /// Told of each tag that is opened; `nil` draws without tags.
  var marks: MarkRecorder?

  func draw(
    _ elements: [Element], on context: borrowing Context, depth: Int = 0, isTagged: Bool = false
  ) throws(RenderingError) {
    guard depth < Limits.deepestGroups else { throw .groupsTooDeep }
    var index = elements.startIndex
    while index < elements.endIndex {
      if let group = elements[index].plainGroup {
        try draw(group, on: context, depth: depth, isTagged: isTagged)
        index += 1
        continue
      }
      // Neighbours that mean the same share a tag, or a page of tick lines would be all tags.
      let end =
        elements[index...].firstIndex {
          $0.meaning != elements[index].meaning || $0.plainGroup != nil
        } ?? elements.endIndex
      try drawTagged(elements[index..<end], on: context, depth: depth, isTagged: isTagged)
      index = end
    }
  }

  private func drawTagged(
    _ elements: ArraySlice<Element>, on context: borrowing Context, depth: Int, isTagged: Bool
  ) throws(RenderingError) {
    guard let marks, !isTagged, let meaning = elements.first?.meaning else {
      for element in elements { try draw(element.operation, on: context, depth: depth) }
      return
    }
    try context.withTag(marks.open(meaning)) { () throws(RenderingError) in
      for element in elements { try draw(element.operation, on: context, depth: depth) }
    }
  }

  private func draw(
    _ operation: Operation, on context: borrowing Context, depth: Int
  ) throws(RenderingError) {
    switch operation {
    case .fill(let path, let paint, let rule):
      guard trace(path, on: context), set(paint, on: context) else { return }
      context.fill(evenOdd: rule == .evenOdd)
    case .stroke(let path, let stroke):
      if try drawInPieces(path, stroke, on: context) { return }
      guard set(stroke, on: context), trace(path, on: context) else { return }
      context.stroke()
    case .glyphs(let run, let origin, let angle, let paint):
      try draw(run, at: origin, angle: angle, paint, on: context)
    case .image(let image, let rect):
      try draw(image, in: rect, on: context)
    case .group(let group):
      // Inside a faded group everything is one picture, and one tag.
      try draw(group, on: context, depth: depth, isTagged: true)
    }
  }

  private func draw(
    _ group: Group, on context: borrowing Context, depth: Int, isTagged: Bool
  ) throws(RenderingError) {
    guard group.transform.isDrawable, group.opacity > 0 else { return }
    try context.withSavedState { () throws(RenderingError) in
      let map = group.transform
      context.transform(a: map.a, b: map.b, c: map.c, d: map.d, tx: map.tx, ty: map.ty)
      if let clip = group.clip {
        _ = trace(clip, on: context)
        context.clip()
      }
      guard group.isFaded else {
        return try draw(group.elements, on: context, depth: depth + 1, isTagged: isTagged)
      }
      try context.withFadedGroup(alpha: group.opacity) { () throws(RenderingError) in
        try draw(group.elements, on: context, depth: depth + 1, isTagged: true)
      }
    }
  }
}

extension Group {
  var isFaded: Bool { opacity < 1 }
}

extension Element {
  /// A group whose elements keep their own meanings.
  fileprivate var plainGroup: Group? {
    if case .group(let group) = operation, !group.isFaded { group } else { nil }
  }
}

extension Transform {
  /// A map that flattens everything to a line draws nothing, one that stretches beyond all measure
  /// nothing that can be seen; Cairo stops for good at either.
  var isDrawable: Bool {
    let determinant = a * d - b * c
    return abs(determinant) > 1e-12 && [a, b, c, d].allSatisfy { abs($0) < 1e6 }
      && [tx, ty].allSatisfy { abs($0) < Limits.farthestPixel }
  }
}
