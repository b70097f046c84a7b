/// The kinds of scale, by their names in a specification.
enum ScaleType: String, CaseIterable, Sendable {
  case linear, log, pow, sqrt, symlog, identity, sequential
  case time, utc
  case quantile, quantize, threshold
  case binOrdinal = "bin-ordinal"
  case ordinal, point, band

  enum Family { case numeric, time, discretizing, ordinalPosition, ordinal, binOrdinal }

  var family: Family {
    switch self {
    case .linear, .log, .pow, .sqrt, .symlog, .identity, .sequential: .numeric
    case .time, .utc: .time
    case .quantile, .quantize, .threshold: .discretizing
    case .binOrdinal: .binOrdinal
    case .ordinal: .ordinal
    case .point, .band: .ordinalPosition
    }
  }

  var isDiscrete: Bool {
    switch self {
    case .ordinal, .point, .band, .binOrdinal: true
    default: false
    }
  }

  var isContinuous: Bool { family == .numeric || family == .time }
  var isDiscretizing: Bool { family == .discretizing }
  var isTime: Bool { family == .time }

  /// Which of two types that were not asked for wins in a shared scale.
  var precedence: Int {
    switch self {
    case .time, .utc, .ordinal, .binOrdinal, .quantile, .quantize, .threshold, .linear, .point: 0
    case .log, .pow, .sqrt, .symlog, .identity, .sequential, .band: 1
    }
  }
}
