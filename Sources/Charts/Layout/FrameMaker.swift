import Diagnostics
import SceneGraph
import Tables

/// Makes the frame of a view that has been laid out, and says what it shows.
struct FrameMaker {
  let view: PlacedView
  let specification: Node
  let tree: ViewTree
  let root: Int
  let padding: Padding
  let context: Context

  /// How far content reaches beyond the view's rectangle, in whole points.
  private static func margins(_ view: PlacedView) -> Padding {
    var margins = Padding(nil)
    margins.left = max(0, (-view.bounds.x1).rounded(.up))
    margins.top = max(0, (-view.bounds.y1).rounded(.up))
    margins.right = max(0, (view.bounds.x2 - view.width).rounded(.up))
    margins.bottom = max(0, (view.bounds.y2 - view.height).rounded(.up))
    return margins
  }

  static func size(of view: PlacedView, _ padding: Padding) -> Size {
    let margins = margins(view)
    return Size(
      width: view.width + margins.left + margins.right + padding.left + padding.right,
      height: view.height + margins.top + margins.bottom + padding.top + padding.bottom)
  }

  func chart() -> CompiledChart {
    let margins = FrameMaker.margins(view)
    let x = padding.left + margins.left
    let y = padding.top + margins.top
    let natural = FrameMaker.size(of: view, padding)
    var size = natural
    if case .outer(let outer) = context.options.size { size = outer }
    let title = ViewTitle(tree.title(of: root), isSingle: true, config: context.config)
    let tag = context.options.tag
    let summary = Summary(
      specification: specification, tree: tree, root: root, title: title, context: context)
    let placed = view.drawing.moved(dx: x, dy: y)
    let frame = Frame(
      size: size, background: background,
      elements: placed.operations.map { Element(.content(tag), tagged($0, tag)) },
      tags: [Tag(id: tag, role: .figure(alt: summary.text))],
      title: title.lines.joined(separator: " "), language: context.options.locale.rawValue)
    return CompiledChart(
      frame: frame, plots: view.plots.map { $0.offsetBy(dx: x, dy: y) }, title: title.lines,
      subtitle: title.subtitle, alternativeText: summary.text, table: summary.table)
  }

  /// Every element belongs to the figure, also inside groups.
  private func tagged(_ operation: Operation, _ tag: TagID) -> Operation {
    guard case .group(var group) = operation else { return operation }
    group.elements = group.elements.map {
      Element(.content(tag), tagged($0.operation, tag))
    }
    return .group(group)
  }

  private var background: Color? {
    switch context.options.background {
    case .color(let color): return color
    case .transparent: return nil
    case .specified:
      let node = specification["background"] ?? context.config["background"]
      return node?.string.flatMap { Color(css: $0) }
    }
  }
}
