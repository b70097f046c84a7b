internal import Pango
internal import SceneGraph

/// A font file in use.
final class OpenFace {
  let face: FontFace
  /// Under which the font map knows it.
  let name: String
  let coverage: FontCoverage
  let coversASCII: Bool
  /// In parts of the em.
  let heights: FontMetrics

  /// - Returns: `nil` if the file holds no font.
  init?(_ file: FontCatalogue.File, path: String, name: String, in map: borrowing FontMap) {
    guard let coverage = map.add(file: path, as: name), let outline = FontOutline(file: path) else {
      return nil
    }
    self.name = name
    coversASCII = (0x20...0x7E).allSatisfy { coverage.contains(Unicode.Scalar(UInt8($0))) }
    self.coverage = coverage
    face = FontFace(
      family: file.family, weight: file.weight, isItalic: file.isItalic, file: file.name)
    heights = FontMetrics(
      ascent: outline.ascent, descent: outline.descent, capHeight: outline.capHeight,
      xHeight: outline.xHeight)
  }

  /// All characters of the cluster, but for those that only steer the others.
  func covers(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { $0.isOnlySteering || coverage.contains($0) }
  }
}

extension Unicode.Scalar {
  /// Draws nothing by itself: joiners, direction marks, variation selectors, line ends.
  var isOnlySteering: Bool {
    self == "\n" || properties.isDefaultIgnorableCodePoint
  }
}
