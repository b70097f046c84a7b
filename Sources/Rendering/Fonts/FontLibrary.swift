internal import Cairo
internal import Glibc
internal import Pango
internal import SceneGraph

/// The fonts at hand, opened when first asked for, and the shaping of text with them.
///
/// Not to be shared between threads: make one for each.
package final class FontLibrary {
  package let catalogue: FontCatalogue
  /// Families that were asked for and are not there, each once, in the order met.
  package private(set) var missingFamilies: [String] = []
  /// Font files that were needed and not found, each once, in the order met.
  package private(set) var missingFiles: [FontCatalogue.File] = []

  /// Characters that no font has, each once with a text that it was met in.
  package private(set) var missingCharacters: [(character: Character, text: String)] = []

  let map = FontMap()
  let layout: Layout
  var widths = WidthCache()

  private var faces: [String: OpenFace?] = [:]
  private var typefaces: [String: TypefaceBox] = [:]
  private var families: [String: FontFamily] = [:]
  private var styles: [StyleKey: ResolvedStyle] = [:]
  private var lastStyle: (key: StyleKey, style: ResolvedStyle)?
  private lazy var ownFamilies = catalogue.ownFamilies

  /// - Throws: `RenderingError.noFonts` if not one font file is there.
  package init(_ catalogue: FontCatalogue = .standard) throws(RenderingError) {
    self.catalogue = catalogue
    layout = Layout(map)
    let isAnyThere =
      KnownFamilies.substitutes.contains { family in
        family.files.contains { catalogue.path(of: $0.name) != nil }
      } || !catalogue.ownFamilies.isEmpty
    guard isAnyThere else { throw .noFonts(folders: catalogue.folders) }
  }
}

// MARK: - Styles

/// What decides the face.
struct StyleKey: Hashable {
  var family: String
  var weight: Int
  var isItalic: Bool

  init(_ style: TextStyle) {
    family = style.family
    weight = style.weight
    isItalic = style.isItalic
  }
}

/// The face for a style and those that stand in for characters it lacks.
final class ResolvedStyle {
  let key: StyleKey
  let primary: OpenFace
  let family: FontFamily
  /// Faces already looked for, by character; most texts need none.
  var standIns: [Character: OpenFace?] = [:]

  init(_ key: StyleKey, primary: OpenFace, family: FontFamily) {
    self.key = key
    self.primary = primary
    self.family = family
  }
}

extension FontLibrary {
  func resolve(_ style: TextStyle) -> ResolvedStyle? {
    let key = StyleKey(style)
    if let lastStyle, lastStyle.key == key { return lastStyle.style }
    guard let resolved = styles[key] ?? makeStyle(key) else { return nil }
    styles[key] = resolved
    lastStyle = (key, resolved)
    return resolved
  }

  private func makeStyle(_ key: StyleKey) -> ResolvedStyle? {
    for family in families(named: key.family) + KnownFamilies.substitutes + ownFamilies {
      if let face = face(of: family, key) {
        return ResolvedStyle(key, primary: face, family: family)
      }
    }
    return nil
  }

  /// The families of a CSS list that are known; the unknown ones before the first known are noted.
  private func families(named list: String) -> [FontFamily] {
    var found: [FontFamily] = []
    for part in list.split(separator: ",") {
      let name = part.trimmed(of: " \t\n\"'")
      guard !name.isEmpty else { continue }
      if let family = family(named: name) {
        found.append(family)
      } else if found.isEmpty, !missingFamilies.contains(name) {
        missingFamilies.append(name)
      }
    }
    return found
  }

  private func family(named name: String) -> FontFamily? {
    let lowercased = name.lowercased()
    return ownFamilies.first { $0.name.lowercased() == lowercased }
      ?? KnownFamilies.byName[lowercased]
  }

  /// The nearest face whose file is there; a nearer one that is not is noted.
  private func face(of family: FontFamily, _ key: StyleKey) -> OpenFace? {
    guard let wanted = family.file(weight: key.weight, isItalic: key.isItalic) else { return nil }
    if let face = open(wanted) { return face }
    if !missingFiles.contains(wanted) { missingFiles.append(wanted) }
    return family.file(weight: key.weight, isItalic: key.isItalic) { self.open($0) != nil }
      .flatMap(open)
  }

  private func open(_ file: FontCatalogue.File) -> OpenFace? {
    if let known = faces[file.name] { return known }
    let face = catalogue.path(of: file.name).flatMap {
      OpenFace(file, path: $0, name: "face \(faces.count)", in: map)
    }
    faces[file.name] = .some(face)
    return face
  }

  /// The first face that has the whole character: the style's own, then the fallbacks of its kind.
  ///
  /// - Returns: `nil` if none has.
  func face(for character: Character, _ style: ResolvedStyle) -> OpenFace? {
    if style.primary.covers(character) { return style.primary }
    if let known = style.standIns[character] { return known }
    let face = standIn(for: character, style)
    if style.standIns.count > 4096 { style.standIns.removeAll() }
    style.standIns[character] = .some(face)
    return face
  }

  /// The first hundred are kept.
  func note(missing character: Character, in text: String) {
    guard missingCharacters.count < 100,
      !missingCharacters.contains(where: { $0.character == character })
    else { return }
    missingCharacters.append((character, String(text.prefix(80))))
  }

  private func standIn(for character: Character, _ style: ResolvedStyle) -> OpenFace? {
    guard let first = character.unicodeScalars.first else { return nil }
    for family in KnownFamilies.fallbacks(for: style.family.kind) where family.mayHave(first) {
      let file = family.file(weight: style.key.weight, isItalic: style.key.isItalic)
      if let face = file.flatMap(open), face.covers(character) { return face }
    }
    return nil
  }
}

extension FontFamily {
  fileprivate func mayHave(_ scalar: Unicode.Scalar) -> Bool {
    scripts?.contains { $0.contains(scalar.value) } ?? true
  }
}

// MARK: - Drawing

/// Lets a dictionary hold what cannot be copied.
final class TypefaceBox {
  let typeface: Typeface

  init(_ typeface: consuming Typeface) { self.typeface = typeface }
}

extension FontLibrary {
  /// The face to draw glyphs with, found again by the name of its file.
  func typeface(for face: FontFace) throws(RenderingError) -> TypefaceBox {
    if let box = typefaces[face.file] { return box }
    guard !face.file.contains("/"), let path = catalogue.path(of: face.file) else {
      throw .noFontFile(face.file, folders: catalogue.folders)
    }
    do {
      let box = TypefaceBox(try Typeface(file: path))
      typefaces[face.file] = box
      return box
    } catch {
      throw .drawing("\(path): \(error)")
    }
  }
}
