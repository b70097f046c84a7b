extension MeasureUnit {
  /// A number with the unit's decimals and signs, as people write it: `−13.3%`, `£57,573`.
  package func text(of value: Double) -> String {
    let number = fixedText(value.magnitude, decimals: decimals)
    let isNegative = value < 0 && number.contains { ("1"..."9").contains($0) }
    return (isNegative ? "−" : "") + prefix + number + suffix
  }
}

extension MeasureUnit {
  /// The unit of the difference of two values: percentage points for percentages.
  package var ofDifferences: MeasureUnit {
    guard code == "percent" else { return self }
    return MeasureUnit(code: "percentage_points", decimals: decimals, suffix: " pp")
  }
}

/// Rounded half away from zero on the decimal digits, with commas between thousands.
func fixedText(_ value: Double, decimals: Int) -> String {
  guard value.isFinite else { return "" }
  var scale = 1.0
  for _ in 0..<max(0, decimals) { scale *= 10 }
  let scaled = (value * scale).rounded(.toNearestOrAwayFromZero)
  guard scaled < 9e15 else { return value.description }
  var digits = String(Int(scaled))
  if digits.count <= decimals {
    digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
  }
  let whole = digits.dropLast(max(0, decimals))
  var grouped = ""
  for (index, digit) in whole.enumerated() {
    if index > 0, (whole.count - index) % 3 == 0 { grouped += "," }
    grouped.append(digit)
  }
  return decimals > 0 ? grouped + "." + digits.suffix(decimals) : grouped
}
