internal import Synchronization

/// A time zone by its name in the tz database; times are milliseconds since 1970-01-01T00:00Z.
package struct TimeZone: Hashable, Sendable {
  package let name: String
  /// `nil` for universal time, which costs nothing.
  private let data: TimeZoneData?

  package static let utc = TimeZone(name: "UTC", data: nil)

  private init(name: String, data: TimeZoneData?) {
    self.name = name
    self.data = data
  }

  /// - Returns: `nil` when the system knows no zone of that name.
  package init?(named name: String) {
    if ["UTC", "Etc/UTC", "Etc/GMT", "GMT", "Z"].contains(name) {
      self = .utc
      return
    }
    guard Self.isValid(name) else { return nil }
    let known = Self.loaded.withLock { $0[name] }
    guard let data = known ?? TimeZoneData(contentsOf: Self.folder + name) else { return nil }
    if known == nil { Self.loaded.withLock { $0[name] = data } }
    self.init(name: name, data: data)
  }

  init(name: String, file bytes: [UInt8]) {
    self.init(name: name, data: TimeZoneData(bytes))
  }

  package var isUTC: Bool { data == nil }

  /// What to add to universal time for the clock on the wall, in milliseconds.
  package func offset(at time: Double) -> Double {
    guard let data, time.isFinite else { return 0 }
    return data.offset(at: time)
  }

  /// The moment at which the clock on the wall shows `wall` (milliseconds, as if it were UTC).
  ///
  /// As JavaScript: a time that the clock skips is read with the offset before the change, a time
  /// that it shows twice is the first of the two.
  package func time(ofWall wall: Double) -> Double {
    guard let data, wall.isFinite else { return wall }
    let before = data.offset(at: wall - 86_400_000)
    let after = data.offset(at: wall + 86_400_000)
    if before == after || data.offset(at: wall - before) == before { return wall - before }
    return data.offset(at: wall - after) == after ? wall - after : wall - before
  }

  package static func == (left: TimeZone, right: TimeZone) -> Bool { left.name == right.name }

  package func hash(into hasher: inout Hasher) { hasher.combine(name) }

  private static let folder = "/usr/share/zoneinfo/"
  private static let loaded = Mutex<[String: TimeZoneData]>([:])

  /// Names such as `America/Argentina/Buenos_Aires` only: nothing that leads out of the folder, and
  /// nothing that stands for this machine's own zone.
  private static func isValid(_ name: String) -> Bool {
    guard name.utf8.count <= 64, name != "localtime", name != "posixrules" else { return false }
    return name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
              UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
              UInt8(ascii: "+"):
              true
            default: false
            }
          }
      }
  }
}
