import Diagnostics
import SceneGraph
import Tables

/// The words along an axis, those that would overlap left out.
struct AxisLabels {
  let axis: AxisModel
  let scale: ChartScale
  let config: Config
  let text: TextMeasure

  private var isX: Bool { axis.channel == .x }
  private var sign: Double { axis.orient == .left || axis.orient == .top ? -1 : 1 }
  private func node(_ name: String) -> Node? { axis.property(name, config) }
  private func number(_ name: String, _ standard: Double = 0) -> Double {
    node(name)?.number ?? standard
  }

  /// `labelFontSize` without its prefix: `fontSize`.
  static func plain(_ name: String, _ prefix: String) -> String {
    let rest = name.dropFirst(prefix.count)
    return rest.prefix(1).lowercased() + rest.dropFirst()
  }

  /// - Returns: `nil` where a label is left out.
  func items(_ ticks: AxisTicks, tickSize: Double, tickOffset: Double) -> [TextItem?] {
    let style = TextStyle(prefix: "label", size: 10) { name in
      node(name) ?? config.style(["guide-label"], AxisLabels.plain(name, "label"))
    }
    var base = TextItem("", style: style)
    let angle = angle
    base.angle = angle ?? 0
    base.limit = number("labelLimit", 180)
    base.lineHeight = node("labelLineHeight")?.number
    base.shape.fill = (node("labelColor") ?? config.style(["guide-label"], "fill"))?.string
      .flatMap { Color(css: $0) }.map { .color($0) }
    base.shape.fillOpacity = number("labelOpacity", 1)
    let align = node("labelAlign")?.string.flatMap(TextAlign.init(rawValue:)) ?? align(angle)
    let baseline =
      node("labelBaseline")?.string.flatMap(TextBaseline.init(rawValue:)) ?? baseline(angle)
    let outward = sign * (tickSize + number("labelPadding", 2))
    let flush = flushThreshold
    let flushOffset = number("labelFlushOffset")

    var items: [TextItem?] = ticks.values.indices.map { index in
      let (value, label) = (ticks.values[index], ticks.labels[index])
      func conditional(_ name: String) -> Node? { ticks.conditional[name]?[index] }
      let labelOffset = conditional("labelOffset")?.number ?? number("labelOffset")
      let place = scale.position(of: value) + 0.5 * scale.bandwidth + tickOffset + labelOffset
      guard place.isFinite else { return nil }
      var item = base
      if let color = conditional("labelColor") {
        item.shape.fill = color.string.flatMap { Color(css: $0) }.map { .color($0) }
      }
      if let opacity = conditional("labelOpacity")?.number { item.shape.fillOpacity = opacity }
      if let size = conditional("labelFontSize")?.number { item.style.size = size }
      if let weight = conditional("labelFontWeight") {
        item.style.weight = TextStyle.weight(weight)
      }
      if let style = conditional("labelFontStyle")?.string {
        item.style.isItalic = style == "italic"
      }
      let outward =
        conditional("labelPadding")?.number.map { sign * (tickSize + $0) } ?? outward
      let align =
        conditional("labelAlign")?.string.flatMap(TextAlign.init(rawValue:)) ?? align
      let baseline =
        conditional("labelBaseline")?.string.flatMap(TextBaseline.init(rawValue:)) ?? baseline
      item.lines = TextLines.lines(label, config).map(trimmed)
      let edge = flush.map { flushed(scale.position(of: value), within: $0) } ?? 0
      if isX {
        (item.x, item.y) = (place, outward)
        item.align = align ?? (edge < 0 ? .left : edge > 0 ? .right : .center)
        item.baseline = baseline ?? (axis.orient == .top ? .bottom : .top)
        if align == nil { item.dx = Double(edge) * flushOffset }
      } else {
        (item.x, item.y) = (outward, place)
        item.align = align ?? (axis.orient == .right ? .left : .right)
        item.baseline = baseline ?? (edge < 0 ? .top : edge > 0 ? .bottom : .middle)
        if baseline == nil { item.dy = Double(edge) * flushOffset }
      }
      return item
    }
    thin(&items)
    return items
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.first?.isWhitespace ?? false { line.removeFirst() }
    while line.last?.isWhitespace ?? false { line.removeLast() }
    return line
  }

  /// 0…360; upward for names along the bottom.
  private var angle: Double? {
    if let angle = node("labelAngle")?.number {
      let rest = angle.truncatingRemainder(dividingBy: 360)
      return rest < 0 ? rest + 360 : rest
    }
    return isX && axis.definition.type.isDiscrete && axis.definition.timeUnit == nil ? 270 : nil
  }

  private func align(_ angle: Double?) -> TextAlign? {
    guard let angle else { return nil }
    if isX {
      if angle.truncatingRemainder(dividingBy: 180) == 0 { return nil }
      return (angle < 180) == (axis.orient == .bottom) ? .left : .right
    }
    if (angle + 90).truncatingRemainder(dividingBy: 180) == 0 { return .center }
    return (90..<270).contains(angle) == (axis.orient == .left) ? .left : .right
  }

  private func baseline(_ angle: Double?) -> TextBaseline? {
    guard let angle else { return nil }
    let isLevel = angle <= 45 || angle >= 315
    let isUpsideDown = (135...225).contains(angle)
    if isX {
      if isLevel { return axis.orient == .top ? .bottom : .top }
      if isUpsideDown { return axis.orient == .top ? .top : .bottom }
      return .middle
    }
    if isLevel || isUpsideDown { return .middle }
    return (angle <= 135) == (axis.orient == .left) ? .top : .bottom
  }

  // MARK: At the ends of the axis

  private var flushThreshold: Double? {
    if let flush = node("labelFlush") {
      return flush.bool.map { $0 ? 1 : nil } ?? flush.number
    }
    return isX && axis.definition.type.isContinuous ? 1 : nil
  }

  /// -1 at the low end of the range, 1 at the high end, 0 elsewhere.
  private func flushed(_ place: Double, within threshold: Double) -> Int {
    let low = min(scale.range.start, scale.range.end)
    let high = max(scale.range.start, scale.range.end)
    let (left, right) = (abs(place - low), abs(high - place))
    if left < right, left <= threshold { return -1 }
    return right <= threshold ? 1 : 0
  }

  // MARK: Overlap

  private enum Method { case parity, greedy }

  private var method: Method? {
    if let overlap = node("labelOverlap") {
      if let flag = overlap.bool { return flag ? .parity : nil }
      return overlap.string == "greedy" ? .greedy : overlap.string == "parity" ? .parity : nil
    }
    let definition = axis.definition
    let hasPlainUnit = definition.timeUnit != nil && definition.property("sort")?.members == nil
    guard hasPlainUnit || !definition.type.isDiscrete else { return nil }
    return scale.type == .log || scale.type == .symlog ? .greedy : .parity
  }

  private func thin(_ items: inout [TextItem?]) {
    let boxes = items.map { $0.map { $0.bounds(text) } ?? Bounds() }
    var hidden = Set<Int>()
    if let method {
      let all = items.indices.filter {
        items[$0] != nil && boxes[$0].width > 1 && boxes[$0].height > 1
      }
      hidden = LabelOverlap.hidden(
        all, boxes, isGreedy: method == .greedy, separation: number("labelSeparation"))
    }
    if let bound = node("labelBound"), bound.bool ?? true {
      let tolerance = bound.number ?? 1
      let low = min(scale.range.start, scale.range.end) - tolerance
      let high = max(scale.range.start, scale.range.end) + tolerance
      for index in items.indices where !boxes[index].isEmpty {
        let box = boxes[index]
        if (isX ? box.x1 : box.y1) < low || (isX ? box.x2 : box.y2) > high { hidden.insert(index) }
      }
    }
    for index in hidden { items[index] = nil }
  }
}

/// Leaves out labels until none overlap (Vega `overlap`).
enum LabelOverlap {
  /// - Parameter all: the labels with words, in order.
  static func hidden(_ all: [Int], _ boxes: [Bounds], isGreedy: Bool, separation: Double)
    -> Set<Int>
  {
    func overlap(_ a: Int, _ b: Int) -> Bool {
      let (p, q) = (boxes[a], boxes[b])
      return separation > max(q.x1 - p.x2, p.x1 - q.x2, q.y1 - p.y2, p.y1 - q.y2)
    }
    func hasOverlap(_ items: [Int]) -> Bool {
      zip(items, items.dropFirst()).contains { overlap($0, $1) }
    }
    guard all.count >= 3, hasOverlap(all) else { return [] }
    var items = all
    repeat {
      if isGreedy {
        var kept: [Int] = []
        for item in items {
          if let last = kept.last, overlap(last, item) { continue }
          kept.append(item)
        }
        items = kept
      } else {
        items = items.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
      }
    } while items.count >= 3 && hasOverlap(items)
    // The last label stays, at the cost of its neighbour.
    if items.count < 3, let last = all.last, items.last != last {
      if items.count > 1 { items.removeLast() }
      items.append(last)
    }
    return Set(all).subtracting(items)
  }
}
