/// The standing of one value, as SDMX codes it.
public enum Status: UInt8, Sendable, Hashable, CaseIterable {
  /// A: nothing to remark.
  case normal
  /// P: provisional.
  case provisional
  /// E: estimated by the publisher.
  case estimated
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
    case .provisional: "P"
    case .estimated: "E"
    case .breakInSeries: "B"
    case .notApplicable: "L"
    case .missing: "M"
    }
  }

  /// The status of a code; `nil` for a letter that is not one of them.
  public init?(code: String) {
    switch code {
    case "A", "": self = .normal
    case "P": self = .provisional
    case "E": self = .estimated
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
