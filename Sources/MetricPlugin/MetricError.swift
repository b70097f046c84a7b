/// Why a metric cannot answer a query at all.
public enum MetricError: Error, Sendable, Hashable {
  /// An input it needs was not given, or holds nothing.
  case missingInput(String, hint: String = "")
  /// A parameter has a value it cannot work with.
  case badParam(String, String)
  /// The inputs are there, but nothing can be computed from them.
  case noData(String)

  /// The code in the reply.
  package var code: String {
    switch self {
    case .missingInput: "missing_input"
    case .badParam: "bad_param"
    case .noData: "no_data"
    }
  }
}
