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
  for member in objects(reader["data"], "`data`", &report) {
    if let binding = BriefingGrammar.dataBinding(member, &report) { data.append(binding) }
  }
  var metrics: [MetricBinding] = []
  for member in objects(reader["metrics"], "`metrics`", &report) {
    if let clash = data.first(where: { $0.name == member.key }) {
      report.error(
        "E107", "`\(clash.name)` names both data and a metric", at: member.keyOrigin,
        label: "blocks could not tell them apart: rename one")
    }
    if let binding = BriefingGrammar.metricBinding(member, &report) { metrics.append(binding) }
  }
  var blocks: [BlockBinding] = []
  for member in objects(reader["blocks"], "`blocks`", &report) {
    guard let block = readBlock(member, &report) else { continue }
    blocks.append(
      BlockBinding(
        name: member.key, nameOrigin: member.keyOrigin, node: member.value, block: block))
  }
  if reader["blocks"] != nil, (reader["blocks"]?.members ?? []).isEmpty {
    report.error("E103", "a briefing needs at least one block", at: reader["blocks"]?.origin)
  }
  for name in [
    "title", "subtitle", "kicker", "date", "contact", "source", "note", "area",
    "compare", "theme", "lang",
  ] { _ = reader.text(name, &report) }
  if let language = reader["lang"], let text = language.string, !isLanguageTag(text) {
    report.error(
      "E104", "`lang` should be a language tag such as en-GB or cy", at: language.origin)
  }
  let page = reader["page"].flatMap { PageFormat($0, report: &report) } ?? .a4Portrait
  let layout = reader["layout"].flatMap {
    Layout(
      $0, rows: reader["rows"], blocks: document["blocks"]?.members?.map(\.key) ?? [],
      report: &report)
  }
  return Briefing(
    origin: document.origin, title: Written(reader["title"]) ?? Written("", document.origin),
    subtitle: Written(reader["subtitle"]), kicker: Written(reader["kicker"]),
    date: Written(reader["date"]), contact: Written(reader["contact"]),
    source: Written(reader["source"]), note: Written(reader["note"]),
    area: Written(reader["area"]), compare: Written(reader["compare"]),
    language: reader["lang"]?.string ?? "en-GB", page: page, theme: Written(reader["theme"]),
    data: data, metrics: metrics, layout: layout, blocks: blocks)
}

/// What one page can never hold is refused before anything is measured.
private func checkLengths(_ document: Node, _ report: inout Report) -> Bool {
  let blocks = document["blocks"]?.members ?? []
  let mostBlocks = Layout.mostRows * (document["layout"] == nil ? 1 : Layout.columnCount)
  if blocks.count > mostBlocks {
    report.error(
      "E611", "a page holds at most \(mostBlocks) blocks, not \(blocks.count)",
      at: blocks[mostBlocks].keyOrigin,
      notes: [
        document["layout"] == nil
          ? "without a `layout` every block is a row of its own" : "make a second page of the rest"
      ])
    return false
  }
  let texts =
    (document.members ?? []).filter { $0.key != "blocks" }
    + blocks.flatMap { block in
      (block.value.members ?? []).filter { $0.key != "chart" }
    }
  for member in texts where (member.value.string?.utf8.count ?? 0) > longestText {
    report.error(
      "E112", "`\(member.key)` is longer than a page: \(longestText) bytes are the most",
      at: member.keyOrigin, label: "shorten it")
    return false
  }
  return true
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

private func objects(_ node: Node?, _ what: String, _ report: inout Report) -> [Node.Member] {
  guard let node else { return [] }
  guard let members = node.members else {
    report.error("E102", "\(what) should be an object, not \(node.kindInWords)", at: node.origin)
    return []
  }
  return members
}

/// The block that the member's value describes; its kind is the one key that names a kind.
private func readBlock(_ member: Node.Member, _ report: inout Report) -> (any Block)? {
  guard let members = member.value.members else {
    report.error(
      "E102", "a block should be an object, not \(member.value.kindInWords)",
      at: member.value.origin, notes: ["kinds of block: \(BlockList.names.joined(separator: ", "))"]
    )
    return nil
  }
  let kinds = BlockList.all.filter { kind in members.contains { $0.key == kind.name } }
  guard let kind = kinds.first else {
    let suggested = members.lazy.compactMap { key in
      suggestion(for: key.key, among: BlockList.names).map { (key.keyOrigin, $0) }
    }.first
    report.error(
      "E108", "block `\(member.key)` does not say what kind it is",
      at: suggested?.0 ?? member.keyOrigin,
      label: suggested.map { "did you mean `\($0.1)`?" } ?? "",
      notes: ["kinds of block: \(BlockList.names.joined(separator: ", "))"])
    return nil
  }
  // `text` is a field of no other kind, so two kinds in one block are always a slip.
  guard kinds.count == 1 else {
    report.error(
      "E108", "block `\(member.key)` is of \(kinds.count) kinds at once", at: member.keyOrigin,
      label: kinds.map { "`\($0.name)`" }.joined(separator: " and "))
    return nil
  }
  guard
    let reader = FieldReader(
      member.value, "a \(kind.name) block", fields: kind.fields, report: &report)
  else { return nil }
  return kind.init(reader, &report)
}
