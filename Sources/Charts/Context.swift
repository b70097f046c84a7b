import Diagnostics
import Scales
import SceneGraph
import Tables

/// What every step of one compilation shares.
struct Context {
  let options: ChartOptions
  let config: Config
  let data: ChartData
  /// Tables by name: those of the caller, and the specification's `datasets`.
  var datasets: [String: DataTable]
  let zone: Scales.TimeZone
  let numberLocale: NumberLocale
  let timeLocale: TimeLocale
  let text: TextMeasure
  var report: Report
  /// Rows made by transforms so far; see `Limits`.
  var rowsMade = 0
  var viewsMade = 0
  /// Of the current pass of the layout.
  var ticksMade = 0
  var marksMade = 0
  /// Whether more was asked for than is drawn; a message has said so.
  var isOverLimit = false
  /// Projections and shapes, worked out once.
  var maps = Maps()
  /// Variable parameters of the specification, with their first values.
  var parameters: [String: ExpressionValue] = [:]

  var environment: ExpressionEnvironment {
    ExpressionEnvironment(
      zone: zone, numberLocale: numberLocale, timeLocale: timeLocale, parameters: parameters)
  }

  /// Counts rows that a transform is about to make.
  ///
  /// - Returns: `false`, with a message the first time, when there would be too many.
  mutating func allow(rows: Int, at origin: Origin) -> Bool {
    rowsMade = rowsMade.addingReportingOverflow(rows).overflow ? .max : rowsMade + rows
    guard rowsMade <= Limits.rows else { return refuse("E520", Limits.tooManyRows, at: origin) }
    return true
  }

  /// Counts ticks of an axis or entries of a legend that are about to be drawn.
  mutating func allow(ticks: Int, at origin: Origin) -> Bool {
    ticksMade += ticks
    guard ticksMade <= Limits.allTicks else {
      return refuse("E522", Limits.tooManyTicks, at: origin)
    }
    return true
  }

  /// Counts shapes that a mark is about to draw.
  mutating func allow(marks: Int, at origin: Origin) -> Bool {
    marksMade += marks
    guard marksMade <= Limits.marks else { return refuse("E527", Limits.tooManyMarks, at: origin) }
    return true
  }

  /// One message: what else is too much does not matter any more.
  ///
  /// - Returns: `false`.
  mutating func refuse(_ code: String, _ message: String, at origin: Origin?) -> Bool {
    if !isOverLimit { report.error(code, message, at: origin) }
    isOverLimit = true
    return false
  }

  mutating func allowView(at origin: Origin) -> Bool {
    viewsMade += 1
    guard viewsMade <= Limits.views else { return refuse("E521", Limits.tooManyViews, at: origin) }
    return true
  }

  /// An expression checked once; a bad one is reported and skipped.
  mutating func expression(_ node: Node) -> CompiledExpression? {
    guard let source = node.string else {
      report.error(
        "E530", "an expression is text, not \(node.kindInWords)", at: node.origin)
      return nil
    }
    do {
      let expression = try CompiledExpression(source)
      review(expression, at: node.origin)
      return expression
    } catch {
      report.add(error.diagnostic("E530", at: node.origin))
      return nil
    }
  }

  /// A number format; a bad one is reported, and numbers are then written plainly.
  mutating func numberFormat(_ specifier: String, at origin: Origin) -> NumberFormat? {
    do throws(FormatError) {
      return try NumberFormat(specifier, locale: numberLocale)
    } catch {
      report.error("E531", error.message, at: origin)
      return nil
    }
  }

  /// A time format; what it holds that is no directive is written as it stands, with a warning.
  mutating func timeFormat(_ specifier: String, at origin: Origin, isUTC: Bool = false)
    -> TimeFormat
  {
    reviewTimeFormat(specifier, at: origin)
    return TimeFormat(specifier, zone: isUTC ? .utc : zone, locale: timeLocale)
  }

  /// The value of a property, `{"expr": …}` evaluated.
  ///
  /// - Parameter keepingScales: leaves alone what asks for scales, which are made later.
  mutating func resolved(_ node: Node?, keepingScales: Bool = false) -> Node? {
    guard let node, let source = node.expressionText else { return node }
    guard let expression = expression(source) else { return nil }
    if keepingScales, expression.asksForPlot { return node }
    for name in expression.parameters where ["width", "height"].contains(name) {
      guard parameters[name] == nil else { continue }
      report.warning(
        "W532", "the `\(name)` of the plot is not known here", at: source.origin,
        label: "marks and the values of channels know it")
    }
    if expression.readsRows {
      report.warning(
        "W532", "there is no row here, so that `datum` is empty", at: source.origin,
        label: "rows are known to marks, transforms and tests")
    }
    do {
      let value = try expression.evaluate(datum: .object([]), environment: environment)
      return Node(value.datum, origin: node.origin)
    } catch {
      report.add(error.diagnostic("E530", at: source.origin))
      return nil
    }
  }
}

extension Node {
  init(_ datum: Datum, origin: Origin = .builtIn) {
    switch datum {
    case .null: self.init(Kind.null, origin: origin)
    case .bool(let value): self.init(Kind.bool(value), origin: origin)
    case .number(let value), .time(let value): self.init(Kind.number(value), origin: origin)
    case .string(let text): self.init(Kind.string(text), origin: origin)
    case .array(let items):
      self.init(Kind.array(items.map { Node($0, origin: origin) }), origin: origin)
    case .object(let fields):
      self.init(
        Kind.object(
          fields.map {
            Member(key: $0.name, keyOrigin: origin, value: Node($0.value, origin: origin))
          }), origin: origin)
    }
  }
}
