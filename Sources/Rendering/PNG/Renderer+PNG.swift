package import SceneGraph

extension Renderer {
  /// The frame as a PNG file; without a background the ground is transparent.
  package func png(
    of frame: Frame, _ resolution: Resolution = .scale(1), info: DocumentInfo = DocumentInfo()
  ) throws(RenderingError) -> [UInt8] {
    throw .emptyPicture
  }
}
