package import Diagnostics

// MARK: Names

extension Geography {
  /// As it reads in a sentence or beside a bar: `St Helens`, `Bristol`; the code if it is not known.
  package func displayName(_ code: String) -> String { area(code)?.displayName ?? code }
}

extension Geography.Area {
  /// The name without a full stop behind "St" and without what is put behind for the alphabet's sake.
  package var displayName: String {
    var name = self.name
    for ending in [", City of", ", County of"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    return name.hasPrefix("St. ") ? "St " + name.dropFirst(4) : name
  }

  /// - Parameter year: `nil` asks whether it exists still.
  package func exists(in year: Int?) -> Bool {
    guard let year else { return end == nil }
    return (start ?? year) <= year && year <= (end ?? year)
  }
}

// MARK: Levels, parents and children

extension Geography {
  /// The areas of a level, by code.
  ///
  /// - Parameter year: those that existed then; `nil` gives those that exist still.
  package func areas(at level: String, in year: Int? = nil) -> [Area] {
    areas.filter { $0.levels.contains(level) && $0.exists(in: year) }
  }

  /// The areas that make up another, each part once: the boroughs of a combined authority, the
  /// regions of England, the countries of the United Kingdom.
  ///
  /// - Parameters:
  ///   - level: other parts than the usual ones, such as the combined authorities of a region, which
  ///     need not cover it.
  ///   - year: those that existed then; `nil` gives those that exist still.
  package func children(of code: String, at level: String? = nil, in year: Int? = nil) -> [Area] {
    guard let parent = area(code) else { return [] }
    let wanted =
      level.map { [$0] }
      ?? levels.reversed().filter { parent.levels.contains($0.id) }.flatMap(\.childLevels)
    for level in wanted {
      let children = areas(at: level, in: year).filter { $0.parents.contains(code) }
      if !children.isEmpty { return children }
    }
    return []
  }

  /// The children as the data have them: each by its own code or by one that stands in for it.
  ///
  /// `missing` are those the data know by no code, so that a sum of the others is not the whole.
  package func children(
    of code: String, at level: String? = nil, in year: Int? = nil, among present: Set<String>
  ) -> (codes: [String], missing: [Area]) {
    var codes: [String] = []
    var missing: [Area] = []
    for child in children(of: code, at: level, in: year) {
      if let own = standIn(for: child.code, among: present) {
        codes.append(own)
      } else {
        missing.append(child)
      }
    }
    return (codes, missing)
  }

  /// The area of a level that `code` lies in: the region of a borough.
  package func parent(of code: String, at level: String) -> Area? {
    area(code)?.parents.lazy.compactMap { self.area($0) }.first { $0.levels.contains(level) }
  }

  /// The level an area is ranked in: of its levels, the one most of which is in the data.
  ///
  /// A unitary authority is of two levels and Wales too (country and region); a tie goes to the
  /// smaller areas.
  package func rankingLevel(of code: String, among present: Set<String>) -> Level? {
    guard let area = area(code) else { return nil }
    let ranked = levels.filter { area.levels.contains($0.id) }.map { level in
      (
        level: level,
        count: areas.count { $0.levels.contains(level.id) && present.contains($0.code) }
      )
    }
    guard let most = ranked.map(\.count).max() else { return nil }
    return ranked.first { $0.count == most }?.level
  }
}

// MARK: What the user wrote

extension Geography {
  /// The area of this code, or of this name when only one that exists still has it.
  ///
  /// `nil` is an error with the likely ones.
  package func find(_ text: String, at origin: Origin? = nil, report: inout Report) -> Area? {
    if let area = area(text) { return area }
    let named = currentAreas(named: text)
    // Greater Manchester is the combined authority; its metropolitan county only stands in for it.
    let own = named.filter { area in !aliases.contains { $0.code == area.code } }
    if own.count == 1 { return own[0] }
    report.add(.unknownArea(text, at: origin, near: suggestions(for: text)))
    return nil
  }

  /// Areas a mistyped code or name may mean, likeliest first, as "E08000013 (St Helens)".
  package func suggestions(for text: String) -> [String] {
    var found = currentAreas(named: text)
    if found.isEmpty, let code = suggestion(for: text, among: areas.map(\.code)) {
      found += areas.filter { $0.code == code }
    }
    let names = areas.lazy.filter { $0.exists(in: nil) }.map(\.displayName)
    if found.isEmpty, let name = suggestion(for: text, among: names) {
      found += currentAreas(named: name)
    }
    return found.map { "\($0.code) (\($0.displayName))" }
  }

  private func currentAreas(named text: String) -> [Area] {
    let wanted = text.trimmed.lowercased()
    return areas.filter {
      $0.exists(in: nil)
        && ($0.name.lowercased() == wanted || $0.displayName.lowercased() == wanted)
    }
  }
}

// MARK: Stand-ins

extension Geography {
  /// Of the codes in the data, the one that means `code`: itself, or one that stands in for it.
  package func standIn(for code: String, among present: Set<String>) -> String? {
    if present.contains(code) { return code }
    for alias in aliases {
      if alias.standsFor == code, present.contains(alias.code) { return alias.code }
      if alias.code == code, present.contains(alias.standsFor) { return alias.standsFor }
    }
    return nil
  }

  /// As `standIn(for:among:)`, with a note when another code is used and an error when there is none.
  package func resolve(
    _ code: String, among present: Set<String>, at origin: Origin? = nil, report: inout Report
  ) -> String? {
    guard let other = standIn(for: code, among: present) else {
      let near = suggestion(for: code, among: present).map { ["\($0) (\(displayName($0)))"] } ?? []
      report.add(
        .areaNotInData(code, name: area(code)?.displayName, at: origin, near: near))
      return nil
    }
    if other != code {
      report.add(
        .standsIn(
          code, name: area(code)?.displayName, by: other, otherName: area(other)?.displayName,
          at: origin))
    }
    return other
  }
}
