package import Diagnostics
package import SceneGraph

/// Draws a Vega-Lite specification.
///
/// - Returns: `nil` when nothing can be drawn; the report then says why.
package func compile(
  _ specification: Node, data: ChartData, options: ChartOptions, shaping: any TextShaping,
  report: inout Report
) -> CompiledChart? {
  nil
}
