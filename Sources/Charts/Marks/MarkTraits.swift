/// What the rest of the compiler may know about a mark, so that no other file names it.
struct MarkTraits: Sendable {
  enum Orientation: Sendable { case none, bar, rule, area, line, tick }
  enum Stacking: Sendable { case never, whenAsked, byDefault }

  /// One drawing of many rows, which breaks where a value is missing.
  var isPath = false
  /// Categories get a band of the axis rather than a point on it.
  var fillsBand = false
  /// Which default padding between bands: `bar`, `rect`, `tick`.
  var bandPadding: String?
  var stacking = Stacking.never
  var orientation = Orientation.none
  var isFilled = true
  /// Overplotted dots are drawn see-through.
  var isTranslucent = false
  /// The dimension that a line or an area runs along need not contain zero.
  var runsAlongDimension = false
  /// The shape that stands for the mark in a legend.
  var symbol = "circle"
  /// What `size` means: an area in square points, a stroke's width, a bar's, a font's.
  var sizing = Sizing.area
  /// Colour ramps of surfaces differ from those of dots.
  var isSurface = false
  /// Needs the larger default size, even without scales.
  var isRound = false

  /// Draws shapes of the globe through the projection of its view.
  var isMap = false
  /// Shows pictures, which are read before it is drawn.
  var readsPictures = false

  /// One path has many sizes.
  var variesInWidth = false

  /// The mark that stands in for it where a second position makes it a straight line.
  var ranged: String?
  /// How see-through it is under its overlays, unless it says so itself.
  var overlaidOpacity: Double?

  enum Sizing: Sendable { case area, stroke, band, font }
}
