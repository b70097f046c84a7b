import Diagnostics

/// The words of a chart as they are printed: the briefing's, or what the values say.
struct ChartWords {
  var title: String
  var subtitle: String
  var note: String
  var alternative: String
}

extension BlockContext {
  /// - Parameters:
  ///   - subtitle: where the briefing has none.
  ///   - remarks: what the reader must be told of the marks; printed behind the note.
  ///   - alternative: where the briefing has none.
  func words(
    _ own: BlockWords, subtitle: String, remarks: String, alternative: String, for source: Written,
    _ report: inout Report
  ) -> ChartWords {
    let written = (words(own.subtitle, &report), words(own.alternative, &report))
    return ChartWords(
      title: words(own.title, &report), subtitle: written.0.isEmpty ? subtitle : written.0,
      note: joined(note(own.note, for: [source], &report), remarks),
      alternative: written.1.isEmpty ? alternative : written.1)
  }
}
