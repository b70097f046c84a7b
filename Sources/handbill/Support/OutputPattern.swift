import ArgumentParser
import Briefings
import Diagnostics
import Rendering

/// What `-o` asks for: a file, a pattern that stands for several, or a folder.
struct OutputPattern {
  /// For which format, where one is named: `slide=slide.png`.
  private(set) var format: PageFormat?
  private let path: String
  private let isFolder: Bool
  private let kinds: [OutputFile.Kind]?

  static let fields = ["area", "area.name", "area.slug", "format", "page"]

  /// - Parameters:
  ///   - text: `page.pdf`, `slide=slide.png`, `out/{area.name}.pdf`, `out/`.
  ///   - kinds: of the files in a folder; `nil` leaves it to the format.
  init(_ text: String, kinds: [OutputFile.Kind]?, report: inout Report) throws {
    var path = text
    if let equals = text.firstIndex(of: "="), !text[..<equals].contains("/") {
      // A name that is a format's speaks of it; any other may belong to the file.
      let name = String(text[..<equals])
      var own = Report()
      if let format = PageFormat(name, report: &own) {
        self.format = format
        path = String(text[text.index(after: equals)...])
      } else if name.contains(" ") {
        report.add(contentsOf: own)
      }
    }
    self.path = path
    self.kinds = kinds
    isFolder = path.hasSuffix("/") || handbill.isFolder(path)
    for field in Self.braces(in: path) where !Self.fields.contains(field) {
      let meant = suggestion(for: field, among: Self.fields).map { ": did you mean {\($0)}?" }
      throw Ending.usage(
        "`\(text)` has no {\(field)} to put in\(meant ?? ""); there are "
          + Self.fields.map { "{\($0)}" }.joined(separator: ", "))
    }
    if path.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
      .contains(where: { !$0.contains("}") })
    {
      throw Ending.usage("`\(text)` opens a brace and does not close it: add `}`")
    }
    if !isFolder { _ = try OutputFile(path: path) }
  }

  /// Whether it stands for every format, not for one.
  var isForEachFormat: Bool { format == nil && (isFolder || path.contains("{format}")) }
  /// Whether folders are made for its files where there are none.
  var makesFolders: Bool { isFolder || path.contains("{") }
  var namesArea: Bool { isFolder || path.contains("{area") }

  /// The files of one sheet, with the pages that each holds.
  func files(
    of sheet: ComposedSheet, edition: Edition, briefing: String
  ) throws -> [(file: OutputFile, pages: [Int])] {
    var files: [(file: OutputFile, pages: [Int])] = []
    let all = Array(sheet.frames.indices)
    for file in try patterns(sheet.format, edition, briefing: briefing) {
      let isOneFile = file.kind == .pdf || all.count == 1
      if isOneFile, !file.path.contains("{page}") {
        files.append((file, all))
        continue
      }
      for page in all {
        let path =
          file.path.contains("{page}")
          ? file.path.replacing("{page}", with: "\(page + 1)")
          : file.path.numbered(page + 1, ending: file.kind.rawValue)
        files.append((OutputFile(path: path, kind: file.kind), [page]))
      }
    }
    return files
  }

  private func patterns(
    _ format: PageFormat, _ edition: Edition, briefing: String
  ) throws -> [OutputFile] {
    func filled(_ text: String) -> String {
      text.replacing("{area.name}", with: edition.name.fileName)
        .replacing("{area.slug}", with: PageFormat.slug(of: edition.name).fileName)
        .replacing("{area}", with: (edition.area?.text ?? "").fileName)
        .replacing("{format}", with: format.slug.fileName)
    }
    guard isFolder else { return [try OutputFile(path: filled(path))] }
    let folder = filled(path.hasSuffix("/") ? path : path + "/")
    let name = [
      briefing, edition.isOneOfSeveral ? PageFormat.slug(of: edition.name).fileName : "",
      format.slug,
    ].filter { !$0.isEmpty }.joined(separator: "-")
    return (kinds ?? [format.pixels == nil ? .pdf : .png]).map {
      OutputFile(path: "\(folder)\(name).\($0.rawValue)", kind: $0)
    }
  }

  private static func braces(in path: String) -> [String] {
    path.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }
}

extension Edition {
  /// Of the charts of one area among several.
  var folderName: String { PageFormat.slug(of: name).fileName }
}

extension String {
  /// Fit for the name of a file: a name from data must not lead into another folder.
  var fileName: String {
    let safe = String(
      map { character in
        character == "/" || character == "\0" || character.isNewline ? "-" : character
      })
    return safe.hasPrefix(".") ? "-" + safe.dropFirst() : safe
  }

  /// `page-2.png` of `page.png`.
  fileprivate func numbered(_ page: Int, ending: String) -> String {
    let tail = ".\(ending)"
    return lowercased().hasSuffix(tail)
      ? "\(dropLast(tail.count))-\(page)\(suffix(tail.count))" : "\(self)-\(page)"
  }

  fileprivate func replacing(_ part: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(part) {
        result += other
        rest = rest.dropFirst(part.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
