/// One indicator that can be computed for every area and period of a table.
///
/// ```swift
/// import MetricPlugin
///
/// @main
/// struct RDShare: Metric {
///   static let info = Info("rd-share", "R&D spending as a share of GVA", unit: .percent, better: .higher)
///   let spend = Input.number("rd_spend", .gbpMillion)
///   let gva = Input.number("gva", .gbpMillion)
///
///   func compute(_ query: Query) throws -> Outcome {
///     try (query[spend] / query[gva] * 100).outcome
///   }
/// }
/// ```
///
/// `@main` makes the type a whole program: it reads one request on standard input, writes one reply on
/// standard output and ends. A test needs none of that and calls ``compute(_:)`` itself.
///
/// The law every metric keeps: the outcome depends on the query alone (no clock, network, locale or
/// file), and it names no area and no period that the query does not hold.
public protocol Metric: Sendable {
  /// What the metric is called and how its values are to be read.
  static var info: Info { get }

  /// A metric has no state: its stored properties are its declared inputs and parameters.
  init()

  /// The values for all areas and periods of `query`.
  ///
  /// - Throws: a ``MetricError`` when the query cannot be answered at all. A single value that is
  ///   missing, or divided by zero, is no error: it becomes a ``Status``.
  func compute(_ query: Query) throws -> Outcome
}

extension Metric {
  /// Runs the metric as a program: answers the request on standard input, or describes itself when its
  /// first argument is `describe`.
  public static func main() {
    PluginProgram(metric: Self()).run(arguments: CommandLine.arguments)
  }

  /// The text of `plugin.json`, as `describe` prints it.
  public static var manifest: String {
    Description(of: Self()).json
  }
}
