/// One field of a number column: its number or none, and what the publisher said of it.
package struct Observation: Hashable, Sendable {
  package var value: Double?
  package var status: ObservationStatus

  package init(_ value: Double?, _ status: ObservationStatus = .normal) {
    self.value = value
    self.status = status
  }
}

extension Observation {
  /// Reads a field of a number column; `nil` when it is neither a number nor a marker.
  ///
  /// `12.3`, `[c]`, `12.3 [p]`, `..`, nothing. Numbers are written as `number(in:)` says.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes: bytes[...])
  }

  init?(bytes: ArraySlice<UInt8>) {
    if let value = plainNumber(bytes) {
      self.init(value)
      return
    }
    // A marker is short; a longer text is a mistake, and need not be copied to say so.
    guard bytes.count <= 200 else { return nil }
    let text = String(decoding: bytes, as: UTF8.self).trimmed
    if let value = number(in: text) {
      self.init(value)
    } else if let status = ObservationStatus(marker: text) {
      self.init(nil, status.withoutValue)
    } else {
      self.init(withBracketsBehind: text)
    }
  }

  /// `12.3 [p]`, `12.3 [p][r]`, `12.3 [p] [low]`, `[p] [r]`.
  private init?(withBracketsBehind text: String) {
    var rest = text[...]
    var markers: [Substring] = []
    while rest.last == "]", let open = rest.lastIndex(of: "["), markers.count < 5 {
      markers.insert(rest[open...], at: 0)
      rest = rest[..<open]
      while rest.last?.isWhitespace == true { rest.removeLast() }
    }
    guard !markers.isEmpty else { return nil }
    var status = ObservationStatus.normal
    for marker in markers {
      guard let known = ObservationStatus(marker: String(marker)) else { return nil }
      status = status.united(with: known)
    }
    if rest.isEmpty {
      self.init(nil, status.withoutValue)
    } else if let value = number(in: String(rest)), !status.isMissing {
      self.init(value, status)
    } else {
      return nil
    }
  }
}

extension ObservationStatus {
  /// `[p]` or `[low]` in place of a number: the number is missing, whatever else is said.
  fileprivate var withoutValue: ObservationStatus {
    var status = self
    if !isMissing { status.code = .missing }
    return status
  }
}
