import Diagnostics
import Scales
import Tables

/// Puts a range under a resolved scale.
enum ScaleMaking {
  /// A scale of positions over `range`, in points.
  static func position(
    _ model: ScaleModel, range: (start: Double, end: Double), context: inout Context
  ) -> ChartScale {
    var range = explicitRange(model, over: range) ?? range
    if model.bool("reverse") ?? false { range = (range.end, range.start) }
    var scale = ChartScale(key: model.key, type: model.type, form: .identity, range: range)
    if model.type == .identity { return scale }
    if model.type.isDiscrete {
      let domain = DiscreteDomain(model.domain.values.map(\.category))
      scale.form = .bands(bands(model, range: range), domain)
      return scale
    }
    let continuous = continuous(model, range: [range.start, range.end], context: &context)
    scale.domain = continuous.domain
    scale.form = .continuous(continuous)
    scale.boundaries = model.bins.map { boundaries($0, model, continuous.domain) } ?? []
    return scale
  }

  private static func explicitRange(
    _ model: ScaleModel, over range: (start: Double, end: Double)
  ) -> (start: Double, end: Double)? {
    if let items = model["range"]?.items, let first = items.first, let last = items.last {
      func value(_ node: Node) -> Double? {
        if let number = node.number { return number }
        guard let text = node.string, text == "width" || text == "height" else { return nil }
        return max(range.start, range.end)
      }
      guard let start = value(first), let end = value(last) else { return nil }
      return (start, end)
    }
    guard model["rangeMin"] != nil || model["rangeMax"] != nil else { return nil }
    return (model.number("rangeMin") ?? range.start, model.number("rangeMax") ?? range.end)
  }

  private static func boundaries(_ bins: Bins, _ model: ScaleModel, _ domain: [Double])
    -> [Double]
  {
    if case .alreadyBinned = model.definition?.bin, let low = domain.first, let high = domain.last {
      return Bins(["step": Node(bins.step), "nice": false], from: low, to: high).boundaries
    }
    return bins.boundaries
  }

  static func paddings(_ model: ScaleModel) -> (inner: Double, outer: Double) {
    let both = model.number("padding")
    let inner = model.type == .point ? 1 : both ?? model.number("paddingInner") ?? 0
    return (inner, both ?? model.number("paddingOuter") ?? 0)
  }

  private static func bands(_ model: ScaleModel, range: (start: Double, end: Double)) -> BandScale {
    let (inner, outer) = paddings(model)
    return BandScale(
      count: model.domain.values.count, from: range.start, to: range.end, paddingInner: inner,
      paddingOuter: outer,
      align: model.number("align") ?? 0.5, isRounded: model.bool("round") ?? false)
  }

  static func transform(_ model: ScaleModel, _ context: Context) -> ScaleTransform {
    switch model.type {
    case .log: .log(base: model.number("base") ?? 10)
    case .pow: .pow(exponent: model.number("exponent") ?? 1)
    case .sqrt: .sqrt
    case .symlog: .symlog(constant: model.number("constant") ?? 1)
    case .time: .time(context.zone)
    case .utc: .time(.utc)
    default: .linear
    }
  }

  static func continuous(
    _ model: ScaleModel, range: [Double], context: inout Context
  ) -> ContinuousScale {
    var domain = model.domain.numbers
    if domain.isEmpty {
      // Without data there is still an axis, as Vega draws it.
      domain = model.type.isTime ? [0, 0] : model.type == .log ? [1, 10] : [0, 0]
    }
    if domain.count == 1 { domain.append(domain[0]) }
    let last = domain.count - 1
    if model.bool("zero") ?? false, model.type.family == .numeric, model.type != .log {
      if domain[0] > 0, domain[last] > 0 { domain[domain[0] <= domain[last] ? 0 : last] = 0 }
      if domain[0] < 0, domain[last] < 0 { domain[domain[0] <= domain[last] ? last : 0] = 0 }
    }
    if let node = model["domainMin"] { domain[0] = number(node, model, context) ?? domain[0] }
    if let node = model["domainMax"] { domain[last] = number(node, model, context) ?? domain[last] }
    if let middle = model.number("domainMid"), domain.count == 2 { domain.insert(middle, at: 1) }
    if model.type == .log, domain.contains(where: { $0 <= 0 }),
      domain[0] * domain[domain.count - 1] <= 0
    {
      context.report.warning(
        "W550", "a log scale cannot show zero or numbers on both sides of it",
        at: model.definition?.origin)
    }
    var scale = ContinuousScale(
      transform(model, context), domain: domain, range: range,
      isClamped: model.bool("clamp") ?? false, isRounded: model.bool("round") ?? false)
    if let padding = model.number("padding"), padding != 0 { scale.pad(by: padding) }
    nice(&scale, model, context)
    return scale
  }

  private static func number(_ node: Node, _ model: ScaleModel, _ context: Context) -> Double? {
    let datum = DateTimeNode.datum(
      node, type: model.definition?.type == .temporal ? .temporal : nil, context: context)
    return datum == .null ? nil : datum.asNumber
  }

  private static func nice(_ scale: inout ContinuousScale, _ model: ScaleModel, _ context: Context)
  {
    guard let nice = model["nice"] else { return }
    if let count = nice.number {
      scale.nice(about: min(max(count, 1), Double(Limits.ticks)))
    } else if nice.bool == true {
      scale.nice()
    } else if let name = nice.string ?? nice["interval"]?.string {
      let step = wholeNumber(nice["step"], in: 1...Limits.ticks) ?? 1
      let zone = model.type == .utc ? Scales.TimeZone.utc : context.zone
      if let interval = TimeInterval(named: name, every: step, zone: zone) {
        scale.nice(to: interval)
      }
    }
  }
}
