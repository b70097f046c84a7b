import Diagnostics
import SceneGraph

/// The formats of a briefing: those of `page`, then those that only `formats` names.
struct FormatReading {
  private(set) var formats: [PageFormat] = []
  /// By the name of the format.
  private(set) var themes: [String: Written] = [:]
  /// What `formats` says of each, by the name of the format.
  private(set) var versions: [(format: PageFormat, reader: FieldReader)] = []

  private static let most = 24

  init(_ reader: FieldReader, _ report: inout Report) {
    for node in reader["page"].map({ $0.items ?? [$0] }) ?? [] {
      if let format = PageFormat(node, report: &report) { add(format) }
    }
    if reader["page"] == nil { formats = [.a4Portrait] }
    for member in readMembers(reader["formats"], "`formats`", &report) {
      guard var format = PageFormat(member.key, at: member.keyOrigin, report: &report),
        let own = FieldReader(
          member.value, "a format", fields: BriefingGrammar.formatFields, report: &report)
      else { continue }
      if let scale = own.number("scale", in: 0.2...20, &report) {
        format.scale = scale
        format.isScaleGiven = true
      }
      if let margin = own.number("margin", in: 0...200, &report) { format.margin = margin }
      if own.text("theme", &report) != nil { themes[format.name] = Written(own["theme"]) }
      let room = min(format.designSize.width, format.designSize.height) - 2 * format.margin
      if room < 60 {
        report.error(
          "E150", "`\(format.name)` leaves no room for a page within its margin",
          at: member.keyOrigin, notes: ["make `scale` or `margin` smaller"])
        continue
      }
      if let index = formats.firstIndex(where: { $0.name == format.name }) {
        formats[index] = format
      } else {
        add(format)
      }
      versions.append((format, own))
    }
    if formats.count > Self.most {
      report.error(
        "E150", "a briefing has at most \(Self.most) formats, not \(formats.count)",
        at: (reader["page"] ?? reader["formats"])?.origin)
      formats = Array(formats.prefix(Self.most))
    }
    // Reading goes on; the error keeps the page from being made.
    if formats.isEmpty { formats = [.a4Portrait] }
  }

  private mutating func add(_ format: PageFormat) {
    if !formats.contains(where: { $0.name == format.name }) { formats.append(format) }
  }
}
