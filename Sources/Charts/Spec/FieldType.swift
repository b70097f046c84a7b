/// How values of a field are measured.
enum FieldType: String, CaseIterable, Sendable {
  case quantitative, temporal, ordinal, nominal, geojson

  /// Also the first letters, as shorthands of published charts write them.
  init?(word: String) {
    switch word.lowercased() {
    case "q", "quantitative": self = .quantitative
    case "t", "temporal": self = .temporal
    case "o", "ordinal": self = .ordinal
    case "n", "nominal": self = .nominal
    case "geojson": self = .geojson
    default: return nil
    }
  }

  var isDiscrete: Bool { self == .ordinal || self == .nominal }
  var isContinuous: Bool { self == .quantitative || self == .temporal }
}
