package import SceneGraph

extension Renderer {
  /// The frames as the pages of a PDF file, with real text in embedded fonts.
  package func pdf(
    of frames: [Frame], info: DocumentInfo = DocumentInfo()
  ) throws(RenderingError) -> [UInt8] {
    throw .emptyPicture
  }
}
