import SceneGraph

/// Outlines written as SVG path data: `M0,-1L1,1Z`.
enum PathText {
  static func path(_ text: String) -> Path? {
    nil
  }
}
