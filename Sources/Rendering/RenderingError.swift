/// The machine could not do what was asked; the user's mistakes are diagnostics instead.
package enum RenderingError: Error, Hashable, Sendable {
  /// Not one font file was found in the folders searched.
  case noFonts(folders: [String])
  /// A frame holds glyphs of a font file that is nowhere.
  case noFontFile(String, folders: [String])
  /// In pixels.
  case tooManyPixels(width: Double, height: Double)
  /// In points.
  case pageTooLarge(width: Double, height: Double)
  /// No pages, or one without width or height.
  case emptyPicture
  case groupsTooDeep
  /// The drawing library gave up; its own words.
  case drawing(String)
}
