import Scales

extension TimeUnitDefinition {
  /// `nil` for a name that nobody knows.
  var scaleUnit: TimeUnit? {
    var unit = TimeUnit(named: unit)
    unit?.isUTC = isUTC
    unit?.step = step
    return unit
  }
}
