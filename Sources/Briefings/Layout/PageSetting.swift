import Diagnostics
import SceneGraph

/// Sets one page in one format: head, blocks and foot.
struct PageSetting {
  let plan: PagePlan
  let contents: BlockContents
  let context: BlockContext
  let sources: PageSources
  let logo: LogoPicture?
  let charts: ChartCache
  /// Which page of how many.
  let number: Int
  let count: Int

  /// A page that was set, with where its blocks stand.
  struct Result {
    var frame: Frame
    var positions: [PageLayout.Position]
  }

  /// Text that does not fit is set smaller, within what the theme allows; then it is an error.
  func result(_ report: inout Report) -> Result {
    // A slide has no room for a title of its full size.
    let first: Squeeze = plan.format.designSize.height < 400 ? .smallTitles : .none
    // The pages of a deck keep one size.
    for format in count == 1 ? plan.format.enlarged : [] {
      var own = Report()
      if let result = attempt(first, on: format, mustFit: true, &own) {
        report.add(contentsOf: own)
        return result
      }
    }
    let steps = [first] + first.andSmaller.dropFirst().filter { isReadable($0) }
    for squeeze in steps {
      var own = Report()
      let mustFit = squeeze != steps.last
      if let result = attempt(squeeze, on: plan.format, mustFit: mustFit, &own) {
        report.add(contentsOf: own)
        return result
      }
    }
    preconditionFailure("the last attempt always has a result")
  }

  private func isReadable(_ squeeze: Squeeze) -> Bool {
    context.theme.squeezed(squeeze).look(.body).style.size * plan.format.scale
      >= plan.format.leastText
  }

  /// - Returns: `nil` when something does not fit and must, or when a page with a plot would be made
  ///   larger than its format has it.
  private func attempt(
    _ squeeze: Squeeze, on format: PageFormat, mustFit: Bool, _ report: inout Report
  ) -> Result? {
    let measures = PageMeasures(format)
    let size = format.designSize
    let width = size.width - 2 * measures.margin
    var page = PageBuilder(
      theme: context.theme.squeezed(squeeze), shaping: context.shaping, charts: charts)
    page.identities = plan.identities
    // Templates of the head are checked here; those of blocks were when they were resolved.
    let words = { (written: Written?) in context.words(written) }
    let head = Masthead(
      context.briefing, plan.words, logo: logo, width: width, words: words, page: page, &report)
    let foot = Foot(
      sources.paragraphs(note: plan.words.note, isShort: measures.isTight, words: words),
      number: count > 1 ? "\(number) of \(count)" : "", width: width, page: page, &report)
    let marking = Marking(context.briefing.marking, width: width, words: words, page: page, &report)
    let (above, below) = (
      marking.room(in: measures.margin), marking.room(in: measures.bottomMargin)
    )
    guard !mustFit || !report.hasErrors else { return nil }

    let rows = plan.layout.rows.map {
      row($0, from: squeeze, grid: Grid(left: measures.margin, width: width), &report)
    }
    let layout = PageLayout(
      rows: rows, grid: Grid(left: measures.margin, width: width), rowGap: measures.rowGap)
    let step = PageMeasures.step
    let top = ((above + head.height + measures.gapBelowHead) / step).rounded(.up) * step
    let bottom = size.height - below - foot.height - measures.gapAboveFoot
    guard !mustFit || (!report.hasErrors && layout.fits(top: top, bottom: bottom)) else {
      return nil
    }
    // A plot takes the room there is; only words and figures gain by being larger.
    guard format == plan.format || !layout.hasPlots else { return nil }

    marking.draw(x: measures.margin, height: size.height, into: &page)
    head.draw(x: measures.margin, y: above, into: &page)
    let positions = layout.draw(top: top, bottom: bottom, into: &page, &report)
    foot.draw(x: measures.margin, bottom: size.height - below, into: &page)
    return Result(frame: frame(of: page, on: format), positions: positions)
  }

  /// A row whose words are too wide for their columns is set smaller, all of its blocks alike.
  private func row(
    _ row: Layout.Row, from squeeze: Squeeze, grid: Grid, _ report: inout Report
  ) -> PageLayout.Row {
    var result = PageLayout.Row(placed: [], height: row.height, hasRuleAbove: row.hasRuleAbove)
    let steps = [squeeze] + squeeze.andSmaller.dropFirst().filter { isReadable($0) }
    for squeeze in steps {
      var own = Report()
      let page = PageBuilder(
        theme: context.theme.squeezed(squeeze), shaping: context.shaping, charts: charts)
      result.placed = row.cells.compactMap { cell in
        guard let index = plan.blocks.firstIndex(where: { $0.name == cell.block }),
          let content = contents.content(of: cell.block, in: plan)
        else { return nil }
        let measured = content.measured(
          as: plan.blocks[index], width: grid.width(of: cell.columns), page: page, &own)
        return PageLayout.Placed(
          binding: plan.blocks[index], index: index, columns: cell.columns, span: cell.span,
          measured: measured)
      }
      guard own.hasErrors, squeeze != steps.last else {
        report.add(contentsOf: own)
        break
      }
    }
    return result
  }

  /// Enlarged from design points to the points of the sheet.
  private func frame(of page: PageBuilder, on format: PageFormat) -> Frame {
    let scale = format.scale
    let elements =
      scale == 1
      ? page.elements
      : [
        Element(
          .artifact,
          .group(
            Group(
              name: "page", transform: .scale(x: scale, y: scale), elements: page.elements)))
      ]
    return Frame(
      size: format.size, background: context.theme.color(.paper), elements: elements,
      tags: page.tags, title: context.words(plan.words.title ?? context.briefing.title),
      language: context.briefing.language)
  }
}

/// Where a page may go, at its top and its bottom as the marking of government documents demands.
struct Marking {
  private let text: MeasuredText
  private let width: Double

  private static let gap = 6.0

  init(
    _ written: Written?, width: Double, words: (Written?) -> String, page: PageBuilder,
    _ report: inout Report
  ) {
    self.width = width
    text = page.measure(
      words(written).uppercased(), .kicker, width: width, in: "", at: written?.origin, color: .ink,
      &report)
  }

  /// From an edge of the page to its content: the margin, or more where the marking needs it.
  func room(in margin: Double) -> Double {
    text.lines.isEmpty ? margin : max(margin, text.height + 2 * Self.gap)
  }

  func draw(x: Double, height: Double, into page: inout PageBuilder) {
    guard !text.lines.isEmpty else { return }
    page.draw(
      text, x: x, y: Self.gap, tag: page.makeTag(.paragraph), alignment: .center, width: width)
    // Heard once is enough.
    page.drawArtifact(text, x: x, y: height - Self.gap - text.height, width: width)
  }
}
