import Diagnostics

/// The words round a chart or a table, and what is told in their place to those who do not see it.
struct BlockWords: Sendable {
  static let fields = [
    Field("alt", "what a reader without sight is told, instead of what the values say"),
    Field("note", "stands below"),
    Field("subtitle", "measure, unit, place, period"),
    Field("title", "the finding"),
  ]

  let alternative: Written?
  let note: Written?
  let subtitle: Written?
  let title: Written?

  init(_ reader: FieldReader, _ report: inout Report) {
    for field in Self.fields { _ = reader.text(field.name, &report) }
    alternative = Written(reader["alt"])
    note = Written(reader["note"])
    subtitle = Written(reader["subtitle"])
    title = Written(reader["title"])
  }
}

/// The words of a tile: a label above its figure, words behind it and a note below.
struct TileWords: Sendable {
  static let fields = [
    Field("alt", "what a reader without sight is told, instead of the words themselves"),
    Field("check", "a typed figure to hold against the metric: £4.5bn within 10%"),
    Field.decimals,
    Field(
      "details", "what stands below the figure: change, comparator, period, trend", .words),
    Field("label", "stands above the figure"),
    Field("note", "stands below the figure"),
    Field("suffix", "words behind the figure: of GVA"),
  ]

  let alternative: Written?
  let claim: Claim?
  let decimals: Int?
  let details: [TileDetail]
  let label: Written?
  let note: Written?
  let suffix: Written?

  init(_ reader: FieldReader, _ report: inout Report) {
    for name in ["alt", "label", "note", "suffix"] { _ = reader.text(name, &report) }
    alternative = Written(reader["alt"])
    claim = reader.text("check", &report).flatMap { _ in
      Written(reader["check"]).flatMap { Claim($0, report: &report) }
    }
    decimals = reader.decimals(&report)
    details = TileDetail.read(reader.words("details", &report), &report)
    label = Written(reader["label"])
    note = Written(reader["note"])
    suffix = Written(reader["suffix"])
  }
}

extension BlockContext {
  /// A note as it is printed, with the remark that made-up data demand.
  func note(
    _ written: Written?, otherwise standard: String = "", for sources: [Written],
    _ report: inout Report
  ) -> String {
    var note = words(written, &report)
    if note.isEmpty { note = standard }
    guard let remark = illustrativeNote(for: sources) else { return note }
    return note.isEmpty ? remark : "\(note) \(remark)"
  }
}
