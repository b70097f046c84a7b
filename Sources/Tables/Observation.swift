/// One field of a number column: its number or none, and what the publisher said of it.
package struct Observation: Hashable, Sendable {
  package var value: Double?
  package var status: ObservationStatus

  package init(_ value: Double?, _ status: ObservationStatus = .normal) {
    self.value = value
    self.status = status
  }
}
