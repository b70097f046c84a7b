import Diagnostics

/// What is wrong with areas and geographies.
extension Diagnostic {
  static func unknownArea(_ text: String, at origin: Origin?, near: [String]) -> Diagnostic {
    Diagnostic(
      .error, "E219", "there is no area \(quoted(text))", at: origin?.place,
      label: near.first.map { "did you mean \($0)?" } ?? "",
      notes: near.count > 1
        ? ["close to it: \(near.joined(separator: ", "))"]
        : near.isEmpty ? ["give its code as the data write it, or a name of the geography"] : [])
  }

  static func areaNotInData(
    _ code: String, name: String?, at origin: Origin?, near: [String]
  ) -> Diagnostic {
    let named = name.map { "\(code) (\($0))" } ?? code
    return Diagnostic(
      .error, "E219", "\(named) is not in the data", at: origin?.place,
      label: near.first.map { "did you mean \($0)?" } ?? "")
  }

  static func standsIn(
    _ code: String, name: String?, by other: String, otherName: String?, at origin: Origin?
  ) -> Diagnostic {
    func named(_ code: String, _ name: String?) -> String { name.map { "\(code) (\($0))" } ?? code }
    return Diagnostic(
      .note, "N241",
      "\(named(code, name)) is not in the data; \(named(other, otherName)) stands in for it",
      at: origin?.place)
  }

  static func geography(_ message: String, at place: Place?, notes: [String] = []) -> Diagnostic {
    Diagnostic(.error, "E218", message, at: place, notes: notes)
  }
}
