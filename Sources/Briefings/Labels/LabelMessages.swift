import Diagnostics
import SceneGraph

extension Messages {
  /// What a label pass has to say: who stands in a legend, who is not named at all, and what no font
  /// can draw.
  static func tell(
    _ made: LabelledChart, block: String, at origin: Origin, _ report: inout Report
  ) {
    let labels = made.labelling.placed + (made.legend?.labelling.placed ?? [])
    for label in labels {
      let missing = label.set.lines.flatMap(\.missing)
      guard !missing.isEmpty else { continue }
      report.error(
        "E501", unknownGlyphs(missing, in: label.set.label.text, block: block), at: origin,
        notes: [unknownGlyphMend])
    }
    if let legend = made.legend {
      report.note(
        "N160",
        "\(list(legend.labelling.placed.map(\.set.label.text))) of \(named(block)) "
          + "stand in a legend, because there is no room beside what they name",
        at: origin, notes: ["give the block more height, or name fewer areas"])
    }
    let unplaced = made.labelling.unplaced
    if !unplaced.isEmpty {
      report.warning(
        "W161", "no room to write \(list(unplaced.map(\.text))) in \(named(block))", at: origin,
        notes: ["give the block more room, or name fewer areas"])
    }
  }

  private static func list(_ texts: [String]) -> String {
    let shown = texts.prefix(3).map { "“\(shortened($0))”" }.joined(separator: ", ")
    return texts.count > 3 ? "\(shown) and \(texts.count - 3) more" : shown
  }
}
