/// Which font files are used and where they are looked for; opens nothing.
package struct FontCatalogue: Hashable, Sendable {
  package struct File: Hashable, Sendable {
    package var family: String
    /// 100…900.
    package var weight: Int
    package var isItalic: Bool
    /// Without its folder: `Lato-Bold.ttf`.
    package var name: String
    /// The Debian package that brings it.
    package var debianPackage: String
  }

  /// Searched in this order.
  package var folders: [String]

  /// - Parameter folders: searched before the system's, for fonts that a theme brings.
  package init(folders: [String] = []) {
    self.folders = folders + Self.systemFolders
  }

  package static let standard = FontCatalogue()

  private static let systemFolders = ["lato", "liberation", "noto", "dejavu"].map {
    "/usr/share/fonts/truetype/\($0)"
  }
}
