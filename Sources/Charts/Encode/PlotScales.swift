import Scales
import SceneGraph
import Tables

/// The scales of one mark, as expressions ask for them: `scale('x', 12)`.
struct PlotScales: ExpressionScales {
  private let scales: [String: ChartScale]

  init(_ scales: [Channel: ChartScale]) {
    self.scales = Dictionary(
      scales.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  func scale(_ name: String, _ value: ExpressionValue) -> ExpressionValue? {
    guard let scale = scales[name] else { return nil }
    if Channel(rawValue: name)?.isPosition ?? false {
      return .number(scale.position(of: value.datum))
    }
    return scale.value(of: value.datum).map(written) ?? .undefined
  }

  func invert(_ name: String, _ value: ExpressionValue) -> ExpressionValue? {
    guard let scale = scales[name] else { return nil }
    if let continuous = scale.continuous {
      let found = continuous.inverse(of: value.number)
      return scale.type.isTime ? .time(found) : .number(found)
    }
    guard case .bands(let bands, let domain) = scale.form, bands.step > 0 else {
      return .undefined
    }
    let place = value.number
    return domain.keys.indices.first {
      let start = bands.position(at: $0)
      return start <= place && place < start + bands.step
    }.map { ExpressionValue(domain.keys[$0]) } ?? .undefined
  }

  func domain(_ name: String) -> ExpressionValue? {
    guard let scale = scales[name] else { return nil }
    if !scale.values.isEmpty { return .array(scale.values.map { ExpressionValue($0) }) }
    let numbers = scale.continuous?.domain ?? scale.domain
    return .array(numbers.map { scale.type.isTime ? .time($0) : .number($0) })
  }

  func range(_ name: String) -> ExpressionValue? {
    guard let scale = scales[name] else { return nil }
    switch scale.form {
    case .ordinal(_, let range), .classes(_, let range): return .array(range.map(written))
    case .continuous(let continuous): return .array(continuous.range.map { .number($0) })
    default: return .array([.number(scale.range.start), .number(scale.range.end)])
    }
  }

  func bandwidth(_ name: String) -> Double? { scales[name]?.bandwidth }

  private func written(_ value: RangeValue) -> ExpressionValue {
    switch value {
    case .number(let number): .number(number)
    case .text(let text): .string(text)
    case .dash(let lengths): .array(lengths.map { .number($0) })
    case .color(let color):
      .string(
        RGBA(
          red: color.red * 255, green: color.green * 255, blue: color.blue * 255,
          alpha: color.alpha
        ).css)
    }
  }
}
