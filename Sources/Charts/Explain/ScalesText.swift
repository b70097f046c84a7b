import Diagnostics
import Scales
import SceneGraph
import Tables

/// The scales of a chart, after training: type, domain, where it comes from, range, properties.
struct ScalesText {
  let tree: ViewTree
  let resolution: ScaleResolution
  /// One scale of each key, as it was drawn.
  let scales: [ScaleKey: ChartScale]
  let mostValues: Int

  var text: String {
    let order = Channel.allCases
    let keys = resolution.models.keys.sorted { left, right in
      left.view != right.view
        ? left.view < right.view
        : (order.firstIndex(of: left.channel) ?? 0) < (order.firstIndex(of: right.channel) ?? 0)
    }
    return keys.compactMap { resolution.models[$0].map(words) }.joined(separator: "\n")
  }

  private func words(_ model: ScaleModel) -> String {
    let scale = scales[model.key]
    var lines = [("type", model.type.rawValue + (model.isTypeExplicit ? "" : " (by default)"))]
    lines.append(("domain", domain(model, scale)))
    lines.append(("comes from", sources(model)))
    if let scale { lines.append(("range", range(model, scale))) }
    if let scale, case .bands(let bands, _) = scale.form {
      lines.append(("band", "\(number(bands.bandwidth)) of a step of \(number(bands.step))"))
    }
    for name in model.properties.keys.sorted() where name != "range" {
      guard let property = model.properties[name],
        property.isExplicit || ScalesText.matters(name, to: model.type)
      else { continue }
      lines.append(
        (name, property.node.jsonText(width: .max) + (property.isExplicit ? "" : " (by default)")))
    }
    let widest = lines.map(\.0.count).max() ?? 0
    return "\(model.key.channel.rawValue) of \(tree.address(of: model.key.view))\n"
      + lines.map { name, value in
        "  " + name + String(repeating: " ", count: widest - name.count + 2) + value + "\n"
      }.joined()
  }

  /// Whether a default has any effect on scales of a type.
  private static func matters(_ name: String, to type: ScaleType) -> Bool {
    switch name {
    case "nice", "zero", "clamp": type.isContinuous
    case "paddingInner": type == .band
    case "paddingOuter", "align": type == .band || type == .point
    default: true
    }
  }

  // MARK: Domain

  private func domain(_ model: ScaleModel, _ scale: ChartScale?) -> String {
    if model.type.isDiscrete, model.type != .binOrdinal { return list(model.domain.values) }
    var numbers = scale?.domain ?? []
    if let continuous = scale?.continuous { numbers = continuous.domain }
    if case .colors(let colors)? = scale?.form { numbers = colors.domain }
    if numbers.isEmpty { numbers = model.domain.numbers }
    let words = stretch(numbers, model)
    guard !model.domain.numbers.isEmpty, model.domain.numbers != numbers else { return words }
    return words + ", widened from " + stretch(model.domain.numbers, model)
  }

  private func stretch(_ numbers: [Double], _ model: ScaleModel) -> String {
    guard !numbers.isEmpty else { return "empty" }
    return numbers.map { model.type.isTime ? isoText(of: $0) : number($0) }
      .joined(separator: " to ")
  }

  private func list(_ values: [Datum]) -> String {
    guard !values.isEmpty else { return "empty" }
    let shown = values.prefix(mostValues).map { value -> String in
      if case .string(let text) = value { Node(text).jsonText() } else { value.shownText }
    }
    let rest = values.count > shown.count ? ", … (\(values.count) values)" : ""
    return shown.joined(separator: ", ") + rest
  }

  private func sources(_ model: ScaleModel) -> String {
    let words = model.domain.sources.map { source -> String in
      let place = source.unit.map { " of \(tree.address(of: $0))" } ?? ""
      switch source.kind {
      case .specification(let origin):
        return "the specification" + (origin.place.map { ", line \($0.line)" } ?? "")
      case .field(let name): return "`\(name)`" + place
      case .unaggregated(let name): return "`\(name)` before aggregation" + place
      case .stack(let name): return "the stacked `\(name)`" + place
      case .share: return "the shares of a stack" + place
      case .bins(let name): return "the bins of `\(name)`" + place
      case .datum: return "a datum" + place
      }
    }
    var seen: Set<String> = []
    let distinct = words.filter { seen.insert($0).inserted }
    guard !distinct.isEmpty else { return "nothing" }
    let rest = distinct.count > mostValues ? " and \(distinct.count - mostValues) more" : ""
    return distinct.prefix(mostValues).joined(separator: ", ") + rest
  }

  // MARK: Range

  private func range(_ model: ScaleModel, _ scale: ChartScale) -> String {
    switch scale.form {
    case .continuous(let continuous):
      continuous.range.map(number).joined(separator: " to ")
    case .colors(let colors):
      colors.ramp.samples(5).map(\.hex).joined(separator: " to ")
    case .bands, .identity: "\(number(scale.range.start)) to \(number(scale.range.end))"
    case .ordinal(let domain, let range): list(range, most: max(domain.count, 1))
    case .classes(_, let range): list(range, most: range.count)
    }
  }

  private func list(_ range: [RangeValue], most: Int) -> String {
    let count = min(range.count, most)
    let shown = range.prefix(min(count, mostValues)).map { value -> String in
      switch value {
      case .number(let value): number(value)
      case .text(let text): text
      case .dash(let lengths): "[" + lengths.map(number).joined(separator: ", ") + "]"
      case .color(let color):
        RGBA(
          red: color.red * 255, green: color.green * 255, blue: color.blue * 255,
          alpha: color.alpha
        ).hex
      }
    }
    return shown.joined(separator: ", ") + (count > shown.count ? ", … (\(count) values)" : "")
  }

  private func number(_ value: Double) -> String {
    guard value.isFinite else { return value.javaScriptText }
    let rounded = (value * 1e6).rounded() / 1e6
    return (rounded.isFinite && abs(value) >= 1e-3 ? rounded : value).javaScriptText
  }
}
