package import Tables

extension Indicator {
  /// The place of an area among its peers.
  package struct Rank: Hashable, Sendable {
    /// From 1, the best first; where no direction is good, the largest first.
    package var position: Int
    package var count: Int
    /// The other areas at the same place.
    package var sharedWith: [String]

    package var isJoint: Bool { !sharedWith.isEmpty }
  }

  /// The rank among the areas of the page's area's level.
  package func rank(of area: String, period: Period) -> Rank? {
    rank(of: area, period: period, among: peers(of: self.area ?? area))
  }

  /// The rank among certain areas, the comparator excluded, on values as they are, not as they are
  /// printed; `nil` when the area has no value or is not one of them.
  package func rank(of area: String, period: Period, among peers: [String]) -> Rank? {
    guard let own = value(area: area, period: period), peers.contains(area) else { return nil }
    let others = Set(peers).subtracting([area])
    var rank = Rank(position: 1, count: 1, sharedWith: [])
    for peer in others.sorted() where peer != comparator {
      guard let value = value(area: peer, period: period) else { continue }
      rank.count += 1
      if value == own {
        rank.sharedWith.append(peer)
      } else if isBetter(value, than: own) {
        rank.position += 1
      }
    }
    return rank
  }

  /// The places of all areas of a list at once: what `rank` says of each, the comparator included.
  func places(in period: Period, among codes: [String]) -> [String: (position: Int, isJoint: Bool)]
  {
    var values: [String: Double] = [:]
    for code in codes { values[code] = value(area: code, period: period) }
    let others = values.filter { $0.key != comparator }.map(\.value).sorted {
      isBetter($0, than: $1)
    }
    var runs: [Double: Range<Int>] = [:]
    for (index, value) in others.enumerated() {
      runs[value] = (runs[value]?.lowerBound ?? index)..<index + 1
    }
    return Dictionary(
      uniqueKeysWithValues: values.map { code, value in
        // The comparator is compared with the others, and is none of them.
        let run = runs[value] ?? emptyRun(others, before: value)
        return (code, (run.lowerBound + 1, run.count > (code == comparator ? 0 : 1)))
      })
  }

  private func emptyRun(_ values: [Double], before value: Double) -> Range<Int> {
    let place = values.count { isBetter($0, than: value) }
    return place..<place
  }

  /// The areas of the indicator that share a level with `area`, without the comparator.
  ///
  /// The first three characters of a code of the Office for National Statistics name its kind. An area
  /// that the geography does not know, such as a council of this year, is a peer of those of its kind.
  package func peers(of area: String) -> [String] {
    let levels = Set(geography.area(area)?.levels ?? [])
    func isKnownPeer(_ code: String) -> Bool {
      !levels.isDisjoint(with: geography.area(code)?.levels ?? [])
    }
    var kinds = Set(([area] + areas.filter(isKnownPeer)).map(Self.kind))
    // Codes of a maker's own say nothing of what they are beside areas that are known.
    if !levels.isEmpty { kinds.remove("") }
    return areas.filter { code in
      guard code != comparator else { return false }
      guard code != area else { return true }
      if geography.area(code) == nil { return kinds.contains(Self.kind(ofCode: code)) }
      return isKnownPeer(code)
    }
  }

  /// Codes of another make than a letter and eight digits are all of one kind.
  private static func kind(ofCode code: String) -> Substring {
    let isOfficial =
      code.utf8.count == 9
      && code.utf8.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return isOfficial ? code.prefix(3) : ""
  }

  func isBetter(_ a: Double, than b: Double) -> Bool { better == .lower ? a < b : a > b }
}
