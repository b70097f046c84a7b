import Diagnostics
import Scales
import Tables

/// Times cut to units of the calendar.
enum TimeUnits {
  static func starts(of values: DataValues, unit: TimeUnitDefinition, context: Context)
    -> DataValues
  {
    guard let scaleUnit = resolved(unit, for: values) else { return values }
    return .times(values.measures.map { scaleUnit.floor($0, zone: context.zone) })
  }

  /// Starts and ends of the units that hold the times.
  static func bounds(of values: DataValues, unit: TimeUnitDefinition, context: Context)
    -> (starts: [Double], ends: [Double])
  {
    let times = values.measures
    guard let scaleUnit = resolved(unit, for: values) else { return (times, times) }
    var ends: [Double: Double] = [:]
    let starts = times.map { scaleUnit.floor($0, zone: context.zone) }
    return (
      starts,
      starts.map { start in
        if start.isNaN { return start }
        if let end = ends[start] { return end }
        let end = scaleUnit.next(after: start, zone: context.zone)
        ends[start] = end
        return end
      }
    )
  }

  /// A unit given by `maxbins` depends on the data.
  private static func resolved(_ unit: TimeUnitDefinition, for values: DataValues) -> TimeUnit? {
    guard let most = unit.maxBins, unit.unit.isEmpty else { return unit.scaleUnit }
    let times = values.measures.filter(\.isFinite)
    guard let least = times.min(), let greatest = times.max() else { return nil }
    var found = TimeUnit.bin(from: least, to: greatest, most: most)
    found.isUTC = unit.isUTC
    return found
  }
}
