internal import Cairo
internal import SceneGraph

/// A PDF as Cairo writes it, with what its marked parts mean: what a finishing pass needs to give the
/// file its structure.
struct PDFDraft {
  var bytes: [UInt8]
  /// For each page the meaning of each marked part; the index is the part's MCID.
  var pages: [[Meaning]]
}

extension Renderer {
  func draft(of frames: [Frame], info: DocumentInfo) throws(RenderingError) -> PDFDraft {
    guard !frames.isEmpty else { throw .emptyPicture }
    for frame in frames { try frame.checkPage() }
    do {
      return try drawPages(frames, info)
    } catch let error as RenderingError {
      throw error
    } catch {
      throw .drawing("\(error)")
    }
  }

  private func drawPages(_ frames: [Frame], _ info: DocumentInfo) throws -> PDFDraft {
    let surface = try PDFSurface(width: frames[0].size.width, height: frames[0].size.height)
    let texts: [(PDFSurface.Metadata, String)] = [
      (.title, info.title(of: frames.first)), (.author, info.author), (.subject, info.subject),
      (.creator, "Handbill"),
    ]
    for (key, text) in texts where !text.isEmpty { surface.setMetadata(key, text) }
    // Without a date Cairo asks the clock.
    surface.setMetadata(.creationDate, info.date.iso)
    let context = try surface.makeContext()
    var pages: [[Meaning]] = []
    for frame in frames {
      let marks = MarkRecorder()
      surface.setPageSize(width: frame.size.width, height: frame.size.height)
      let canvas = Canvas(fonts: fonts, glyphStyle: .text, scale: 1, marks: marks)
      let ground = frame.background.map { color in
        Element(
          .artifact,
          .fill(
            .rect(Rect(x: 0, y: 0, width: frame.size.width, height: frame.size.height)),
            .color(color), .nonZero))
      }
      try context.withSavedState {
        // Under a clip, were it wider than the page, Cairo keeps all that was drawn; else a shape that
        // covers the page would make it forget the tags opened before.
        context.rectangle(
          x: -1, y: -1, width: frame.size.width + 2, height: frame.size.height + 2)
        context.clip()
        try canvas.draw((ground.map { [$0] } ?? []) + frame.elements, on: context)
      }
      context.showPage()
      try context.checkStatus()
      pages.append(marks.meanings)
    }
    return PDFDraft(bytes: try surface.finish(), pages: pages)
  }
}

extension Frame {
  fileprivate func checkPage() throws(RenderingError) {
    guard size.width.isFinite, size.height.isFinite, size.width > 0, size.height > 0 else {
      throw .emptyPicture
    }
    guard max(size.width, size.height) <= Limits.mostPointsASide else {
      throw .pageTooLarge(width: size.width, height: size.height)
    }
  }
}
