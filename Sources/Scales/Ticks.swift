internal import Glibc

private let e10 = 50.0.squareRoot()
private let e5 = 10.0.squareRoot()
private let e2 = 2.0.squareRoot()

/// More ticks than any axis holds; whoever asks for more gets none.
let mostTicks = 100_000.0

/// First and last multiple of a round step, and the step: negative when it is `1 / -step`.
private func tickSpecification(from start: Double, to stop: Double, count: Double) -> (
  first: Double, last: Double, increment: Double
) {
  let step = (stop - start) / max(0, count)
  let power = log10(step).rounded(.down)
  let error = step / pow(10, power)
  let factor = error >= e10 ? 10.0 : error >= e5 ? 5 : error >= e2 ? 2 : 1
  var first: Double
  var last: Double
  var increment: Double
  if power < 0 {
    increment = pow(10, -power) / factor
    first = scriptRound(start * increment)
    last = scriptRound(stop * increment)
    if first / increment < start { first += 1 }
    if last / increment > stop { last -= 1 }
    increment = -increment
  } else {
    increment = pow(10, power) * factor
    first = scriptRound(start / increment)
    last = scriptRound(stop / increment)
    if first * increment < start { first += 1 }
    if last * increment > stop { last -= 1 }
  }
  if last < first, count >= 0.5, count < 2 {
    return tickSpecification(from: start, to: stop, count: count * 2)
  }
  return (first, last, increment)
}

/// Round numbers in `start…stop`, about `count` of them; descending if `stop` is before `start`.
package func ticks(from start: Double, to stop: Double, count: Double) -> [Double] {
  guard count > 0, start.isFinite, stop.isFinite else { return [] }
  if start == stop { return [start] }
  let isReversed = stop < start
  let (low, high) = isReversed ? (stop, start) : (start, stop)
  let (first, last, increment) = tickSpecification(from: low, to: high, count: count)
  guard last >= first, last - first < mostTicks, increment.isFinite, increment != 0 else {
    return []
  }
  return (0...Int(last - first)).map { index in
    let multiple = isReversed ? last - Double(index) : first + Double(index)
    return increment < 0 ? multiple / -increment : multiple * increment
  }
}

/// The step between ticks: negative when it is `1 / -step`, so that decimals stay exact.
func tickIncrement(from start: Double, to stop: Double, count: Double) -> Double {
  tickSpecification(from: start, to: stop, count: count).increment
}

/// The step between ticks; negative if `stop` is before `start`.
package func tickStep(from start: Double, to stop: Double, count: Double) -> Double {
  let isReversed = stop < start
  let increment =
    isReversed
    ? tickIncrement(from: stop, to: start, count: count)
    : tickIncrement(from: start, to: stop, count: count)
  let step = increment < 0 ? 1 / -increment : increment
  return isReversed ? -step : step
}
