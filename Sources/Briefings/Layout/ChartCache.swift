import Charts
import Diagnostics
import SceneGraph

/// The charts of an edition, each compiled once for a size, whatever page or file it is for.
///
/// A class because the pages of all formats and the charts on their own share what was compiled. Not to
/// be shared between threads.
final class ChartCache {
  struct Key: Hashable {
    /// Of the content: the block's name, with its format where that alone has it so.
    var identity: String
    var theme: String
    var size: Size
  }

  private var charts: [Key: (chart: CompiledChart?, report: Report)] = [:]

  func chart(
    at key: Key, _ report: inout Report, compile: (inout Report) -> CompiledChart?
  ) -> CompiledChart? {
    if let known = charts[key] {
      report.add(contentsOf: known.report)
      return known.chart
    }
    var own = Report()
    let chart = compile(&own)
    charts[key] = (chart, own)
    report.add(contentsOf: own)
    return chart
  }
}

/// Compiles a block's chart to exactly `size` and labels it; on a page every warning of the chart is an
/// error.
func compileBlockChart(
  _ content: ChartContent, size: Size, name: String, page: PageBuilder, _ report: inout Report
) -> CompiledChart? {
  let key = ChartCache.Key(
    identity: "\(page.identities[name] ?? name)\n\(content.alternative)", theme: page.theme.name,
    size: size)
  return page.charts.chart(at: key, &report) { report in
    let content = content.drawn(size, page.shaping)
    var own = Report()
    func draw(_ specification: Node, _ size: Size) -> CompiledChart? {
      own = Report()
      return compile(
        specification,
        data: ChartData(
          tables: content.tables, image: { path, _ in try content.pictures.picture(path) }),
        options: ChartOptions(
          config: page.theme.config, locale: .enGB, size: .outer(size), isStrict: true,
          title: .outside, background: .transparent),
        shaping: page.shaping, report: &own)
    }
    let specification = KindColors(theme: page.theme, tables: content.tables).mended(
      content.specification, &report)
    var chart: CompiledChart?
    if let labels = content.labels {
      let setter = LabelSetter(theme: page.theme, shaping: page.shaping)
      let made = labels.labelled(specification, size: size, setter, draw: draw)
      chart = made?.chart
      if let made {
        // Whoever places the chart gives it the tag of its place.
        chart?.frame = made.frame(setter, tag: TagID(1))
        chart?.plots = made.plots
        Messages.tell(made, block: name, at: content.specification.origin, &report)
      }
    } else {
      chart = draw(specification, size)
    }
    let strict = own.strict()
    report.add(contentsOf: strict)
    for (text, characters) in chart?.frame.elements.unknownGlyphs ?? [] {
      report.error(
        "E501", Messages.unknownGlyphs(characters, in: text, block: name),
        at: content.specification.origin, notes: [Messages.unknownGlyphMend])
    }
    if chart == nil, !strict.hasErrors {
      report.error("E604", "the chart of block `\(name)` could not be drawn")
    }
    return chart
  }
}

extension Element {
  /// The same drawing, its content belonging to `tag`.
  func tagged(_ tag: TagID) -> Element {
    var element = self
    if case .content = meaning { element.meaning = .content(tag) }
    if case .group(var group) = operation {
      group.elements = group.elements.map { $0.tagged(tag) }
      element.operation = .group(group)
    }
    return element
  }
}

extension [Element] {
  /// Characters that no font has, with the texts they stand in: a font draws its glyph 0 for them.
  fileprivate var unknownGlyphs: [(text: String, characters: [Character])] {
    flatMap { element -> [(text: String, characters: [Character])] in
      switch element.operation {
      case .group(let group): return group.elements.unknownGlyphs
      case .glyphs(let run, _, _, _):
        guard run.glyphs.contains(where: { $0.id == 0 }) else { return [] }
        let unknown = run.unknownCharacters
        return unknown.isEmpty ? [] : [(run.text, unknown)]
      case .fill, .image, .stroke: return []
      }
    }
  }
}

extension GlyphRun {
  fileprivate var unknownCharacters: [Character] {
    // Clusters are in the order of the text, glyphs in that of the line.
    var glyphs = (isRightToLeft ? self.glyphs.reversed() : self.glyphs)[...]
    var bytes = Array(text.utf8)[...]
    var unknown: [Character] = []
    for cluster in clusters {
      let isUnknown = glyphs.prefix(cluster.glyphs).contains { $0.id == 0 }
      if isUnknown {
        for character in String(decoding: bytes.prefix(cluster.bytes), as: UTF8.self)
        where !unknown.contains(character) {
          unknown.append(character)
        }
      }
      glyphs = glyphs.dropFirst(cluster.glyphs)
      bytes = bytes.dropFirst(cluster.bytes)
    }
    return unknown
  }
}
