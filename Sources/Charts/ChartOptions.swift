package import Diagnostics
package import SceneGraph
package import Tables

/// How a chart is drawn, beside what its specification says.
package struct ChartOptions: Sendable {
  /// A theme's Vega-Lite `config`; the specification's own lies over it. `nil` for Vega-Lite's defaults.
  package var config: Node?
  package var locale: ChartLocale
  /// A name of the time zone database, the zone of every local time; the environment is never asked.
  package var timeZone: String
  package var size: ChartSize
  /// Warnings count as errors.
  package var isStrict: Bool
  package var title: TitlePlacement
  package var background: ChartBackground
  /// The figure that every drawn element belongs to.
  package var tag: TagID
  /// How many rows of each view to tell of in `CompiledChart.explanation`; `nil` for no explanation.
  package var explainedRows: Int?

  package init(
    config: Node? = nil, locale: ChartLocale = .enUS, timeZone: String = "UTC",
    size: ChartSize = .natural, isStrict: Bool = false, title: TitlePlacement = .inside,
    background: ChartBackground = .specified, tag: TagID = TagID(1), explainedRows: Int? = nil
  ) {
    self.config = config
    self.locale = locale
    self.timeZone = timeZone
    self.size = size
    self.isStrict = isStrict
    self.title = title
    self.background = background
    self.tag = tag
    self.explainedRows = explainedRows
  }
}

/// Whose numbers and dates: `1,234` and `£1,234`, `5/6` and `6/5`.
package enum ChartLocale: String, Sendable { case enUS = "en-US", enGB = "en-GB" }

package enum ChartSize: Hashable, Sendable {
  /// As the specification says, grown by axes, legends and titles.
  case natural
  /// The whole drawing, axes and titles included, laid out again to be exactly so large.
  case outer(Size)
}

package enum TitlePlacement: Sendable { case inside, outside }

package enum ChartBackground: Hashable, Sendable {
  /// The specification's, or the theme's.
  case specified
  case transparent
  case color(Color)
}

/// The tables that a specification may name, and the way to those it points at.
package struct ChartData: Sendable {
  /// By the name in `{"data": {"name": …}}`.
  package var tables: [String: DataTable]
  /// Reads a file beside the specification; throws, with words for the reader, when it cannot.
  package var load: @Sendable (_ path: String, _ origin: Origin) throws -> [UInt8]
  /// Reads a picture beside the specification.
  package var image: @Sendable (_ path: String, _ origin: Origin) throws -> Image

  package init(
    tables: [String: DataTable] = [:],
    load: @escaping @Sendable (_ path: String, _ origin: Origin) throws -> [UInt8] = { _, _ in
      throw NoFiles()
    },
    image: @escaping @Sendable (_ path: String, _ origin: Origin) throws -> Image = { _, _ in
      throw NoFiles()
    }
  ) {
    self.tables = tables
    self.load = load
    self.image = image
  }

  private struct NoFiles: Error, CustomStringConvertible {
    var description: String { "no files can be read here" }
  }
}

/// A chart laid out, with what a page needs to know about it.
package struct CompiledChart: Sendable {
  package var frame: Frame
  /// The rectangles inside the axes, in the frame's coordinates, row by row.
  package var plots: [Rect]
  /// The lines of the title and of the subtitle, drawn or not.
  package var title: [String]
  package var subtitle: [String]
  /// The specification's description, or one written from its title and encodings.
  package var alternativeText: String
  /// What the marks show, for a data table beside the picture.
  package var table: DataTable
  /// What became of the specification, when it was asked for.
  package var explanation: String?

  package init(
    frame: Frame, plots: [Rect] = [], title: [String] = [], subtitle: [String] = [],
    alternativeText: String = "", table: DataTable = DataTable()
  ) {
    self.frame = frame
    self.plots = plots
    self.title = title
    self.subtitle = subtitle
    self.alternativeText = alternativeText
    self.table = table
  }
}
