import Diagnostics
import SceneGraph
import Tables

/// A picture: a logo, a photograph, a map drawn elsewhere.
struct ImageBlock: Block {
  enum Alignment: String, CaseIterable { case center, left, right }

  static let name = "image"
  static let fields = [
    Field("align", "left, center or right", .choice(Alignment.allCases.map(\.rawValue))),
    Field("alt", "what a reader without sight is told; none for decoration", required: true),
    Field("height", "in points, as a wish", .number(4...14_400)),
    Field("image", "path of a PNG or SVG file, from the briefing's folder", required: true),
    Field("note", "stands below"),
  ]

  let path: Written
  let alternative: Written?
  let alignment: Alignment
  let height: Double?
  let note: Written?

  var sources: [Written] { [] }
  var label: Written? { nil }

  init?(_ reader: FieldReader, _ report: inout Report) {
    for name in ["alt", "note"] { _ = reader.text(name, &report) }
    alignment = reader.word("align", Alignment.self, &report) ?? .left
    height = reader.number("height", in: 4...14_400, &report)
    alternative = Written(reader["alt"])
    note = Written(reader["note"])
    if let alternative, alternative.text.allSatisfy(\.isWhitespace) {
      report.error(
        "E174", "the picture says nothing to a reader without sight", at: alternative.origin,
        label: "say what it shows, or write `none` for decoration")
    }
    guard reader.text(Self.name, &report) != nil, let path = Written(reader[Self.name]) else {
      return nil
    }
    self.path = path
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    let picture: Image
    do {
      picture = try context.image(path.text)
    } catch {
      report.error("E173", "the picture `\(path.text)` cannot be read: \(error)", at: path.origin)
      return nil
    }
    let isDecoration = alternative?.text == "none"
    return ImageContent(
      picture: picture, alignment: alignment, wish: height,
      note: context.words(note, &report),
      alternative: isDecoration ? "" : context.words(alternative, &report))
  }
}

/// A picture with its note; decoration where nothing is said of it.
struct ImageContent: BlockContent {
  var picture: Image
  var alignment: ImageBlock.Alignment
  var wish: Double?
  var note: String
  var alternative: String

  var title: String { "" }
  var data: DataTable? { nil }

  func measured(
    as binding: BlockBinding, width: Double, page: PageBuilder, _ report: inout Report
  ) -> any MeasuredBlock {
    ImageLayout(
      self, name: binding.name, at: binding.nameOrigin, width: width, page: page, &report)
  }
}
