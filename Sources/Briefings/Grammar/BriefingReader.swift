package import Diagnostics

/// Reads a briefing by its grammar; everything wrong with it is in the report.
///
/// - Returns: `nil` when it is not a briefing at all; otherwise what could be read of it.
package func readBriefing(_ document: Node, report: inout Report) -> Briefing? {
  guard
    let reader = FieldReader(
      document, "a briefing", fields: BriefingGrammar.fields, report: &report)
  else { return nil }

  guard checkLengths(document, &report) else { return nil }
  if let title = reader["title"]?.string, title.allSatisfy(\.isWhitespace) {
    report.error(
      "E103", "`title` is empty", at: reader["title"]?.origin,
      notes: ["title: the finding, in about ten words"])
  }
  if let version = reader["handbill"], version.number != 1 {
    report.error(
      "E106", "this is a briefing of version \(version.string ?? "?"); version 1 is understood",
      at: version.origin)
  }
  var data: [DataBinding] = []
  for member in readMembers(reader["data"], "`data`", &report) {
    if let binding = BriefingGrammar.dataBinding(member, &report) { data.append(binding) }
  }
  var metrics: [MetricBinding] = []
  for member in readMembers(reader["metrics"], "`metrics`", &report) {
    if let clash = data.first(where: { $0.name == member.key }) {
      report.error(
        "E107", "`\(clash.name)` names both data and a metric", at: member.keyOrigin,
        label: "blocks could not tell them apart: rename one")
    }
    if let binding = BriefingGrammar.metricBinding(member, &report) { metrics.append(binding) }
  }
  for name in [
    "area", "compare", "contact", "date", "embargo", "lang", "licence", "marking", "source",
    "status", "theme",
  ] { _ = reader.text(name, &report) }
  if let language = reader["lang"], let text = language.string, !isLanguageTag(text) {
    report.error(
      "E104", "`lang` should be a language tag such as en-GB or cy", at: language.origin)
  }
  let formats = FormatReading(reader, &report)
  let pages = PageReading(document, reader, formats, &report)
  return Briefing(
    origin: document.origin, title: Written(reader["title"]) ?? Written("", document.origin),
    date: Written(reader["date"]), contact: Written(reader["contact"]),
    source: Written(reader["source"]), licence: Written(reader["licence"]),
    marking: Written(reader["marking"]), status: Written(reader["status"]),
    embargo: Written(reader["embargo"]), logo: readLogo(reader["logo"], &report),
    showsLogo: reader["logo"]?.string != "none",
    area: Written(reader["area"]), compare: Written(reader["compare"]),
    language: reader["lang"]?.string ?? "en-GB", formats: formats.formats,
    theme: Written(reader["theme"]), themes: formats.themes, data: data, metrics: metrics,
    pages: pages.pages, blocks: pages.blocks, each: reader.words("each", &report))
}

/// A logo is a picture that says something or is known to say nothing.
func readLogo(_ node: Node?, _ report: inout Report) -> Logo? {
  guard let node, node.string != "none" else { return nil }
  guard node.members != nil else {
    report.error(
      "E151", "a logo needs words for readers who do not see it", at: node.origin,
      notes: ["as in: logo: {image: \(node.string ?? "logo.png"), alt: Name of the organisation}"])
    return nil
  }
  guard
    let reader = FieldReader(node, "a logo", fields: BriefingGrammar.logoFields, report: &report)
  else { return nil }
  _ = reader.text("image", &report)
  _ = reader.text("alt", &report)
  let alternative = Written(reader["alt"])
  guard let path = Written(reader["image"]), let alternative else { return nil }
  return Logo(
    path: path, alternative: alternative.text == "none" ? nil : alternative,
    height: reader.number("height", in: 4...400, &report) ?? Logo.height)
}

/// What one page can never hold is refused before anything is measured.
private func checkLengths(_ document: Node, _ report: inout Report) -> Bool {
  let lists = [document] + (document["pages"]?.items ?? [])
  for list in lists {
    let blocks = list["blocks"]?.members ?? []
    let hasLayout = list["layout"] != nil || document["pages"] != nil
    let mostBlocks = Layout.mostRows * (hasLayout ? Layout.columnCount : 1)
    guard blocks.count > mostBlocks else { continue }
    report.error(
      "E611", "a page holds at most \(mostBlocks) blocks, not \(blocks.count)",
      at: blocks[mostBlocks].keyOrigin,
      notes: [
        hasLayout
          ? "make a second page of the rest"
          : "without a `layout` every block is a row of its own"
      ])
    return false
  }
  guard let long = longText(in: document, isTop: true) else { return true }
  report.error(
    "E112", "`\(long.key)` is longer than a page: \(longestText) bytes are the most",
    at: long.keyOrigin, label: "shorten it")
  return false
}

/// The first text that no page can hold; data, metrics and the specifications of charts are no texts.
private func longText(in node: Node, isTop: Bool = false) -> Node.Member? {
  for member in node.members ?? [] {
    if member.key == "chart" || (isTop && ["data", "metrics"].contains(member.key)) { continue }
    if (member.value.string?.utf8.count ?? 0) > longestText { return member }
    for part in [member.value] + (member.value.items ?? []) {
      if let found = longText(in: part) { return found }
    }
  }
  return nil
}

/// More than fills an A4 page in the smallest type, in bytes.
private let longestText = 20_000

private func isLanguageTag(_ text: String) -> Bool {
  let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  return text.utf8.count <= 35 && (parts.first.map { (2...8).contains($0.count) } ?? false)
    && parts[0].allSatisfy(isLetter)
    && parts.allSatisfy { part in
      (1...8).contains(part.count)
        && part.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
    }
}

func readMembers(_ node: Node?, _ what: String, _ report: inout Report) -> [Node.Member] {
  guard let node else { return [] }
  guard let members = node.members else {
    report.error("E102", "\(what) should be an object, not \(node.kindInWords)", at: node.origin)
    return []
  }
  return members
}
