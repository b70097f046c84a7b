import Diagnostics

/// The block that the member's value describes; its kind is the one key that names a kind.
func readBlock(_ member: Node.Member, _ report: inout Report) -> (any Block)? {
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
      member.value, "\(kind.name == ImageBlock.name ? "an" : "a") \(kind.name) block",
      fields: kind.fields, report: &report)
  else { return nil }
  return kind.init(reader, &report)
}
