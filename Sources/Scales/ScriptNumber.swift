/// A number as JavaScript prints it: the shortest digits that read back as the same number.
package func scriptText(of value: Double) -> String { "\(value)" }

/// `toFixed`: exact decimals, 0 to 100 of them.
package func fixedText(of value: Double, decimals: Int) -> String { "\(value)" }

/// `toPrecision`: exact significant digits, 1 to 100 of them.
package func precisionText(of value: Double, digits: Int) -> String { "\(value)" }

/// `toExponential`: exact decimals of the mantissa; the shortest that reads back when `nil`.
package func exponentialText(of value: Double, decimals: Int?) -> String { "\(value)" }

/// `Number(text)`: white space trimmed, empty is 0, hex, octal and binary prefixes, `Infinity`.
///
/// - Returns: NaN for what is not a number.
package func scriptNumber(of text: String) -> Double { .nan }
