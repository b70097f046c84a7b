/// What is refused before it takes the machine's memory.
enum Limits {
  /// A poster of A1 at 300 dots an inch has 70 million; each takes four bytes, and three more while it
  /// is encoded.
  static let mostPixels = 100e6
  /// Cairo's own limit.
  static let mostPixelsASide = 32_767.0
  /// The greatest page that PDF 1.7 allows: 200 inches.
  static let mostPointsASide = 14_400.0
  static let deepestGroups = 200
  /// Coordinates beyond this overflow Cairo's whole numbers, 1/256 of a pixel.
  static let farthestPixel = 4e6
}
