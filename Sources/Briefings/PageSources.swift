import Diagnostics

/// Whose figures a page shows, and under which licences.
struct PageSources {
  let briefing: Briefing
  /// In the order of the file.
  let used: [DataBinding]

  init(briefing: Briefing, used: Set<String>) {
    self.briefing = briefing
    self.used = briefing.data.filter { used.contains($0.name) }
  }

  /// Of one block.
  init(briefing: Briefing, block: BlockBinding, used: Set<String>) {
    self.init(briefing: briefing, texts: [], blocks: [block], used: used)
  }

  /// Of one page: the data that its blocks and its words draw on.
  init(briefing: Briefing, plan: PagePlan, used: Set<String>) {
    var texts: [String] = []
    let words = plan.words
    for written in [words.title, words.subtitle, words.kicker, words.note, briefing.date] {
      if let written { texts.append(written.text) }
    }
    self.init(briefing: briefing, texts: texts, blocks: plan.blocks, used: used)
  }

  private init(
    briefing: Briefing, texts: [String], blocks: [BlockBinding], used: Set<String>
  ) {
    var texts = texts
    for block in blocks { block.node.collect(&texts) }
    let mentioned = Set(texts + texts.flatMap(Self.namesInBraces))
    let names = (briefing.metrics.map(\.name) + briefing.data.map(\.name)).filter(
      mentioned.contains)
    let behind = Set(
      (names + blocks.flatMap { $0.block.sources.map(\.text) }).flatMap(briefing.dataNames))
    self.init(briefing: briefing, used: used.intersection(behind))
  }

  /// `gap` of "{gap.value | below}".
  private static func namesInBraces(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false).dropFirst()
      .compactMap { rest in
        let name = rest.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "}") }
        return String(name.drop { $0 == 0x20 })
      }
  }

  /// In one line, for the description inside a file.
  var short: String {
    briefing.source?.text ?? unique(used.compactMap(\.source?.text)).joined(separator: "; ")
  }

  /// What the licences demand.
  var attribution: String {
    unique(used.compactMap(\.attribution)).joined(separator: " ")
  }

  /// Below a chart that stands alone.
  var credit: String {
    [short.isEmpty ? "" : "Source: \(short).", attribution].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// What is printed in the foot; the licences' demands are met without asking.
  ///
  /// - Parameter isShort: all in one paragraph.
  func paragraphs(note: Written?, isShort: Bool, words: (Written?) -> String) -> [String] {
    var sources: [String] = []
    if let source = briefing.source { sources.append(words(source)) }
    for source in unique(used.filter { !$0.isCited }.compactMap(\.source?.text))
    where !sources.contains(source) {
      sources.append(source)
    }
    let cited = unique(used.filter(\.isCited).compactMap(\.source?.text))
    var first: [String] = []
    if !sources.isEmpty { first.append("Source: \(sources.joined(separator: "; ")).") }
    if !cited.isEmpty { first.append("Cited: \(cited.joined(separator: "; ")).") }
    if !attribution.isEmpty { first.append(attribution) }
    let paragraphs = [
      first.joined(separator: " "), words(note), words(briefing.contact), words(briefing.licence),
    ].filter { !$0.isEmpty }
    return isShort ? [paragraphs.joined(separator: " ")] : paragraphs
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}

extension Node {
  /// Every text in it.
  fileprivate func collect(_ texts: inout [String]) {
    if let string { texts.append(string) }
    for item in items ?? [] { item.collect(&texts) }
    for member in members ?? [] { member.value.collect(&texts) }
  }
}
