/// How much a specification may ask for, and what is said when it asks for more.
///
/// The pixels of a picture are limited where pictures are made, for pages and charts alike.
enum Limits {
  // MARK: Rows

  /// Rows made by all transforms of one chart together.
  static let rows = 2_000_000
  static let tooManyRows =
    "this transform would make more than 2,000,000 rows; filter or aggregate the data first"

  /// Values of one table: rows times columns.
  static let cells = 20_000_000
  static let tooManyCells =
    "this transform makes a table of more than 20,000,000 values; filter or aggregate the data first"

  /// Columns that one transform may make.
  static let columns = 1_000
  static let tooManyColumns =
    "this transform would make more than 1,000 columns; give a `limit`, or filter the data first"

  /// Steps of arithmetic of one smoothing or resampling.
  static let work = 400_000_000
  static let tooMuchWork = "too many rows for this transform; aggregate or sample the data first"

  // MARK: Views

  static let views = 1_000
  static let tooManyViews =
    "more than 1,000 views in one chart; facet or repeat by fewer values, or draw several charts"

  static let nesting = 32
  static let tooDeep = "views are nested more than 32 deep"

  /// The side of a plot, in points.
  static let side = 20_000.0
  static let tooLarge = "a plot is at most 20,000 points wide and high"

  /// The side of the whole chart, in points.
  static let wholeSide = 200_000.0
  static let wholeTooLarge = "a chart is at most 200,000 points wide and high, guides included"

  // MARK: Scales and guides

  /// Different values of one scale.
  static let categories = 30_000
  static let tooManyCategories =
    "more than 30,000 different values on one scale; filter, bin or aggregate the field"

  /// Ticks, bins and steps of one guide or scale.
  static let ticks = 10_000
  static let tooManyBins = "more than 10,000 bins; give a larger step"

  /// Ticks of all axes and entries of all legends together.
  static let allTicks = 200_000
  static let tooManyTicks =
    "more than 200,000 ticks in all axes and legends of the chart; ask for fewer"

  // MARK: Marks

  /// Shapes drawn, each text counted as `shapesPerText`; a line is one shape, however long.
  static let marks = 300_000
  static let shapesPerText = 8
  static let tooManyMarks =
    "more than 300,000 marks (a text counts as 8); aggregate, bin or sample the data first"

  /// Characters of one line of text that is drawn, in bytes.
  static let text = 20_000
  static let tooMuchText = "a text of more than 20,000 letters is cut where it is drawn"

  // MARK: Expressions

  /// Bytes of one expression.
  static let expression = 1 << 20
  static let expressionTooLong = "an expression may have one megabyte at most"

  static let expressionNesting = 150
  static let expressionTooDeep = "this is nested more than 150 levels deep"

  /// Steps for one row: a step is about one operation, or one element of a list or a text made.
  static let rowSteps = 2_000_000
  static let tooManyRowSteps = "this takes too much work for one row: more than 2,000,000 steps"

  /// Steps for all rows together, so that a million rows cannot take a million times that long.
  static func steps(rows: Int) -> Int { 100_000_000 + 500 * min(rows, 1_000_000_000) }
  static let tooManySteps = "this takes too much work for all rows together"

  static let patternNesting = 50
  static let patternTooDeep = "this regular expression is nested more than 50 levels deep"
}
