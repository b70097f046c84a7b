/// A property of a mark that data can drive.
enum Channel: String, CaseIterable, Hashable, Sendable {
  case x, y, x2, y2
  case xOffset, yOffset
  case xError, yError, xError2, yError2
  case theta, theta2, radius, radius2
  case longitude, latitude, longitude2, latitude2
  case color, fill, stroke
  case opacity, fillOpacity, strokeOpacity
  case strokeWidth, strokeDash, size, angle, shape, time
  case text, tooltip, href, url, description
  case detail, key, order
  case row, column, facet

  /// The one whose scale and type a second position shares: `x` for `x2`.
  var main: Channel {
    switch self {
    case .x2: .x
    case .y2: .y
    case .theta2: .theta
    case .radius2: .radius
    case .longitude2: .longitude
    case .latitude2: .latitude
    case .xError, .xError2: .x
    case .yError, .yError2: .y
    default: self
    }
  }

  var secondary: Channel? {
    switch self {
    case .x: .x2
    case .y: .y2
    case .theta: .theta2
    case .radius: .radius2
    case .longitude: .longitude2
    case .latitude: .latitude2
    default: nil
    }
  }

  var offset: Channel? { self == .x ? .xOffset : self == .y ? .yOffset : nil }

  var isPosition: Bool { self == .x || self == .y }
  var isPolar: Bool { self == .theta || self == .radius }
  var isOffset: Bool { self == .xOffset || self == .yOffset }
  var isColor: Bool { self == .color || self == .fill || self == .stroke }
  var isFacet: Bool { self == .row || self == .column || self == .facet }

  /// Whether values of the channel go through a scale.
  var isScaled: Bool {
    switch self {
    case .x, .y, .xOffset, .yOffset, .theta, .radius, .color, .fill, .stroke, .opacity,
      .fillOpacity, .strokeOpacity, .strokeWidth, .strokeDash, .size, .angle, .shape, .time:
      true
    default: false
    }
  }

  /// Whether a legend can explain it.
  var hasLegend: Bool { isScaled && !isPosition && !isOffset && !isPolar && self != .angle }

  /// Whether its scale gives one of a few things rather than a number.
  var isDiscreteOnly: Bool { self == .shape || self == .strokeDash }
}
