internal import Diagnostics
internal import Glibc

/// All wording of this module.
enum Messages {
  static func cannotWrite(_ path: String, _ reason: Int32) -> String {
    switch reason {
    case EACCES, EPERM:
      "you have no permission to write \(path): choose another folder, or ask its owner"
    case EISDIR: "\(path) is a folder: name a file in it"
    case ENOENT: "there is no folder for \(path): make it first, or choose another"
    case ENOTDIR: "a part of \(path) is a file, not a folder"
    case ENOSPC, EDQUOT: "the disk is full: \(path) was not written"
    case EFBIG: "\(path) would be larger than is allowed here"
    case EROFS: "\(path) is on a disk that cannot be written to: choose another folder"
    case ELOOP: "\(path) is a link that leads back to itself"
    case ENAMETOOLONG: "the name is too long: \(path)"
    case EPIPE: "the program that reads \(path) stopped reading"
    case EEXIST: "too many unfinished files stand beside \(path): remove those ending in .tmp"
    default: "\(path) could not be written: \(String(cString: strerror(reason)))"
    }
  }

  static func missingFamily(_ name: String) -> Diagnostic {
    Diagnostic(
      .warning, "W901", "the font `\(name)` is not here; Liberation Sans is used instead",
      notes: [
        "known are Lato, Liberation Sans, Serif and Mono (also as Arial, Times, Courier, "
          + "sans-serif, serif, monospace), Noto Sans and DejaVu Sans"
      ])
  }

  static func missingFile(_ file: FontCatalogue.File, folders: [String]) -> Diagnostic {
    let cure =
      file.debianPackage.isEmpty
      ? "put it back" : "install \(file.debianPackage), or run Scripts/setup"
    return Diagnostic(
      .error, "E902",
      "the font file \(file.name) of `\(file.family)` was not found: \(cure)",
      notes: ["looked for in \(folders.joined(separator: ", "))"])
  }

  static func missingCharacter(_ character: Character, in text: String) -> Diagnostic {
    let codes = character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return Diagnostic(
      .error, "E903",
      "no font has the character “\(character)” (\(codes.joined(separator: " ")))",
      notes: ["in “\(text)”: write it another way, or give a font that has it"])
  }

  static func whole(_ number: Double) -> String {
    Int(exactly: number.rounded()).map { "\($0)" } ?? "\(number)"
  }
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
      "a picture of \(Messages.whole(width)) × \(Messages.whole(height)) pixels is too large: "
        + "at most \(Messages.whole(Limits.mostPixels / 1e6)) million and "
        + "\(Messages.whole(Limits.mostPixelsASide)) a side; ask for a smaller scale or width"
    case .pageTooLarge(let width, let height):
      "a page of \(Messages.whole(width)) × \(Messages.whole(height)) points is too large: at most "
        + "\(Messages.whole(Limits.mostPointsASide)) a side"
    case .emptyPicture: "there is nothing to draw on: the picture has no width or no height"
    case .groupsTooDeep: "groups are nested more than \(Limits.deepestGroups) deep"
    case .drawing(let words): "the drawing library says: \(words)"
    }
  }
}
