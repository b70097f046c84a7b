import Diagnostics
import SceneGraph
import Tables

/// How the marks of a unit look in a legend, apart from what the legend explains.
struct LegendSymbol {
  let builder: LegendBuilder

  private var unit: Unit { builder.unit }
  private var config: Config { builder.config }
  private var channels: Set<Channel> { Set(builder.legend.parts.map(\.paints)) }

  private var isFilled: Bool {
    // The symbol of a trail is a line.
    !unit.mark.traits.variesInWidth
      && (unit.mark.property("filled", config)?.bool ?? unit.mark.traits.isFilled)
  }

  var shape: String {
    if let type = builder.legend.explicit["symbolType"]?.string { return type }
    if let type = config.own["legend"]?["symbolType"]?.string { return type }
    return builder.legend.symbol
  }

  func style(of value: Datum) -> ShapeStyle {
    var style = base
    for part in builder.legend.parts {
      guard let scale = builder.scales[part.channel] else { continue }
      let encoded = scale.value(of: value)
      let paint = encoded?.color.map { Paint.color($0) }
      switch part.paints {
      case .fill: style.fill = paint
      case .stroke: style.strokePaint = paint
      case .opacity: style.opacity = encoded?.number ?? 1
      case .fillOpacity: style.fillOpacity = encoded?.number ?? 1
      case .strokeOpacity: style.strokeOpacity = encoded?.number ?? 1
      case .strokeWidth: style.strokeWidth = encoded?.number ?? style.strokeWidth
      case .size:
        if unit.mark.traits.sizing == .stroke { style.strokeWidth = encoded?.number ?? 1 }
      case .strokeDash: style.dash = encoded?.dash ?? []
      default: break
      }
    }
    return style
  }

  private func color(_ text: String?) -> Paint? {
    text.flatMap { Color(css: $0) }.map { .color($0) }
  }

  /// Fill and stroke where the legend does not explain them.
  private var base: ShapeStyle {
    var style = ShapeStyle()
    style.strokeWidth = builder.number("symbolStrokeWidth", 1.5)
    if let width = chosen("strokeWidth")?.number { style.strokeWidth = width }
    style.dash =
      (builder.node("symbolDash") ?? chosen("strokeDash"))?.items?.compactMap(\.number) ?? []
    let explainsFill = channels.contains(.fill)
    let explainsStroke = channels.contains(.stroke)
    if !explainsFill { style.fill = fill }
    if !explainsStroke { style.strokePaint = explainsFill ? ownStroke : stroke }
    if let node = builder.legend.explicit["symbolFillColor"] { style.fill = color(node.string) }
    if let node = builder.legend.explicit["symbolStrokeColor"] {
      style.strokePaint = color(node.string)
    }
    if !channels.contains(.opacity) {
      style.opacity = builder.node("symbolOpacity")?.number ?? opacity
    }
    return style
  }

  /// Of the look, as chosen rather than by default.
  private func chosen(_ name: String) -> Node? {
    config.own["style"]?[unit.mark.type]?[name] ?? config.own[unit.mark.type]?[name]
      ?? config.own["mark"]?[name]
  }

  private var fill: Paint? {
    let encoded = unit.encoding[isFilled ? .color : .fill]?.scaled ?? unit.encoding[.fill]?.scaled
    if encoded != nil {
      return color(config["legend", "symbolBaseFillColor"]?.string == "transparent" ? "black" : nil)
    }
    if let value = (unit.encoding[.fill] ?? (isFilled ? unit.encoding[.color] : nil))?.value {
      return color(value.string)
    }
    if let own = unit.mark.own("fill")?.string { return color(own) }
    guard isFilled else { return nil }
    return color(unit.mark.string("color", config))
  }

  private var ownStroke: Paint? {
    if let value = unit.encoding[.stroke]?.value?.string { return color(value) }
    return color(unit.mark.property("stroke", config)?.string)
  }

  private var stroke: Paint? {
    let encoded = unit.encoding[.stroke]?.scaled ?? (isFilled ? nil : unit.encoding[.color]?.scaled)
    if encoded != nil { return color(config["legend", "symbolBaseStrokeColor"]?.string) }
    if let own = ownStroke { return own }
    if let value = unit.encoding[.color]?.value, !isFilled { return color(value.string) }
    // Filled symbols keep the room of an outline that cannot be seen.
    guard !isFilled else { return color("transparent") }
    return color(unit.mark.string("color", config))
  }

  var opacity: Double {
    if let definition = unit.encoding[.opacity] {
      if let value = definition.value?.number { return value }
      let values = definition.conditions.compactMap { $0.definition.value?.number }
      if let most = values.max() { return most }
    }
    if let opacity = unit.mark.number("opacity", config) { return opacity }
    return unit.mark.traits.isTranslucent && !unit.encoding.isAggregate ? 0.7 : 1
  }
}
