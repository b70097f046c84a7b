import SceneGraph

/// Icons in rows; the last one is cut where the figure ends, so that its width is true.
struct PictogramPicture: SizedPicture {
  /// In icons; need not be whole.
  var count: Double
  var whole: Double?
  var icon: Icon
  var theme: Theme

  private static let largest = 26.0
  private static let smallest = 5.0
  private static let gap = 0.18

  private var total: Int {
    max(Int(max(count, whole ?? 0).rounded(.up)), 1)
  }

  /// How many stand in a row of icons that are `height` high.
  private func columns(width: Double, height: Double) -> Int {
    max(Int((width + height * Self.gap) / (height * (icon.width + Self.gap))), 1)
  }

  private func fullHeight(width: Double, icon height: Double) -> Double {
    let columns = columns(width: width, height: height)
    let rows = (total + columns - 1) / columns
    return Double(rows) * height * (1 + Self.gap) - height * Self.gap
  }

  func minimumHeight(width: Double, _ shaping: any TextShaping) -> Double {
    fullHeight(width: width, icon: Self.smallest) + 1
  }

  func preferredHeight(width: Double, _ shaping: any TextShaping) -> Double? {
    min(fullHeight(width: width, icon: Self.largest), 150) + 1
  }

  func sketch(_ size: Size, _ shaping: any TextShaping) -> Sketch {
    var (low, high) = (Self.smallest, Self.largest)
    for _ in 0..<24 {
      let middle = (low + high) / 2
      if fullHeight(width: size.width - 1, icon: middle) <= size.height - 1 {
        low = middle
      } else {
        high = middle
      }
    }
    var columns = columns(width: size.width - 1, height: low)
    // Tens are counted at a glance.
    if total > 10, columns > 10 { columns = columns / 10 * 10 }
    if Double((total + columns - 1) / columns) * low * (1 + Self.gap) > size.height + low * Self.gap
    {
      columns = self.columns(width: size.width - 1, height: low)
    }
    var sketch = Sketch()
    let full = Sketch.Look(fill: theme.color(.accent).code)
    // Pale, with a line that stands out from paper.
    let pale = Sketch.Look(
      fill: theme.color(.missing).code, stroke: theme.color(.peer).code, width: 0.5)
    for index in 0..<total {
      let step = low * (icon.width + Self.gap)
      let box = Rect(
        x: 0.5 + Double(index % columns) * step,
        y: 0.5 + Double(index / columns) * low * (1 + Self.gap), width: low * icon.width,
        height: low)
      let share = min(max(count - Double(index), 0), 1)
      if share < 1 { sketch.draw(icon.placed(in: box), pale) }
    }
    for index in 0..<total {
      let step = low * (icon.width + Self.gap)
      let box = Rect(
        x: 0.5 + Double(index % columns) * step,
        y: 0.5 + Double(index / columns) * low * (1 + Self.gap), width: low * icon.width,
        height: low)
      let share = min(max(count - Double(index), 0), 1)
      if share > 0 { sketch.draw(icon.placed(in: box, share: share), full) }
    }
    return sketch
  }
}
