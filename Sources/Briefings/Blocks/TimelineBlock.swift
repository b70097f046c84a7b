import Diagnostics
import Tables

/// Dated events along a line.
struct TimelineBlock: Block {
  static let name = "timeline"
  static let eventFields = [
    Field("date", "a year, a quarter, a month or a day: 2030, Q2 2024, June 2024", required: true),
    Field("highlight", "true for the event that matters", .flag),
    Field("text", "what happened, in a few words", required: true),
  ]
  static let fields =
    (BlockWords.fields + [
      Field("data", "a table of events, with columns date and text, instead of a list"),
      Field("height", "in points, as a wish", .number(20...14_400)),
      Field(
        "timeline", "the events, each with a date and a text; empty where `data` holds them",
        .list(eventFields), required: true),
    ]).sortedByName()

  struct Event: Sendable {
    var period: Period
    var text: Written
    var isLit: Bool
  }

  let events: [Event]
  let data: Written?
  let height: Double?
  let own: BlockWords

  var sources: [Written] { data.map { [$0] } ?? [] }
  var label: Written? { own.title }

  private static let mostEvents = 60

  init?(_ reader: FieldReader, _ report: inout Report) {
    _ = reader.text("data", &report)
    data = Written(reader["data"])
    height = reader.number("height", in: 20...14_400, &report)
    own = BlockWords(reader, &report)
    let node = reader[Self.name]
    guard let items = node?.items else {
      report.error(
        "E177", "`timeline` should be a list of events", at: node?.origin,
        notes: ["as in: timeline: [{date: 2014, text: The city region is founded}]"])
      return nil
    }
    if items.isEmpty, data == nil {
      report.error("E177", "the timeline has no events", at: node?.origin)
      return nil
    }
    if let surplus = items.dropFirst(Self.mostEvents).first {
      report.error(
        "E177", "a timeline holds at most \(Self.mostEvents) events, not \(items.count)",
        at: surplus.origin)
      return nil
    }
    events = items.compactMap { Self.event($0, &report) }
  }

  private static func event(_ node: Node, _ report: inout Report) -> Event? {
    guard let reader = FieldReader(node, "an event", fields: eventFields, report: &report)
    else { return nil }
    let isLit = reader.flag("highlight", &report) ?? false
    guard let date = reader.text("date", &report), reader.text("text", &report) != nil,
      let text = Written(reader["text"])
    else { return nil }
    guard let period = Period(date) else {
      report.error(
        "E177", "`\(date)` is no date", at: reader["date"]?.origin,
        notes: ["a year, a quarter, a month or a day: 2030, 2024-Q2, 2024-06, 2024-06-15"])
      return nil
    }
    return Event(period: period, text: text, isLit: isLit)
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    var found = events.map { event in
      TimelinePicture.Event(
        period: event.period, text: context.words(event.text, &report), isLit: event.isLit)
    }
    if let data {
      guard let read = read(data, context, &report) else { return nil }
      found += read
    }
    let title = context.words(own.title, &report)
    guard !found.isEmpty else {
      return UnavailableContent(title: title, reason: "There are no events.")
    }
    found = found.enumerated().sorted {
      ($0.element.period, $0.offset) < ($1.element.period, $1.offset)
    }.map(\.element)
    let subtitle = context.words(own.subtitle, &report)
    let alternative = context.words(own.alternative, &report)
    let told = found.prefix(30).map { "\($0.period.inWords): \($0.text)" }.joined(separator: "; ")
    return SketchContent(
      title: title, subtitle: subtitle, note: context.note(own.note, for: sources, &report),
      alternative: alternative.isEmpty ? "Timeline. \(told)." : alternative,
      data: DataTable([
        DataColumn("date", .strings(found.map(\.period.description))),
        DataColumn("text", .strings(found.map(\.text))),
      ]), picture: TimelinePicture(events: found, height: height, theme: context.theme))
  }

  private func read(
    _ name: Written, _ context: BlockContext, _ report: inout Report
  ) -> [TimelinePicture.Event]? {
    guard case .data(let table) = context.source(name, &report) else {
      if context.indicators[name.text] != nil {
        report.error("E177", "`\(name.text)` is a metric, and events are data", at: name.origin)
      }
      return nil
    }
    guard let dates = table["date"], let texts = table["text"] else {
      report.error(
        "E177", "`\(name.text)` needs the columns `date` and `text`", at: name.origin,
        notes: ["columns: \(table.columns.map(\.name).joined(separator: ", "))"])
      return nil
    }
    let lit = table["highlight"]
    var events: [TimelinePicture.Event] = []
    for row in 0..<min(table.rowCount, Self.mostEvents) {
      guard let date = dates.values[row].plainText, let text = texts.values[row].plainText else {
        continue
      }
      guard let period = Period(date) else {
        report.error(
          "E177", "`\(date)` in row \(row + 1) of `\(name.text)` is no date", at: name.origin)
        continue
      }
      events.append(
        TimelinePicture.Event(
          period: period, text: text,
          isLit: lit.map { $0.values[row] == .bool(true) || $0.values[row] == .string("true") }
            ?? false))
    }
    return events
  }
}

extension Datum {
  /// As a table writes it; a whole number without its point.
  fileprivate var plainText: String? {
    switch self {
    case .string(let text): text
    case .number(let number): number.plain
    case .time(let milliseconds):
      Int(exactly: (milliseconds / 86_400_000).rounded(.down))
        .flatMap { Period(.day, ordinal: $0) }?.description
    case .array, .bool, .null, .object: nil
    }
  }
}
