import SceneGraph

/// The white space of a page, in design points: steps of 4 wherever a row begins.
struct PageMeasures {
  /// Rows begin on multiples of this.
  static let step = 4.0

  let margin: Double
  /// From the foot's last line to the edge.
  let bottomMargin: Double
  let gapBelowHead: Double
  let gapAboveFoot: Double
  /// Between two rows.
  let rowGap: Double

  /// On a slide or a card, which have no room to give away.
  let isTight: Bool

  init(_ format: PageFormat) {
    margin = format.margin
    let isRoomy = format.designSize.height >= 400
    isTight = !isRoomy
    bottomMargin = isRoomy ? margin * 2 / 3 : margin * 0.75
    gapBelowHead = isRoomy ? 16 : 8
    gapAboveFoot = isRoomy ? 14 : 8
    rowGap = isRoomy ? 20 : 12
  }
}
