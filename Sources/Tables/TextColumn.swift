/// A column of text: values that are held, or fields of a file that are read when asked for.
package struct TextColumn: RandomAccessCollection, Sendable {
  private enum Storage: Sendable {
    case values([String?])
    case fields(DelimitedFields, column: Int)
  }

  private let storage: Storage

  package init(_ values: [String?]) { storage = .values(values) }

  init(fields: DelimitedFields, column: Int) { storage = .fields(fields, column: column) }

  package var startIndex: Int { 0 }

  package var endIndex: Int {
    switch storage {
    case .values(let values): values.count
    case .fields(let fields, _): fields.rowCount
    }
  }

  package subscript(row: Int) -> String? {
    switch storage {
    case .values(let values): return values[row]
    case .fields(let fields, let column):
      precondition(row >= 0 && row < fields.rowCount)
      return fields.text(at: fields.place(row: row, column: column), in: fields.bytes.span)
    }
  }

  /// Every value as a number; NaN where there is none.
  ///
  /// - Parameters:
  ///   - empty: what text without anything in it is.
  ///   - read: reads what is more than digits with a point and a sign before them.
  package func numbers(empty: Double, _ read: (String) -> Double) -> [Double] {
    switch storage {
    case .values(let values):
      return values.map { $0.map { $0.isEmpty ? empty : read($0) } ?? .nan }
    case .fields(let fields, let column):
      let bytes = fields.bytes.span
      return [Double](unsafeUninitializedCapacity: fields.rowCount) { numbers, count in
        for row in 0..<fields.rowCount {
          let place = fields.place(row: row, column: column)
          let content = fields.content(at: place, in: bytes)
          let number =
            content.start == content.end
            ? empty
            : shortDecimal(bytes, from: content.start, to: content.end)
              ?? read(fields.text(at: place, in: bytes))
          numbers.initializeElement(at: row, to: number)
          count = row + 1
        }
      }
    }
  }

  /// The different texts, and which of them each row holds.
  package var coded: TextCodes {
    switch storage {
    case .values(let values): TextCodes(values)
    case .fields(let fields, let column): TextCodes(fields, column: column)
    }
  }
}

extension TextColumn: Equatable, ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: String?...) { self.init(elements) }

  package static func == (left: TextColumn, right: TextColumn) -> Bool {
    left.elementsEqual(right)
  }
}

extension DataValues {
  package static func strings(_ values: [String?]) -> DataValues { .strings(TextColumn(values)) }
}

/// Digits with at most a point among them and a `-` before: exact where there are at most 15 digits.
///
/// - Returns: `nil` for everything else.
@inline(__always)
func shortDecimal(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Double? {
  guard end - start <= 17 else { return nil }
  var position = start
  let isNegative = bytes[position] == UInt8(ascii: "-")
  if isNegative { position += 1 }
  let first = position
  var mantissa: UInt64 = 0
  var point = end
  while position < end {
    let digit = bytes[position] &- ASCII.zero
    if digit < 10 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
    } else if bytes[position] == UInt8(ascii: "."), point == end {
      point = position
    } else {
      return nil
    }
    position += 1
  }
  // A point stands between digits.
  let digits = end - first - (point < end ? 1 : 0)
  guard digits > 0, digits <= 15, point > first, point != end - 1 else { return nil }
  let places = point < end ? end - point - 1 : 0
  let magnitude = Double(mantissa) / powersOfTen[places]
  return isNegative ? -magnitude : magnitude
}
