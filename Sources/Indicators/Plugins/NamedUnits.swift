extension MeasureUnit {
  package static let percent = MeasureUnit(code: "percent", decimals: 1, suffix: "%")

  /// A unit by the name that people and files give it: `GBP million`, `£`, `%`, `jobs`, `GBP per hour`;
  /// an unknown name is a unit without a sign.
  package static func named(_ name: String) -> MeasureUnit {
    let unit = UnitName(name)
    let isPerHour = unit.per == "hour"
    switch unit.code {
    case "GBP":
      switch unit.scale {
      case 1e9:
        return MeasureUnit(code: "GBP", scale: 1e9, decimals: 1, prefix: "£", suffix: "bn")
      case 1e6: return MeasureUnit(code: "GBP", scale: 1e6, prefix: "£", suffix: "m")
      default:
        return MeasureUnit(
          code: "GBP", scale: unit.scale, decimals: isPerHour ? 2 : 0, prefix: "£",
          suffix: unit.scale == 1e3 ? "k" : "")
      }
    case "EUR":
      return MeasureUnit(
        code: "EUR", scale: unit.scale, prefix: "€",
        suffix: unit.scale == 1e9 ? "bn" : unit.scale == 1e6 ? "m" : "")
    case "percent": return .percent
    case "percentage_points":
      return MeasureUnit(code: "percentage_points", decimals: 1, suffix: " pp")
    case "index": return MeasureUnit(code: "index", decimals: 1)
    case "jobs", "hours", "people":
      return MeasureUnit(code: unit.code, scale: unit.scale, suffix: " \(unit.code)")
    default: return MeasureUnit(code: unit.code, scale: unit.scale)
    }
  }
}
