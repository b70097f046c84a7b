internal import SceneGraph

/// Turns finished frames into bytes; decides nothing.
///
/// The same frame gives the same bytes, whatever the clock, the time zone, the locale or the fonts of
/// the system. Holds what is worth keeping between pictures (opened fonts, pixel memory), so make one
/// for each thread and use it for many frames.
package final class Renderer {
  package let fonts: FontLibrary
  let pixels = PixelMemory()

  package init(fonts: FontLibrary) {
    self.fonts = fonts
  }
}
