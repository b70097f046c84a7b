package import Diagnostics

/// Reads a briefing by its grammar; everything wrong with it is in the report.
///
/// - Returns: `nil` when it is not a briefing at all; otherwise what could be read of it.
package func readBriefing(_ document: Node, report: inout Report) -> Briefing? {
  guard
    let reader = FieldReader(
      document, "a briefing", fields: BriefingGrammar.fields, report: &report)
  else { return nil }

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
