/// Whose figures a page shows, and under which licences.
struct PageSources {
  let briefing: Briefing
  /// In the order of the file.
  let used: [DataBinding]

  init(briefing: Briefing, used: Set<String>) {
    self.briefing = briefing
    self.used = briefing.data.filter { used.contains($0.name) }
  }

  /// In one line, for the description inside a file.
  var short: String {
    briefing.source?.text ?? unique(used.compactMap(\.source)).joined(separator: "; ")
  }

  /// What is printed in the foot; the licences' demands are met without asking.
  func paragraphs(words: (Written?) -> String) -> [String] {
    var sources: [String] = []
    if let source = briefing.source { sources.append(words(source)) }
    for source in unique(used.filter { !$0.isCited }.compactMap(\.source))
    where !sources.contains(source) {
      sources.append(source)
    }
    let cited = unique(used.filter(\.isCited).compactMap(\.source))
    var first = sources.isEmpty ? "" : "Source: \(sources.joined(separator: "; "))."
    if !cited.isEmpty {
      first += "\(first.isEmpty ? "" : " ")Cited: \(cited.joined(separator: "; "))."
    }
    let licences = unique(used.compactMap(\.licence))
    if !licences.isEmpty {
      first += "\(first.isEmpty ? "" : " ")\(licences.joined(separator: " "))"
    }
    return [first, words(briefing.note), words(briefing.contact)].filter { !$0.isEmpty }
  }

  private func unique(_ texts: [Written]) -> [String] {
    var seen: Set<String> = []
    return texts.map(\.text).filter { seen.insert($0).inserted }
  }
}
