/// How much a specification may ask for, and what is said when it asks for more.
enum Limits {
  /// Rows made by all transforms of one chart together.
  static let rows = 2_000_000
  static let tooManyRows =
    "this transform would make more than 2,000,000 rows; filter or aggregate the data first"

  /// Columns that one transform may make.
  static let columns = 1_000
  static let tooManyColumns =
    "this transform would make more than 1,000 columns; give a `limit`, or filter the data first"

  /// Steps of arithmetic of one smoothing or resampling.
  static let work = 400_000_000
  static let tooMuchWork = "too many rows for this transform; aggregate or sample the data first"

  static let views = 1_000
  static let tooManyViews = "more than 1,000 plots in one chart; facet by a field with fewer values"

  static let nesting = 32
  static let tooDeep = "views are nested more than 32 deep"

  /// The side of a chart, in points.
  static let side = 20_000.0
  static let tooLarge = "a chart is at most 20,000 points wide and high"

  /// Ticks, bins and steps of one guide or scale.
  static let ticks = 10_000
  static let tooManyBins = "more than 10,000 bins; give a larger step"

  /// Pixels of one picture.
  static let pixels = 64_000_000
}
