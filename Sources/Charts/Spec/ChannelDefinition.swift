import Diagnostics

/// What one channel shows: a field, a datum of the data's domain, or a value of the channel's range.
struct ChannelDefinition: Sendable {
  /// As written, with the defaults of enclosing layers laid under it.
  var node: Node
  var channel: Channel
  /// A path into a row: `a`, `a.b`, `a[0]`, with `\\.` for a dot in a name.
  var field: String?
  var datum: Node?
  var value: Node?
  var conditions: [Condition]
  var type: FieldType
  var aggregate: Aggregation?
  var bin: Bin?
  var timeUnit: TimeUnitDefinition?
  /// The place a message points at.
  var origin: Origin { node["field"]?.origin ?? node.origin }

  enum Aggregation: Hashable, Sendable {
    case operation(String)
    case argument(isLargest: Bool, field: String)
  }

  enum Bin: Sendable {
    case computed(Node)
    case alreadyBinned(step: Double?)

    var isComputed: Bool { if case .computed = self { true } else { false } }
  }

  /// A definition that takes over where its test holds.
  struct Condition: Sendable {
    var test: Node
    var definition: ChannelDefinition
  }

  var isField: Bool { field != nil || isCount }
  var isDatum: Bool { datum != nil }
  var isFieldOrDatum: Bool { isField || isDatum }
  var isCount: Bool { aggregate == .operation("count") }
  var saysSomething: Bool {
    isFieldOrDatum || value != nil || !conditions.isEmpty || channel == .order
  }
  var isAggregate: Bool { aggregate != nil }

  /// Its own or one of a condition's: what a scale and a legend are made from.
  var scaled: ChannelDefinition? {
    if isFieldOrDatum { return self }
    return conditions.first { $0.definition.isFieldOrDatum }?.definition
  }

  /// `nil` unless written; `.some(null)` when switched off.
  func property(_ name: String) -> Node? { node[name] }

  var bandPosition: Double? { node["bandPosition"]?.number ?? node["band"]?.number }

  /// The column of the transformed table that holds the values.
  var column: String { FieldName.column(of: self) }
  /// Where the bin or the time unit ends.
  var endColumn: String { FieldName.column(of: self) + "_end" }
  /// The words of a bin, `10 – 20`.
  var rangeColumn: String { FieldName.column(of: self) + "_range" }

  var isBinned: Bool { bin != nil }
  var isContinuous: Bool { type.isContinuous }
}

/// A time unit as the specification gives it.
struct TimeUnitDefinition: Hashable, Sendable {
  /// Without `utc` and `binned` before it: `yearmonth`, `hoursminutes`.
  var unit: String
  var isUTC: Bool
  /// The data are cut already.
  var isBinned: Bool
  var step: Double
  var maxBins: Double?
}
