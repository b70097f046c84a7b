/// Whether the numbers of a file may stand where a metric wants a unit.
enum UnitAgreement: Hashable {
  case agrees
  /// One of the two names is not known, so that nobody can say.
  case unclear
  /// Of another kind, or per something else.
  case clashes
  /// Of the same kind, but to be multiplied by this.
  case clashesInScale(factor: Double)

  init(file: String, wanted: MeasureUnit) {
    let found = UnitName(file)
    var asked = UnitName(wanted.code)
    asked.scale *= wanted.scale
    guard found.isKnown, asked.isKnown else {
      self = found.code == asked.code && found.scale == asked.scale ? .agrees : .unclear
      return
    }
    // What a number is per is part of its name in some files only: nothing follows from its absence.
    let isPerOther = !found.per.isEmpty && !asked.per.isEmpty && found.per != asked.per
    let counts: Set = ["count", "people", "jobs", "hours"]
    let isCount =
      (found.code == "count" && counts.contains(asked.code))
      || (asked.code == "count" && counts.contains(found.code))
    if isPerOther || (found.code != asked.code && !isCount) {
      self = .clashes
    } else if found.scale != asked.scale {
      self = .clashesInScale(factor: found.scale / asked.scale)
    } else {
      self = .agrees
    }
  }
}
