internal import Tables

/// Which areas make up which, looked up once for all periods of all inputs.
struct Families: Sendable {
  /// A part of an area.
  private struct Part {
    var code: String
    /// A bit for each level of the geography.
    var levels: UInt64
    var start: Int
    var end: Int

    func isThere(in year: Int, level: UInt64) -> Bool {
      levels & level != 0 && start <= year && year <= end
    }
  }

  /// An area that others may make up.
  struct Parent: Sendable {
    var code: String
    fileprivate var start: Int
    fileprivate var end: Int
    /// The levels of its parts, those to be tried first in front.
    fileprivate var partLevels: [UInt64]

    func exists(in year: Int) -> Bool { start <= year && year <= end }
  }

  /// From the smallest areas to the largest, so that sums can be made of sums.
  let parents: [Parent]
  private let partsByParent: [String: [Part]]
  private let geography: Geography

  init(_ geography: Geography) {
    self.geography = geography
    let bits = Dictionary(
      geography.levels.prefix(64).enumerated().map { ($1.id, UInt64(1) << UInt64($0)) },
      uniquingKeysWith: { first, _ in first })
    var parts: [String: [Part]] = [:]
    for area in geography.areas {
      let part = Part(
        code: area.code, levels: area.levels.reduce(0) { $0 | (bits[$1] ?? 0) },
        start: area.start ?? .min, end: area.end ?? .max)
      for parent in area.parents { parts[parent, default: []].append(part) }
    }
    partsByParent = parts
    var parents: [Parent] = []
    for level in geography.levels where !level.childLevels.isEmpty {
      for area in geography.areas where area.levels.contains(level.id) && parts[area.code] != nil {
        let wanted = geography.levels.reversed().filter { area.levels.contains($0.id) }
        parents.append(
          Parent(
            code: area.code, start: area.start ?? .min, end: area.end ?? .max,
            partLevels: wanted.flatMap(\.childLevels).compactMap { bits[$0] }))
      }
    }
    self.parents = parents
  }

  /// The codes by which the data know the parts of an area in a year, as `Geography.children` has them;
  /// `nil` unless the data know every one.
  func parts(of parent: Parent, in year: Int, among present: Set<String>) -> [String]? {
    let candidates = partsByParent[parent.code] ?? []
    for level in parent.partLevels
    where candidates.contains(where: { $0.isThere(in: year, level: level) }) {
      var codes: [String] = []
      for part in candidates where part.isThere(in: year, level: level) {
        guard let code = geography.standIn(for: part.code, among: present) else { return nil }
        codes.append(code)
      }
      return codes
    }
    return nil
  }
}
