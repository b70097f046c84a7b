internal import Glibc
internal import Pango

extension FontCatalogue {
  /// The families in the caller's own folders, by what the files say inside.
  ///
  /// Files are visited by name, 500 in a folder at most.
  var ownFamilies: [FontFamily] {
    var families: [FontFamily] = []
    for folder in ownFolders {
      for name in fontFiles(in: folder) {
        guard let identity = FontIdentity(file: "\(folder)/\(name)") else { continue }
        let file = File(
          family: identity.family, weight: identity.weight, isItalic: identity.isItalic,
          name: name, debianPackage: "")
        if let index = families.firstIndex(where: { $0.name == identity.family }) {
          families[index].files.append(file)
        } else {
          families.append(FontFamily(name: identity.family, kind: .sans, files: [file]))
        }
      }
    }
    return families
  }
}

private func fontFiles(in folder: String) -> [String] {
  guard let directory = opendir(folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory), names.count < 500 {
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    let lowercased = name.lowercased()
    if lowercased.hasSuffix(".ttf") || lowercased.hasSuffix(".otf") { names.append(name) }
  }
  return names.sorted()
}

extension Substring {
  /// Without these characters at either end.
  func trimmed(of characters: String) -> String {
    let isKept = { (character: Character) in !characters.contains(character) }
    guard let first = firstIndex(where: isKept), let last = lastIndex(where: isKept) else {
      return ""
    }
    return String(self[first...last])
  }
}
