package import Diagnostics
package import Indicators
package import SceneGraph
package import Tables

/// What a briefing asks of the outside, as one value, so that a test hands in its own.
package struct World {
  /// The bytes of a file, by the path written in the briefing; throws words for the reader.
  package var read: (_ path: String) throws -> [UInt8]
  /// The text of a theme, by name; `nil` when there is none.
  package var theme: (_ name: String) -> SourceText?
  /// Names of the themes there are, for suggestions.
  package var themeNames: () -> [String]
  package var geography: Geography
  /// Runs all metrics of a page at once.
  package var evaluate:
    (
      _ requests: [MetricRequest],
      _ table: @escaping @Sendable (MetricRequest.Located, inout Report) -> BoundTable?,
      _ report: inout Report
    ) -> [Result<Indicator, MetricFailure>]
  package var shaping: any TextShaping
  /// A picture, by the path written in the briefing; throws words for the reader.
  package var image: (_ path: String) throws -> Image
  /// Numbers typed into words are held against the figures of the metrics.
  package var checksNumbers = false

  package init(
    read: @escaping (String) throws -> [UInt8], theme: @escaping (String) -> SourceText?,
    themeNames: @escaping () -> [String], geography: Geography,
    evaluate:
      @escaping (
        [MetricRequest], @escaping @Sendable (MetricRequest.Located, inout Report) -> BoundTable?,
        inout Report
      ) -> [Result<Indicator, MetricFailure>],
    shaping: any TextShaping,
    image: @escaping (String) throws -> Image = { _ in throw NoImages() }
  ) {
    self.read = read
    self.theme = theme
    self.themeNames = themeNames
    self.geography = geography
    self.evaluate = evaluate
    self.shaping = shaping
    self.image = image
  }
}

/// Stands where nobody handed in a reader of pictures.
private struct NoImages: Error, CustomStringConvertible {
  var description: String { "pictures cannot be read here" }
}
