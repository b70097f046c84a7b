import Diagnostics

/// A mark made of other marks.
protocol CompositeMark {
  static var name: String { get }
  /// The layers that draw it, in the place of a unit with this mark.
  static func layers(_ node: Node, mark: Node, context: inout Context) -> Node?
}

/// The marks made of other marks, in the order of their names.
let compositeMarks: [any CompositeMark.Type] = [BoxPlot.self, ErrorBand.self, ErrorBar.self]
