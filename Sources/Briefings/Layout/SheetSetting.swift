import Diagnostics
import SceneGraph

/// Sets all pages of a briefing in one format.
struct SheetSetting {
  let format: PageFormat
  let plans: [PagePlan]
  let contents: BlockContents
  let context: BlockContext
  let used: Set<String>
  let charts: ChartCache
  let image: (_ path: String) throws -> Image

  var pageBuilder: PageBuilder {
    PageBuilder(theme: context.theme, shaping: context.shaping, charts: charts)
  }

  /// - Returns: the pages, and where their blocks stand.
  func sheet(
    _ report: inout Report
  ) -> (sheet: ComposedSheet, positions: [(plan: PagePlan, position: PageLayout.Position)]) {
    // The briefing's own, else the brand's.
    let wanted = context.briefing.logo ?? context.theme.logo
    let logo = (context.briefing.showsLogo ? wanted : nil).flatMap {
      LogoPicture($0, read: image, widest: format.designSize.width / 4, &report)
    }
    var frames: [Frame] = []
    var positions: [(plan: PagePlan, position: PageLayout.Position)] = []
    for (index, plan) in plans.enumerated() {
      checkWords(of: plan, &report)
      let page = PageSetting(
        plan: plan, contents: contents, context: context,
        sources: PageSources(briefing: context.briefing, plan: plan, used: used), logo: logo,
        charts: charts, number: index + 1, count: plans.count
      ).result(&report)
      frames.append(page.frame)
      positions += page.positions.map { (plan, $0) }
    }
    return (ComposedSheet(format: format, frames: frames), positions)
  }

  /// The templates of head and foot, once, with their places.
  private func checkWords(of plan: PagePlan, _ report: inout Report) {
    let briefing = context.briefing
    for written in [
      plan.words.kicker, plan.words.title, plan.words.subtitle, plan.words.note, briefing.contact,
      briefing.date, briefing.embargo, briefing.licence, briefing.marking, briefing.source,
      briefing.status,
    ] { _ = context.words(written, &report) }
  }
}
