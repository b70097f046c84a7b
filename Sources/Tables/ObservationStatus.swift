/// What is to be said of a value beside the value: provisional, missing and why, revised.
///
/// The code is SDMX's, the flags are what SDMX has no code for, the marker is what the publisher
/// printed, kept so that it can be printed again.
package struct ObservationStatus: Hashable, Sendable {
  /// SDMX `CL_OBS_STATUS`, as far as statistics of areas use it.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    case normal = "A"
    case estimated = "E"
    case forecast = "F"
    case provisional = "P"
    case breakInSeries = "B"
    case notApplicable = "L"
    case missing = "M"
  }

  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `[c]`: known to the publisher, and kept from us.
    package static let confidential = Flags(rawValue: 1)
    /// `[low]`: not zero, but rounds to it.
    package static let low = Flags(rawValue: 2)
    /// `[r]`
    package static let revised = Flags(rawValue: 4)
    /// `[u]`
    package static let unreliable = Flags(rawValue: 8)
  }

  package var code: Code
  package var flags: Flags
  /// As printed, several parted by a blank; empty where the publisher printed none.
  package var marker: String

  package init(_ code: Code, flags: Flags = [], marker: String = "") {
    self.code = code
    self.flags = flags
    self.marker = marker
  }

  package static let normal = ObservationStatus(.normal)
  package static let missing = ObservationStatus(.missing)

  /// Whether a value with this status has no number.
  package var isMissing: Bool { code == .missing || code == .notApplicable }

  /// The worse code, all flags, and both markers, each once.
  package func united(with other: ObservationStatus) -> ObservationStatus {
    if marker.isEmpty, other.marker.isEmpty {
      return ObservationStatus(max(code, other.code), flags: flags.union(other.flags))
    }
    var markers = marker.split(separator: " ")
    markers += other.marker.split(separator: " ").filter { !markers.contains($0) }
    return ObservationStatus(
      max(code, other.code), flags: flags.union(other.flags),
      marker: markers.joined(separator: " "))
  }
}

/// From normal to worst.
extension ObservationStatus.Code: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .normal: 0
    case .estimated: 1
    case .forecast: 2
    case .provisional: 3
    case .breakInSeries: 4
    case .notApplicable: 5
    case .missing: 6
    }
  }
}

// MARK: Markers

extension ObservationStatus {
  /// The status that a marker stands for, `nil` if it is none we know.
  ///
  /// Square brackets hold the shorthand of the Government Statistical Service; the words are what
  /// spreadsheets, R and Eurostat write for a missing value. Upper and lower case are one.
  package init?(marker: String) {
    guard marker.utf8.count <= 32 else { return nil }
    let code: Code
    var flags: Flags = []
    switch marker.lowercased() {
    case "", "..", "...", ":", "-", "–", "—", "na", "n/a", "#n/a", "nan", "null", "not available",
      "[x]":
      code = .missing
    case "[c]": (code, flags) = (.missing, .confidential)
    case "not applicable", "[z]": code = .notApplicable
    case "[p]": code = .provisional
    case "[e]": code = .estimated
    case "[f]": code = .forecast
    case "[b]": code = .breakInSeries
    case "[low]": (code, flags) = (.normal, .low)
    case "[r]": (code, flags) = (.normal, .revised)
    case "[u]": (code, flags) = (.normal, .unreliable)
    default: return nil
    }
    self.init(code, flags: flags, marker: marker)
  }

  /// SDMX codes that come to one of ours; the letter is kept as the marker.
  private static let otherCodes: [String: (Code, Flags)] = [
    "D": (.normal, []), "G": (.normal, []), "H": (.missing, []), "I": (.estimated, []),
    "J": (.missing, []), "K": (.missing, []), "N": (.normal, []), "O": (.missing, []),
    "Q": (.missing, .confidential), "S": (.normal, []), "U": (.normal, .unreliable),
    "V": (.normal, []),
  ]

  /// A field of a status column: an SDMX code, or a marker with or without its brackets.
  init?(field text: String) {
    if text.isEmpty {
      self = .normal
    } else if let code = Code(rawValue: text) {
      self.init(code)
    } else if let (code, flags) = Self.otherCodes[text] {
      self.init(code, flags: flags, marker: text)
    } else if let status = ObservationStatus(marker: text) {
      self = status
    } else if let status = ObservationStatus(marker: "[\(text)]") {
      self = status
    } else {
      return nil
    }
  }
}
