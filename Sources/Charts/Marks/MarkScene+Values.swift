import Diagnostics
import SceneGraph
import Tables

extension MarkScene {
  /// What a channel gives each row: through its scale, or as the value written.
  ///
  /// - Returns: `nil` when the channel is not encoded, or says nothing beyond its conditions.
  func values(_ channel: Channel) -> RowValues<RangeValue?>? {
    guard let definition = encoding[channel] else { return nil }
    guard !definition.conditions.isEmpty else { return plain(definition, channel) }
    let branches = definition.conditions.map { plain($0.definition, channel) ?? .constant(nil) }
    let base = plain(definition, channel)
    let masks = tests[channel] ?? []
    return .each(
      (0..<count).map { row in
        for (index, branch) in branches.enumerated()
        where index < masks.count && masks[index][row] {
          return branch[row]
        }
        return base.map { $0[row] } ?? standard(channel)
      })
  }

  /// What holds where no condition does and nothing else is said.
  private func standard(_ channel: Channel) -> RangeValue? {
    switch channel {
    case .color, .fill, .stroke:
      let name = channel == .color ? (isFilled ? "fill" : "stroke") : channel.rawValue
      return property([name, "color"])?.string.flatMap { Color(css: $0) }.map { .color($0) }
    default: return property(channel.rawValue).flatMap { self.rangeValue($0, channel) }
    }
  }

  private func plain(_ definition: ChannelDefinition, _ channel: Channel)
    -> RowValues<RangeValue?>?
  {
    if let value = definition.value { return .constant(rangeValue(value, channel)) }
    let scale = definition.property("scale")?.isNull == true ? nil : scales[channel]
    if let datum = definition.datum {
      let value = formats.datum(datum, definition)
      return .constant(scale.map { $0.value(of: value) } ?? rangeValue(Node(value), channel))
    }
    guard definition.isField, let values = rows.values(at: definition.column) else { return nil }
    guard let scale else {
      return .each((0..<count).map { rangeValue(Node(values[$0]), channel) })
    }
    if showsInvalid, scale.type.isContinuous {
      return .each(
        (0..<count).map { row in
          let isValid = values[row].measure.isFinite
          return scale.value(of: isValid ? values[row] : .number(scale.zeroOrLeast))
        })
    }
    return .each((0..<count).map { scale.value(of: values[$0]) })
  }

  func rangeValue(_ node: Node, _ channel: Channel) -> RangeValue? {
    switch channel {
    case .color, .fill, .stroke: node.string.flatMap { Color(css: $0) }.map { .color($0) }
    case .shape: node.string.map { .text($0) }
    case .strokeDash: node.items.map { .dash($0.compactMap(\.number)) }
    default: node.number.map { .number($0) }
    }
  }

  func numbers(_ channel: Channel, default standard: Double) -> RowValues<Double> {
    values(channel)?.map { $0?.number ?? standard } ?? .constant(standard)
  }

  /// Fill and stroke of every row.
  ///
  /// - Parameter filled: overrides what the mark says.
  func styles(filled: Bool? = nil) -> RowValues<ShapeStyle> {
    let isFilled = filled ?? self.isFilled
    var base = ShapeStyle()
    base.fill = paint(property(isFilled ? ["fill", "color"] : ["fill"]))
    base.strokePaint = paint(property(isFilled ? ["stroke"] : ["stroke", "color"]))
    base.strokeWidth =
      (mark.traits.sizing == .stroke ? property(["strokeWidth", "size"])?.number : nil)
      ?? number("strokeWidth") ?? 1
    base.dash = property("strokeDash")?.items?.compactMap(\.number) ?? []
    base.dashOffset = number("strokeDashOffset") ?? 0
    base.cap = property("strokeCap")?.string.flatMap(Stroke.Cap.init(rawValue:)) ?? .butt
    base.join = property("strokeJoin")?.string.flatMap(Stroke.Join.init(rawValue:)) ?? .miter
    base.opacity = opacity
    base.fillOpacity = number("fillOpacity") ?? 1
    base.strokeOpacity = number("strokeOpacity") ?? 1

    // A fill of the mark's own stands, whatever its colour shows.
    let color = mark.own(isFilled ? "fill" : "stroke") == nil ? values(.color) : nil
    let fill = values(.fill)
    let stroke = values(.stroke)
    let numbers: [(Channel, WritableKeyPath<ShapeStyle, Double>)] = [
      (.opacity, \.opacity), (.fillOpacity, \.fillOpacity), (.strokeOpacity, \.strokeOpacity),
      (.strokeWidth, \.strokeWidth),
    ]
    let encoded = numbers.compactMap { channel, path in values(channel).map { ($0, path) } }
    let dash = values(.strokeDash)
    if color == nil, fill == nil, stroke == nil, encoded.isEmpty, dash == nil {
      return .constant(base)
    }
    return .each(
      (0..<count).map { row in
        var style = base
        if let color {
          let paint = color[row]?.color.map { Paint.color($0) }
          if isFilled { style.fill = paint } else { style.strokePaint = paint }
        }
        if let fill { style.fill = fill[row]?.color.map { .color($0) } }
        if let stroke { style.strokePaint = stroke[row]?.color.map { .color($0) } }
        for (values, path) in encoded {
          if let number = values[row]?.number { style[keyPath: path] = number }
        }
        if let dash { style.dash = dash[row]?.dash ?? [] }
        return style
      })
  }

  private var opacity: Double {
    if let opacity = number("opacity") { return opacity }
    if mark.traits.isTranslucent, number("fillOpacity") == nil, !encoding.isAggregate { return 0.7 }
    return 1
  }

  /// A colour, or a gradient in the box of the mark; see `Gradients`.
  func paint(_ node: Node?) -> Paint? {
    guard let node else { return nil }
    if let text = node.string { return Color(css: text).map { .color($0) } }
    return Gradients.unitPaint(node)
  }

  /// Rows that differ in one of these are of different paths.
  static let pathChannels: [Channel] = [
    .detail, .key, .color, .fill, .stroke, .opacity, .fillOpacity, .strokeOpacity, .strokeDash,
    .strokeWidth, .size,
  ]

  /// The rows of each line, bar group or area: those alike in colour, detail and the like.
  func paths() -> [[Int]] {
    let channels = MarkScene.pathChannels
    var columns: [DataValues] = []
    for (channel, definition) in encoding.fields
    where channels.contains(channel) && !definition.isAggregate {
      if channel == .size, mark.traits.sizing == .band || mark.traits.variesInWidth { continue }
      if let values = rows.values(at: definition.column) { columns.append(values) }
    }
    let grouping = Grouping(columns, rowCount: count)
    guard let order = pathOrder() else { return grouping.rows }
    return grouping.rows.map { $0.stableSorted(by: order) }
  }

  /// The order of the vertices of a path: by `order`, else along its dimension.
  private func pathOrder() -> ((Int, Int) -> Bool)? {
    if let first = encoding[.order] {
      let fields = encoding.list(.order).filter(\.isField)
      if fields.isEmpty, first.value != nil { return nil }
      let keys = fields.compactMap { definition in
        rows.values(at: definition.column).map {
          (values: $0, isDescending: definition.property("sort")?.string == "descending")
        }
      }
      return SortKeys(keys).isAscending
    }
    let channel: Channel = unit.orientation == .horizontal ? .y : .x
    guard let definition = encoding[channel], definition.isField,
      let values = rows.values(at: definition.column)
    else { return nil }
    let sort = definition.property("sort")
    if sort?.isNull == true { return nil }
    if let scale = scales[channel], scale.type.isDiscrete,
      sort?.items != nil || sort?.members != nil || sort?.string != nil
    {
      // Along the axis as it is drawn.
      let places = (0..<count).map { scale.position(of: values[$0]) }
      return { places[$0] < places[$1] }
    }
    if sort?.string == "descending" { return SortKeys([(values, true)]).isAscending }
    if definition.type == .quantitative || definition.type == .temporal {
      let zero = showsInvalid ? scales[channel]?.zeroOrLeast : nil
      let measures = values.measures.map { $0.isNaN ? zero ?? $0 : $0 }
      // A missing place sorts first, as `null` does in Vega.
      let keys = measures.map { $0.isNaN ? -Double.infinity : $0 }
      return { keys[$0] < keys[$1] }
    }
    return SortKeys([(values, false)]).isAscending
  }
}
