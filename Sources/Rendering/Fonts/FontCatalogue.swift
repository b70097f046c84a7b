internal import Glibc

/// Which font files are used and where they are looked for; opens none of them.
package struct FontCatalogue: Hashable, Sendable {
  package struct File: Hashable, Sendable {
    package var family: String
    /// 100…900.
    package var weight: Int
    package var isItalic: Bool
    /// Without its folder: `Lato-Bold.ttf`.
    package var name: String
    /// The Debian package that brings it; empty for a file of the caller's own.
    package var debianPackage: String
  }

  /// Folders of the caller's own: known files are looked for here first, and other fonts in them are
  /// found by the family that they name inside.
  package var ownFolders: [String]
  /// Where Debian puts the fonts.
  package var systemFolders: [String]

  package init(
    ownFolders: [String] = [], systemFolders: [String] = FontCatalogue.debianFolders
  ) {
    self.ownFolders = ownFolders
    self.systemFolders = systemFolders
  }

  package static let standard = FontCatalogue()

  package static let debianFolders = ["lato", "liberation", "noto", "dejavu"].map {
    "/usr/share/fonts/truetype/\($0)"
  }

  /// In the order in which they are searched.
  package var folders: [String] { ownFolders + systemFolders }

  /// - Returns: the path of the first file of this name that can be read.
  func path(of name: String) -> String? {
    for folder in folders {
      let path = "\(folder)/\(name)"
      if access(path, R_OK) == 0 { return path }
    }
    return nil
  }
}

/// The faces of one design.
struct FontFamily: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case sans, serif, monospace }

  var name: String
  var kind: Kind
  var files: [FontCatalogue.File]
  /// Characters for which the family is tried when the chosen one lacks them; `nil` for all.
  var scripts: [ClosedRange<UInt32>]?

  /// Of the faces that `isThere` admits, the nearest in slant, then in weight; of two equally near the
  /// bolder for weights over 500, else the lighter.
  func file(
    weight: Int, isItalic: Bool, where isThere: (FontCatalogue.File) -> Bool = { _ in true }
  ) -> FontCatalogue.File? {
    func rank(_ file: FontCatalogue.File) -> (Int, Int, Int) {
      (
        file.isItalic == isItalic ? 0 : 1, abs(file.weight - weight),
        weight > 500 ? -file.weight : file.weight
      )
    }
    return files.filter(isThere).min { rank($0) < rank($1) }
  }
}
