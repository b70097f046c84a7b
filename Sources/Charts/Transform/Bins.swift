import Diagnostics
import Glibc

/// Equal steps over an extent, at round numbers (Vega `bin`).
struct Bins: Hashable, Sendable {
  var start: Double
  var stop: Double
  var step: Double

  /// - Returns: `nil` without values, or when there would be too many bins.
  init?(_ parameters: Node, values: [Double], context: inout Context) {
    var extent: (Double, Double)?
    if let given = parameters["extent"]?.items, let low = given.first?.number,
      let high = given.last?.number
    {
      extent = (low, high)
    } else {
      for value in values where value.isFinite {
        extent = (min(extent?.0 ?? value, value), max(extent?.1 ?? value, value))
      }
    }
    guard let (low, high) = extent else { return nil }
    if let base = parameters["base"], (base.number ?? 0) < 1.5 {
      context.report.error("E546", "the `base` of bins is a number of 1.5 or more", at: base.origin)
      return nil
    }
    self.init(parameters, from: low, to: high)
    guard step > 0, step.isFinite, (stop - start) / step <= Double(Limits.ticks) else {
      context.report.error("E522", Limits.tooManyBins, at: parameters.origin)
      return nil
    }
  }

  init(_ parameters: Node, from low: Double, to high: Double) {
    let base = max(parameters["base"]?.number ?? 10, 1.5)
    let logBase = log(base)
    let most = max(1, parameters["maxbins"]?.number ?? 20)
    let least = parameters["minstep"]?.number ?? 0
    let divide = parameters["divide"]?.items?.compactMap(\.number) ?? [5, 2]
    var span = high - low
    if span == 0 { span = abs(low) > 0 ? abs(low) : 1 }
    if let given = parameters["step"]?.number, given > 0 {
      step = given
    } else if let steps = parameters["steps"]?.items?.compactMap(\.number), !steps.isEmpty {
      let wanted = span / most
      step = steps.first { $0 >= wanted } ?? steps[steps.count - 1]
    } else {
      let level = ceil(log(most) / logBase)
      step = max(least, pow(base, (log(span) / logBase).rounded() - level))
      while step > 0, ceil(span / step) > most { step *= base }
      for divisor in divide {
        let finer = step / divisor
        if finer >= least, span / finer <= most { step = finer }
      }
    }
    let logStep = log(step)
    let precision = logStep >= 0 ? 0 : (-logStep / logBase).rounded(.down) + 1
    let epsilon = pow(base, -precision - 1)
    start = low
    stop = high
    if parameters["nice"]?.bool ?? true {
      let floored = (low / step + epsilon).rounded(.down) * step
      start = low < floored ? floored - step : floored
      stop = (high / step).rounded(.up) * step
    }
    if let anchor = parameters["anchor"]?.number {
      let shift = anchor - (start + step * ((anchor - start) / step).rounded(.down))
      start += shift
      stop += shift
    }
    if start == stop { stop = start + step }
  }

  /// The start of the bin that holds `value`; the greatest value belongs to the last bin.
  func start(of value: Double) -> Double {
    guard value.isFinite else { return .nan }
    let clamped = max(start, min(value, stop - step))
    return start + step * (1e-14 + (clamped - start) / step).rounded(.down)
  }

  var boundaries: [Double] {
    let count = ((stop - start) / step + 1e-9).rounded(.down)
    guard count.isFinite, count >= 0, count <= Double(Limits.ticks) else { return [] }
    return (0...Int(count)).map { start + Double($0) * step }
  }
}
