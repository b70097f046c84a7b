package import SceneGraph

/// The sheet that a page is laid out on.
///
/// Every format is laid out in design points, in which body text is about 9 points high; the finished
/// drawing is then enlarged by the format's scale, so that a slide can be read across a room.
package struct PageFormat: Sendable, Hashable {
  package struct Pixels: Sendable, Hashable {
    package var width: Int
    package var height: Int
  }

  package var name: String
  /// How it is called in the name of a file: `slide`.
  package var slug: String
  /// Of the finished sheet, in points.
  package var size: Size
  /// Points of the sheet for each design point.
  package var scale: Double
  /// White space round the content, in design points.
  package var margin: Double
  /// Of a PNG when nothing else is asked for; `nil` for sheets of paper, which get 300 dots an inch.
  package var pixels: Pixels?
  /// What running text must have at least, in points of the sheet: a slide is read across a room.
  var leastText = 0.0
  /// Told by the briefing, and kept to.
  package var isScaleGiven = false

  init(
    name: String, slug: String, size: Size, scale: Double = 1, margin: Double = 36,
    pixels: Pixels? = nil
  ) {
    self.name = name
    self.slug = slug
    self.size = size
    self.scale = scale
    self.margin = margin
    self.pixels = pixels
  }

  /// The same sheet with everything larger, largest first: for a slide of a few words or a card of one
  /// figure. None where the briefing tells the scale, or on paper.
  var enlarged: [PageFormat] {
    guard pixels != nil, !isScaleGiven else { return [] }
    return [2, 1.75, 1.5, 1.25].map { factor in
      var format = self
      format.scale *= factor
      format.margin /= factor
      return format
    }
  }

  /// What the page is laid out on, in design points.
  package var designSize: Size { Size(width: size.width / scale, height: size.height / scale) }

  /// Of a PNG when nothing else is asked for.
  package var pixelsPerPoint: Double { pixels == nil ? 300.0 / 72 : Self.pixelsOfAPoint }

  /// A format of pixels has two of them to the point.
  static let pixelsOfAPoint = 2.0
}

extension PageFormat {
  package static let a4Portrait = paper("A4 portrait", 210, 297)
  static let card = screen("card 1200x675", "card", 1200, 675, scale: 1.6, margin: 16)
  static let govUK = screen("GOV.UK 960x640", "govuk", 960, 640, scale: 1.1, margin: 18)
  static let slide = {
    var format = screen("slide 16:9", "slide", 1920, 1080, scale: 2, margin: 20)
    format.leastText = 18
    return format
  }()

  /// Those with a name, as messages list them; `custom(_:)` reads every other size.
  package static let all = [
    paper("A3 landscape", 420, 297), paper("A3 portrait", 297, 420),
    paper("A4 landscape", 297, 210),
    a4Portrait, paper("A5 landscape", 210, 148), paper("A5 portrait", 148, 210), govUK, card, slide,
  ]

  /// A sheet of paper by its millimetres; one larger than A4 is A4 enlarged.
  private static func paper(_ name: String, _ width: Double, _ height: Double) -> PageFormat {
    paper(
      named: name, slug: slug(of: name),
      size: Size(width: width * 72 / 25.4, height: height * 72 / 25.4))
  }

  static func paper(named name: String, slug: String, size: Size) -> PageFormat {
    let a4Width = 210 * 72 / 25.4
    let shorter = min(size.width, size.height)
    return PageFormat(
      name: name, slug: slug, size: size, scale: max(1, shorter / a4Width),
      margin: min(36, max(12, shorter * 0.07)))
  }

  static func screen(
    _ name: String, _ slug: String, _ width: Int, _ height: Int, scale: Double, margin: Double
  ) -> PageFormat {
    PageFormat(
      name: name, slug: slug,
      size: Size(
        width: Double(width) / pixelsOfAPoint, height: Double(height) / pixelsOfAPoint),
      scale: scale, margin: margin, pixels: Pixels(width: width, height: height))
  }

  /// Letters and digits of a name, joined by hyphens.
  package static func slug(of name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }.joined(separator: "-")
  }
}
