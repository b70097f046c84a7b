import Diagnostics

/// The pages of a briefing and the blocks of all of them.
///
/// Without `pages` the briefing is one page. With them, `blocks` at the top is what pages share: a page
/// has its own blocks and those shared ones that its layout names.
struct PageReading {
  private(set) var pages: [PageBinding] = []
  private(set) var blocks: [BlockBinding] = []
  private let formats: FormatReading
  /// Layouts that could not be read make every statement about missing blocks doubtful.
  private var isSound = true

  private static let mostPages = 100

  init(
    _ document: Node, _ reader: FieldReader, _ formats: FormatReading, _ report: inout Report
  ) {
    self.formats = formats
    let shared = readBlocks(reader["blocks"], &report)
    guard reader["pages"] != nil else {
      if reader["blocks"] == nil {
        let empty = document.members?.last { $0.key == "blocks" }
        report.error(
          "E103",
          empty == nil ? "a briefing needs a field `blocks`" : "`blocks` is empty",
          at: empty?.keyOrigin ?? document.origin.start(),
          notes: ["blocks: the things on the page, by name; or several `pages` with their own"])
      } else if (reader["blocks"]?.members ?? []).isEmpty {
        report.error("E103", "a briefing needs at least one block", at: reader["blocks"]?.origin)
      }
      add(
        reader, own: shared, shared: [],
        versions: formats.versions.map { ($0.format.name, $0.reader) }, at: document.origin,
        &report)
      warnOfBlocksNowhere(&report)
      return
    }
    readPages(reader, shared: shared, &report)
    warnOfBlocksNowhere(&report)
  }

  private mutating func readPages(
    _ reader: FieldReader, shared: [Node.Member], _ report: inout Report
  ) {
    for name in ["layout", "rows"] where reader[name] != nil {
      report.error(
        "E152", "`\(name)` belongs to each page of `pages`", at: reader[name]?.origin,
        label: "move it to the page it is meant for")
    }
    for version in formats.versions {
      for name in ["blocks", "kicker", "layout", "note", "rows", "subtitle", "title"] {
        guard let node = version.reader[name] else { continue }
        report.error(
          "E152", "what a format changes in a page belongs to that page: `\(name)`",
          at: node.origin, label: "move it to `formats` of the page it is meant for")
      }
    }
    let items = reader["pages"]?.items ?? []
    if items.isEmpty {
      report.error(
        "E103", "`pages` should list at least one page", at: reader["pages"]?.origin,
        notes: ["as in: pages: [{title: …, blocks: {…}}, {title: …, blocks: {…}}]"])
    }
    if items.count > Self.mostPages {
      report.error(
        "E152", "a briefing has at most \(Self.mostPages) pages, not \(items.count)",
        at: items[Self.mostPages].origin)
    }
    let common = PageWords(reader, &report)
    for item in items.prefix(Self.mostPages) {
      guard
        let page = FieldReader(
          item, "a page", fields: BriefingGrammar.pageFields, report: &report)
      else { continue }
      let own = readBlocks(page["blocks"], &report)
      if own.isEmpty, page["layout"] == nil {
        report.error(
          "E103", "a page needs blocks, or a layout that names shared ones", at: item.origin.start()
        )
      }
      var versions: [(String, FieldReader)] = []
      for member in readMembers(page["formats"], "`formats`", &report) {
        guard let name = formatName(member, &report),
          let version = FieldReader(
            member.value, "a format", fields: BriefingGrammar.versionFields, report: &report)
        else { continue }
        versions.append((name, version))
      }
      add(page, own: own, shared: shared, versions: versions, at: item.origin, &report)
      // The kicker and the note of a briefing hold for all of its pages; a subtitle for its own title.
      let its = pages[pages.count - 1].words
      var words = common.replaced(by: its)
      if its.title != nil, its.subtitle == nil { words.subtitle = nil }
      pages[pages.count - 1].words = words
    }
  }

  /// What a page changes in a format is for a format that the briefing has.
  private func formatName(_ member: Node.Member, _ report: inout Report) -> String? {
    guard let format = PageFormat(member.key, at: member.keyOrigin, report: &report) else {
      return nil
    }
    if formats.formats.contains(where: { $0.name == format.name }) { return format.name }
    report.error(
      "E152", "the briefing has no format `\(format.name)`", at: member.keyOrigin,
      label: "list it under `page`",
      notes: ["formats here: \(formats.formats.map(\.name).joined(separator: ", "))"])
    return nil
  }

  private mutating func add(
    _ reader: FieldReader, own: [Node.Member], shared: [Node.Member],
    versions readers: [(String, FieldReader)], at origin: Origin, _ report: inout Report
  ) {
    let known = shared + own
    let layout = layout(reader, names: known.map(\.key), &report)
    let named = Set(layout?.rows.flatMap(\.cells).map(\.block) ?? [])
    var page = PageBinding(
      words: PageWords(reader, &report), layout: layout,
      blocks: known.map(\.key).filter { name in
        named.contains(name) || own.contains { $0.key == name }
      },
      versions: [:], origin: origin)
    for (name, reader) in readers {
      var version = PageVersion(words: PageWords(reader, &report))
      version.blocks = changedBlocks(reader["blocks"], known: known, &report)
      let names = known.map(\.key) + version.blocks.map(\.name)
      version.layout = self.layout(reader, names: names, &report)
      page.versions[name] = version
    }
    pages.append(page)
  }

  private mutating func layout(
    _ reader: FieldReader, names: [String], _ report: inout Report
  ) -> Layout? {
    guard let node = reader["layout"] else {
      if let rows = reader["rows"] {
        report.error(
          "E617", "`rows` gives heights to the rows of a `layout`, and there is none",
          at: rows.origin)
      }
      return nil
    }
    let layout = Layout(node, rows: reader["rows"], blocks: names, report: &report)
    if layout == nil { isSound = false }
    return layout
  }

  // MARK: Blocks

  /// - Returns: what was read, as it was written.
  private mutating func readBlocks(_ node: Node?, _ report: inout Report) -> [Node.Member] {
    var members: [Node.Member] = []
    for member in readMembers(node, "`blocks`", &report) {
      if let clash = blocks.first(where: { $0.name == member.key }) {
        report.error(
          "E153", "two blocks are called `\(clash.name)`", at: member.keyOrigin,
          label: "rename one, or share one block between pages under the briefing's `blocks`")
        continue
      }
      members.append(member)
      guard let block = readBlock(member, &report) else { continue }
      blocks.append(
        BlockBinding(
          name: member.key, nameOrigin: member.keyOrigin, node: member.value, block: block))
    }
    return members
  }

  /// Blocks of one format: fields that replace those of the page's block, or a block of its own.
  private mutating func changedBlocks(
    _ node: Node?, known: [Node.Member], _ report: inout Report
  ) -> [BlockBinding] {
    readMembers(node, "`blocks`", &report).compactMap { member in
      var member = member
      var silent: Set<String> = []
      if let original = known.last(where: { $0.key == member.key }) {
        guard let fields = member.value.members else {
          report.error(
            "E102", "a block should be an object, not \(member.value.kindInWords)",
            at: member.value.origin)
          return nil
        }
        var node = original.value
        for field in fields {
          let isSilent =
            field.value.string == "none" && ["note", "subtitle", "title"].contains(field.key)
          if isSilent { silent.insert(field.key) }
          node = node.replacing(field, isGone: isSilent)
        }
        member.value = node
      } else if !(member.value.members ?? []).contains(where: { BlockList.names.contains($0.key) })
      {
        let names = known.map(\.key)
        report.error(
          "E613", "there is no block `\(member.key)` to change", at: member.keyOrigin,
          label: suggestion(for: member.key, among: names).map { "did you mean `\($0)`?" } ?? "",
          notes: ["blocks: \(names.sorted().joined(separator: ", "))"])
        return nil
      }
      return readBlock(member, &report).map {
        BlockBinding(
          name: member.key, nameOrigin: member.keyOrigin, node: member.value, block: $0,
          silent: silent)
      }
    }
  }

  private func warnOfBlocksNowhere(_ report: inout Report) {
    guard isSound else { return }
    for block in blocks {
      let isShown = pages.contains { page in
        let layouts = [page.layout] + page.versions.values.map(\.layout)
        return (page.layout == nil && page.blocks.contains(block.name))
          || layouts.contains { layout in
            layout?.rows.contains { row in row.cells.contains { $0.block == block.name } } ?? false
          }
      }
      guard !isShown else { continue }
      report.warning(
        "W615", "block `\(block.name)` is in no layout, so it is on no page", at: block.nameOrigin)
    }
  }
}

extension Node {
  /// With a field of the same name taken out and this one put in, place and all.
  fileprivate func replacing(_ member: Member, isGone: Bool) -> Node {
    guard let members else { return self }
    var node = self
    node.kind = .object(
      members.filter { $0.key != member.key } + (isGone ? [] : [member]))
    return node
  }
}

extension Origin {
  /// The first character, so that a whole document is not underlined.
  func start() -> Origin {
    Origin(source: source, start: Int(start), end: Int(start) + 1)
  }
}
