import Diagnostics
import Scales
import SceneGraph
import Tables

extension ScaleMaking {
  /// What the size of the plot says about the ranges of its other scales.
  struct RangeSettings {
    var width: Double
    var height: Double
    /// The smaller step of the two axes: of their categories or bins, 20 where they have none.
    var step: Double
    var unit: Unit
  }

  /// A scale of colours, sizes, shapes and the like.
  static func other(
    _ model: ScaleModel, _ settings: RangeSettings, context: inout Context
  ) -> ChartScale {
    var scale = ChartScale(key: model.key, type: model.type, form: .identity)
    scale.domain = model.domain.numbers
    let isReversed = model.bool("reverse") ?? false
    if model.type.isContinuous {
      if model.key.channel.isColor {
        let continuous = continuous(model, range: [0, 1], context: &context)
        var ramp = ramp(model, settings.unit, &context)
        if isReversed { ramp = ramp.reversed }
        scale.domain = continuous.domain
        scale.form = .colors(
          ColorScale(
            continuous.transform, domain: continuous.domain, ramp: ramp,
            isClamped: model.bool("clamp") ?? false))
        return scale
      }
      var range = numbers(model, settings, context)
      if isReversed { range.reverse() }
      let continuous = continuous(model, range: range, context: &context)
      scale.domain = continuous.domain
      scale.form = .continuous(continuous)
      return scale
    }
    if model.type.isDiscretizing || model.type == .binOrdinal {
      return classes(model, settings, scale, isReversed, &context)
    }
    let domain = DiscreteDomain(model.domain.values.map(\.category))
    var range = values(model, count: domain.count, settings, &context)
    if isReversed { range.reverse() }
    scale.form = .ordinal(domain, range)
    if model.type == .point || model.type == .band, !model.key.channel.isColor,
      !model.key.channel.isDiscreteOnly, let first = range.first?.number,
      let last = range.last?.number, model["range"]?.items == nil || range.count == 2
    {
      let (inner, outer) = paddings(model)
      let bands = BandScale(
        count: domain.count, from: first, to: last, paddingInner: inner, paddingOuter: outer)
      scale.form = .ordinal(
        domain,
        (0..<domain.count).map { .number(bands.position(at: $0) + bands.bandwidth / 2) })
    }
    return scale
  }

  private static func classes(
    _ model: ScaleModel, _ settings: RangeSettings, _ scale: ChartScale, _ isReversed: Bool,
    _ context: inout Context
  ) -> ChartScale {
    var scale = scale
    let low = model.domain.numbers.first ?? 0
    let high = model.domain.numbers.last ?? 1
    let explicitCount = model["range"]?.items?.count
    func count(_ setting: String) -> Int {
      explicitCount ?? wholeNumber(model["scheme"]?["count"], in: 1...Limits.ticks)
        ?? wholeNumber(context.config["scale", setting], in: 1...Limits.ticks) ?? 4
    }
    let classes: Discretizer
    switch model.type {
    case .quantile: classes = .quantile(model.domain.sample, count: count("quantileCount"))
    case .quantize: classes = .quantize(from: low, to: high, count: count("quantizeCount"))
    case .threshold: classes = Discretizer(thresholds: model.domain.numbers)
    default: classes = .bins(model.bins?.boundaries ?? [low, high])
    }
    if model.type == .binOrdinal { scale.boundaries = model.bins?.boundaries ?? [low, high] }
    var range = values(model, count: max(classes.classCount, 1), settings, &context)
    if isReversed { range.reverse() }
    scale.form = .classes(classes, range)
    return scale
  }

  // MARK: Colours

  private static func scheme(_ node: Node?, _ context: inout Context)
    -> (scheme: ColorScheme, count: Int?, extent: (start: Double, end: Double)?)?
  {
    guard let node, let name = node.string ?? node["name"]?.string ?? node["scheme"]?.string else {
      return nil
    }
    guard let scheme = ColorScheme(named: name) else {
      context.report.warning(
        "W507", "there is no colour scheme `\(name)`", at: node.origin,
        label: suggestionLabel(name, ColorScheme.names))
      return nil
    }
    let extent = node["extent"]?.items?.compactMap(\.number)
    return (
      scheme, wholeNumber(node["count"], in: 1...Limits.ticks),
      extent.flatMap { $0.count == 2 ? ($0[0], $0[1]) : nil }
    )
  }

  /// The node that says which colours: the specification's, or the look's for such a scale.
  private static func colorNode(_ model: ScaleModel, _ unit: Unit, _ config: Config) -> Node {
    if let range = model["range"] {
      if let name = range.string, let named = config["range", name] { return named }
      return range
    }
    if let scheme = model["scheme"] { return scheme }
    let name: String
    if model.type == .ordinal || model.type == .point || model.type == .band {
      name = model.definition?.type == .nominal ? "category" : "ordinal"
    } else if model["domainMid"] != nil {
      name = "diverging"
    } else if model.type == .binOrdinal {
      name = unit.mark.traits.isSurface ? "heatmap" : "ramp"
    } else {
      name = unit.mark.traits.isSurface ? "heatmap" : "ramp"
    }
    return config["range", name] ?? "blues"
  }

  private static func ramp(_ model: ScaleModel, _ unit: Unit, _ context: inout Context)
    -> ColorRamp
  {
    let node = colorNode(model, unit, context.config)
    let name = model["interpolate"]?.string ?? model["interpolate"]?["type"]?.string
    if let items = node.items {
      let colors = items.compactMap { $0.string.flatMap { RGBA(css: $0) } }
      let space = name.flatMap {
        ColorSpace(named: $0, gamma: model["interpolate"]?["gamma"]?.number)
      }
      return ColorRamp(colors, space: space ?? .hcl)
    }
    guard let (scheme, count, extent) = scheme(node, &context) else { return ColorRamp([.black]) }
    switch scheme {
    case .categorical(let colors): return ColorRamp(colors)
    case .continuous(var ramp):
      if let extent { (ramp.start, ramp.end) = extent }
      if model.type.isTime {
        // Between two samples of the scheme: Vega cuts it for scales of times.
        return ColorRamp(ramp.samples(max(model.domain.numbers.count, 2)), space: .hcl)
      }
      if let count, count > 1 {
        return ColorRamp((0..<count).map { ramp.color(at: Double($0) / Double(count - 1)) })
      }
      return ramp
    }
  }

  /// As many values as a discrete scale wants; fewer are used again from the start.
  private static func values(
    _ model: ScaleModel, count: Int, _ settings: RangeSettings, _ context: inout Context
  ) -> [RangeValue] {
    let channel = model.key.channel
    if channel.isColor {
      let node = colorNode(model, settings.unit, context.config)
      if let items = node.items {
        let colors = items.compactMap { $0.string.flatMap { RGBA(css: $0) } }
        if model.type.isDiscretizing || model.type == .binOrdinal, colors.count != count,
          colors.count > 1, model["range"] == nil
        {
          return ColorRamp(colors).samples(count).map { .color(Color($0)) }
        }
        return colors.map { .color(Color($0)) }
      }
      guard let (scheme, asked, extent) = scheme(node, &context) else { return [] }
      switch scheme {
      case .categorical(let colors): return colors.map { .color(Color($0)) }
      case .continuous:
        return scheme.colors(count: asked ?? count, extent: extent).map { .color(Color($0)) }
      }
    }
    switch channel {
    case .shape:
      let named = model["range"]?.items ?? context.config["range", "symbol"]?.items ?? []
      return named.compactMap(\.string).map { .text($0) }
    case .strokeDash:
      let dashes: [[Double]] =
        model["range"]?.items?.compactMap { $0.items?.compactMap(\.number) } ?? [
          [1, 0], [4, 2], [2, 1], [1, 1], [1, 2, 4, 2],
        ]
      return dashes.map { .dash($0) }
    default: break
    }
    let ends = numbers(model, settings, context)
    if model["range"]?.items != nil { return ends.map { .number($0) } }
    guard let first = ends.first, let last = ends.last else { return [] }
    if model.type.isDiscretizing || model.type == .binOrdinal {
      let steps = Double(max(count - 1, 1))
      return (0..<count).map { .number(first + (last - first) * Double($0) / steps) }
    }
    return [.number(first), .number(last)]
  }

  // MARK: Numbers

  private static func numbers(
    _ model: ScaleModel, _ settings: RangeSettings, _ context: Context
  ) -> [Double] {
    if let items = model["range"]?.items { return items.compactMap(\.number) }
    func look(_ name: String) -> Double { context.config.number("scale", name) ?? 0 }
    var range: [Double]
    switch model.key.channel {
    case .opacity, .fillOpacity, .strokeOpacity: range = [look("minOpacity"), look("maxOpacity")]
    case .strokeWidth: range = [look("minStrokeWidth"), look("maxStrokeWidth")]
    case .size: range = sizes(model, settings, context)
    case .theta: range = [0, 2 * .pi]
    case .radius: range = [0, min(settings.width, settings.height) / 2]
    case .angle: range = [0, 360]
    default: range = [0, 1]
    }
    if let least = model.number("rangeMin") { range[0] = least }
    if let most = model.number("rangeMax") { range[range.count - 1] = most }
    return range
  }

  private static func sizes(_ model: ScaleModel, _ settings: RangeSettings, _ context: Context)
    -> [Double]
  {
    func look(_ name: String) -> Double? { context.config.number("scale", name) }
    // A size of zero still has a mark that can be seen, unless asked otherwise.
    let isZero = model.isExplicit("zero") && model.bool("zero") ?? false
    switch settings.unit.mark.traits.sizing {
    case .band:
      let most = look("maxBandSize") ?? settings.step - 1
      return [isZero ? 0 : look("minBandSize") ?? 2, most]
    case .stroke: return [isZero ? 0 : look("minStrokeWidth") ?? 1, look("maxStrokeWidth") ?? 4]
    case .font: return [isZero ? 0 : look("minFontSize") ?? 8, look("maxFontSize") ?? 40]
    case .area:
      let least = isZero ? 0 : look("minSize") ?? 4
      let most = look("maxSize") ?? (0.95 * settings.step) * (0.95 * settings.step)
      return [least, max(most, least)]
    }
  }
}
