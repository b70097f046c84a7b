import Scales
import SceneGraph
import Tables

/// A scale ready to be asked, its range in place.
struct ChartScale {
  enum Form {
    case continuous(ContinuousScale)
    case colors(ColorScale)
    /// Bands and points.
    case bands(BandScale, DiscreteDomain<Datum>)
    case ordinal(DiscreteDomain<Datum>, [RangeValue])
    case classes(Discretizer, [RangeValue])
    case identity
  }

  var key: ScaleKey
  var type: ScaleType
  var form: Form
  /// The boundaries of bins, where the axis has its ticks.
  var boundaries: [Double] = []
  /// Start and end in points; positions only.
  var range: (start: Double, end: Double) = (0, 1)
  /// Numbers for continuous scales, for legends and axes.
  var domain: [Double] = []

  var values: [Datum] {
    switch form {
    case .bands(_, let domain), .ordinal(let domain, _): domain.keys
    case .continuous, .colors, .classes, .identity: []
    }
  }

  /// - Returns: NaN for what is not in the domain of a discrete scale, or is no number.
  func position(of datum: Datum) -> Double {
    switch form {
    case .continuous(let scale): return scale.position(of: datum.measure)
    case .bands(let scale, let domain):
      guard let index = domain.index(of: datum.category) else { return .nan }
      return scale.position(at: index)
    case .ordinal, .classes, .colors: return value(of: datum)?.number ?? .nan
    case .identity: return datum.measure
    }
  }

  func position(of number: Double) -> Double {
    switch form {
    case .continuous(let scale): scale.position(of: number)
    case .identity: number
    default: position(of: Datum.number(number))
    }
  }

  var bandwidth: Double {
    if case .bands(let scale, _) = form { scale.bandwidth } else { 0 }
  }

  var step: Double {
    if case .bands(let scale, _) = form { scale.step } else { 0 }
  }

  var continuous: ContinuousScale? {
    if case .continuous(let scale) = form { scale } else { nil }
  }

  /// Zero where the domain has it, else the least of the domain.
  var zeroOrLeast: Double {
    let numbers: [Double] =
      switch form {
      case .continuous(let scale): scale.domain
      case .colors(let scale): scale.continuous.domain
      default: domain
      }
    guard let low = numbers.min(), let high = numbers.max() else { return 0 }
    return low <= 0 && high >= 0 && type != .log && !type.isTime ? 0 : low
  }

  func value(of datum: Datum) -> RangeValue? {
    switch form {
    case .continuous(let scale):
      let position = scale.position(of: datum.measure)
      return position.isFinite ? .number(position) : nil
    case .colors(let scale):
      let measure = datum.measure
      return measure.isFinite ? scale.color(of: measure).map { .color(Color($0)) } : nil
    case .bands: return .number(position(of: datum))
    case .ordinal(let domain, let range):
      guard let index = domain.index(of: datum.category), !range.isEmpty else { return nil }
      return range[index % range.count]
    case .classes(let classes, let range):
      guard let index = classes.classIndex(of: datum.measure), range.indices.contains(index) else {
        return nil
      }
      return range[index]
    case .identity:
      return datum.measure.isFinite ? .number(datum.measure) : nil
    }
  }
}
