import Diagnostics
import Indicators
import SceneGraph
import Tables

/// Draws the blocks of a sheet each on its own, as wide and as high as on its page.
struct AloneSetting {
  let request: AloneRequest
  let setting: SheetSetting
  /// Where the blocks stand on their pages.
  let positions: [(plan: PagePlan, position: PageLayout.Position)]

  private static let footGap = 6.0
  /// White space round a picture that is shown by itself, and round one in a page that has its own.
  private static let padding = 8.0
  private static let narrowPadding = 2.0

  func blocks(_ report: inout Report) -> [AloneBlock] {
    positions.sorted { $0.position.placed.index < $1.position.placed.index }.compactMap {
      block($0.position, in: $0.plan, &report)
    }
  }

  private func block(
    _ position: PageLayout.Position, in plan: PagePlan, _ report: inout Report
  ) -> AloneBlock? {
    let binding = position.placed.binding
    guard let content = setting.contents.content(of: binding.name, in: plan) else { return nil }
    var page = setting.pageBuilder
    page.identities = plan.identities
    let width = request.width ?? position.rect.width
    let isAsOnPage = request.hasTitle && request.width == nil
    let measured =
      isAsOnPage
      ? position.placed.measured
      : (request.hasTitle ? content : content.withoutTitle()).measured(
        as: binding, width: width, page: page, &report)
    let height = measured.head + body(of: measured, at: position)
    var single = plan
    single.blocks = [binding]
    let sources = PageSources(
      briefing: setting.context.briefing, block: binding, used: setting.used)
    let credit = page.measure(
      request.hasTitle ? sources.credit : "", .foot, width: width, in: binding.name,
      at: binding.nameOrigin, &report)
    let foot = credit.lines.isEmpty ? 0 : Self.footGap + credit.height
    let rect = Rect(x: 0, y: 0, width: width, height: height)
    measured.draw(in: rect, head: measured.head, into: &page, &report)
    if foot > 0 {
      page.draw(
        credit, x: 0, y: height + Self.footGap, tag: page.makeTag(.note), width: width)
    }
    let table =
      content.data
      ?? (measured as? any PlotAligning)?.table(in: rect, head: measured.head, page: page)
      ?? figures(of: binding)
    let indicators = binding.block.sources.compactMap { source in
      try? setting.context.indicators[source.text]?.get()
    }
    let periods = table?.periods ?? indicators.compactMap { $0.period?.description }
    return AloneBlock(
      name: binding.name, kind: type(of: binding.block).name,
      frame: frame(
        of: page, size: Size(width: width, height: height + foot), title: content.title,
        scale: plan.format.scale),
      title: content.title, subtitle: content.subtitle, note: content.note,
      alternative: content.alternative, source: sources.short,
      attribution: sources.attribution, units: indicators.map(\.unit.written).unique,
      firstPeriod: periods.first, lastPeriod: periods.last, data: table)
  }

  /// On its page a plot takes part in the height of its row; alone it keeps that height.
  private func body(of measured: any MeasuredBlock, at position: PageLayout.Position) -> Double {
    guard measured.preferredBody != nil else { return measured.minimumBody }
    return max(position.rect.height - position.head, measured.minimumBody)
  }

  /// Of a block that draws no chart: what its metrics say of the page's area.
  private func figures(of binding: BlockBinding) -> DataTable? {
    let context = setting.context
    guard let source = binding.block.sources.first,
      let indicator = try? context.indicators[source.text]?.get(), let area = indicator.area
    else { return nil }
    return indicator.table(
      of: indicator.series(of: area).filter { $0.period == indicator.period }, context)
  }

  private func frame(
    of page: PageBuilder, size: Size, title: String, scale: Double
  ) -> Frame {
    let padding = request.hasTitle ? Self.padding : Self.narrowPadding
    let transform = Transform(
      a: scale, b: 0, c: 0, d: scale, tx: padding * scale, ty: padding * scale)
    let group = Group(name: "block", transform: transform, elements: page.elements)
    return Frame(
      size: Size(
        width: (size.width + 2 * padding) * scale, height: (size.height + 2 * padding) * scale),
      background: setting.context.theme.color(.paper),
      elements: [Element(.artifact, .group(group))], tags: page.tags,
      title: title, language: setting.context.briefing.language)
  }
}

extension DataTable {
  /// In the order of time; `nil` where no column tells them.
  fileprivate var periods: [String]? {
    guard case .strings(let written)? = self["period"]?.values else { return nil }
    let periods = Set(written.compactMap(\.self)).compactMap(Period.init)
    return periods.isEmpty ? nil : periods.sorted().map(\.description)
  }
}

extension [String] {
  /// Each once, in the order met.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
