package import SceneGraph

extension Renderer {
  /// The frame as an SVG file, with real text that names its fonts.
  package func svg(
    of frame: Frame, info: DocumentInfo = DocumentInfo()
  ) throws(RenderingError) -> [UInt8] {
    throw .emptyPicture
  }
}
