/// An expression as a flat list of nodes that point at each other by number.
struct ExpressionProgram: Sendable {
  typealias Index = Int

  struct Node: Sendable {
    var operation: Operation
    /// Where it stands, in bytes of the source.
    var start: UInt32
    var end: UInt32
    /// Whether its value is the same for every row.
    var isConstant: Bool

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  enum Operation: Sendable {
    case literal(ExpressionValue)
    /// `datum.name`, by its slot.
    case field(Int)
    case wholeDatum
    case parameter(Int)
    case member(Index, String)
    case computedMember(Index, Index)
    case array([Index])
    case object([(name: String, value: Index)])
    case not(Index)
    case negate(Index)
    case plus(Index)
    case complement(Index)
    case binary(BinaryOperator, Index, Index)
    /// Operators of one rank from left to right: `a + b - c`.
    case chain(Index, [(BinaryOperator, Index)])
    case all([Index])
    case any([Index])
    /// `test ? value : test ? value : otherwise`.
    case choose([(test: Index, value: Index)], otherwise: Index)
    case call(ExpressionFunction, [Index])
  }

  var nodes: [Node] = []
  var root: Index = 0
  var fields: [String] = []
  var parameters: [String] = []
  var scales: [String] = []
  var usesWholeDatum = false
  /// What is passed over and probably meant otherwise.
  var remarks: [ExpressionError] = []
}

enum BinaryOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case equal = "=="
  case notEqual = "!="
  case identical = "==="
  case notIdentical = "!=="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case bitAnd = "&"
  case bitOr = "|"
  case bitXor = "^"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case shiftRightUnsigned = ">>>"
  case isIn = "in"

  /// A higher rank binds more tightly.
  var rank: Int {
    switch self {
    case .bitOr: 3
    case .bitXor: 4
    case .bitAnd: 5
    case .equal, .notEqual, .identical, .notIdentical: 6
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn: 7
    case .shiftLeft, .shiftRight, .shiftRightUnsigned: 8
    case .add, .subtract: 9
    case .multiply, .divide, .remainder: 11
    }
  }
}
