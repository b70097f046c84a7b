import Glibc
import Scales

let colorFunctions: [ExpressionFunction] = [
  ExpressionFunction("contrast(color, color)", 2...2) { arguments, _ throws(ScriptFailure) in
    let (a, b) = (luminance(arguments[0]), luminance(arguments[1]))
    return .number((max(a, b) + 0.05) / (min(a, b) + 0.05))
  },
  ExpressionFunction("hcl(hue, chroma, lightness, opacity)", 1...4) {
    arguments, _ throws(ScriptFailure) in
    if arguments.count > 1 { return parts(["h", "c", "l"], arguments) }
    let color = rgba(arguments[0]).map { HCL($0) }
    return parts(["h", "c", "l"], [color?.hue, color?.chroma, color?.lightness, color?.alpha])
  },
  ExpressionFunction("hsl(hue, saturation, lightness, opacity)", 1...4) {
    arguments, _ throws(ScriptFailure) in
    if arguments.count > 1 { return parts(["h", "s", "l"], arguments) }
    let color = rgba(arguments[0]).map { HSL($0) }
    return parts(["h", "s", "l"], [color?.hue, color?.saturation, color?.lightness, color?.alpha])
  },
  ExpressionFunction("lab(lightness, a, b, opacity)", 1...4) {
    arguments, _ throws(ScriptFailure) in
    if arguments.count > 1 { return parts(["l", "a", "b"], arguments) }
    let color = rgba(arguments[0]).map { Lab($0) }
    return parts(["l", "a", "b"], [color?.lightness, color?.a, color?.b, color?.alpha])
  },
  ExpressionFunction("luminance(color)", 1...1) { arguments, _ throws(ScriptFailure) in
    .number(luminance(arguments[0]))
  },
  ExpressionFunction("rgb(red, green, blue, opacity)", 1...4) {
    arguments, _ throws(ScriptFailure) in
    if arguments.count > 1 { return parts(["r", "g", "b"], arguments) }
    let color = rgba(arguments[0])
    return parts(["r", "g", "b"], [color?.red, color?.green, color?.blue, color?.alpha])
  },
]

private func parts(_ names: [String], _ arguments: borrowing ExpressionArguments) -> ExpressionValue
{
  let opacity = arguments[3].isNullish ? 1 : arguments[3].number
  return parts(names, [arguments[0].number, arguments[1].number, arguments[2].number, opacity])
}

private func parts(_ names: [String], _ values: [Double?]) -> ExpressionValue {
  .object(
    zip(names + ["opacity"], values).map { ExpressionValue.Field($0, .number($1 ?? .nan)) })
}

private func rgba(_ value: ExpressionValue) -> RGBA? {
  if case .object(let fields) = value { return color(of: fields) }
  return RGBA(css: value.text())
}

/// The colour that an object of the functions above stands for.
func color(of fields: [ExpressionValue.Field]) -> RGBA? {
  guard fields.count == 4, fields[3].name == "opacity" else { return nil }
  let values = fields.map(\.value.number)
  let (a, b, c, alpha) = (values[0], values[1], values[2], values[3])
  switch fields.prefix(3).map(\.name) {
  case ["r", "g", "b"]: return RGBA(red: a, green: b, blue: c, alpha: alpha)
  case ["h", "s", "l"]: return HSL(hue: a, saturation: b, lightness: c, alpha: alpha).rgba
  case ["h", "c", "l"]: return HCL(hue: a, chroma: b, lightness: c, alpha: alpha).rgba
  case ["l", "a", "b"]: return Lab(lightness: a, a: b, b: c, alpha: alpha).rgba
  default: return nil
  }
}

/// Relative luminance, 0…1 (WCAG 2.0); NaN for what is not a colour.
private func luminance(_ value: ExpressionValue) -> Double {
  guard let color = rgba(value) else { return .nan }
  func part(_ value: Double) -> Double {
    let share = value / 255
    return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
  return 0.2126 * part(color.red) + 0.7152 * part(color.green) + 0.0722 * part(color.blue)
}
