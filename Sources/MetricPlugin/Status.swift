/// The standing of one value, as SDMX codes it.
public enum Status: UInt8, Sendable, Hashable, CaseIterable {
  /// A: nothing to remark.
  case normal
  /// E: estimated by the publisher.
  case estimated
  /// F: a forecast.
  case forecast
  /// P: provisional.
  case provisional
  /// B: not comparable with what came before.
  case breakInSeries
  /// L: does not apply, so that there can be no value.
  case notApplicable
  /// M: missing.
  case missing

  /// One letter.
  public var code: String {
    switch self {
    case .normal: "A"
    case .estimated: "E"
    case .forecast: "F"
    case .provisional: "P"
    case .breakInSeries: "B"
    case .notApplicable: "L"
    case .missing: "M"
    }
  }

  /// The status of a code; `nil` for a letter that is not one of them.
  public init?(code: String) {
    switch code {
    case "A", "": self = .normal
    case "E": self = .estimated
    case "F": self = .forecast
    case "P": self = .provisional
    case "B": self = .breakInSeries
    case "L": self = .notApplicable
    case "M": self = .missing
    default: return nil
    }
  }

  /// The status of a value made of two: the graver one.
  public func union(_ other: Status) -> Status {
    rawValue >= other.rawValue ? self : other
  }
}
