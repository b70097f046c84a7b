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

extension RenderingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noFonts(let folders):
      "no font was found in \(folders.joined(separator: ", ")): install fonts-lato and "
        + "fonts-liberation, or run Scripts/setup"
    case .noFontFile(let name, let folders):
      "the font file \(name) is in none of \(folders.joined(separator: ", ")): "
        + "install the package that brings it, or run Scripts/setup"
    case .tooManyPixels(let width, let height):
      "a picture of \(Self.whole(width)) × \(Self.whole(height)) pixels is too large: "
        + "at most \(Self.whole(Limits.mostPixels / 1e6)) million and "
        + "\(Self.whole(Limits.mostPixelsASide)) a side; ask for a smaller scale or width"
    case .pageTooLarge(let width, let height):
      "a page of \(Self.whole(width)) × \(Self.whole(height)) points is too large: at most "
        + "\(Self.whole(Limits.mostPointsASide)) a side"
    case .emptyPicture: "there is nothing to draw on: the picture has no width or no height"
    case .groupsTooDeep: "groups are nested more than \(Limits.deepestGroups) deep"
    case .drawing(let words): "the drawing library says: \(words)"
    }
  }

  private static func whole(_ number: Double) -> String {
    Int(exactly: number.rounded()).map { "\($0)" } ?? "\(number)"
  }
}
