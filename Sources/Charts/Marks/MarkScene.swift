import Diagnostics
import SceneGraph
import Tables

/// What a mark needs to draw itself: its rows, its scales, the plot it stands in.
struct MarkScene {
  var unit: Unit
  let scales: [Channel: ChartScale]
  let width: Double
  let height: Double
  let config: Config
  let text: TextMeasure
  /// The step of a discrete axis, where the plot's size follows from it.
  let steps: [Channel: Double]
  var formats: Formats
  /// Where longitude and latitude fall, row by row.
  var projected: [Channel: [Double]] = [:]
  /// The outlines of shapes on a map, row by row.
  var shapes: [Path] = []
  /// The marks reach beyond the plot and are cut there, unless they say otherwise.
  var isCutAtPlot = false
  /// Whether the axis of a position is drawn on half pixels.
  var axisTranslate = 0.5
  /// The picture of each row, for marks that show pictures.
  var pictures: [Image?] = []
  /// Properties of the mark that an expression gives row by row.
  var rowProperties: [String: [Node]] = [:]
  /// Values of channels that an expression gives row by row.
  var rowValues: [Channel: [Node]] = [:]
  /// Conditions' tests, row by row, by channel.
  var tests: [Channel: [[Bool]]] = [:]

  var rows: DataTable { unit.rows }
  var mark: MarkDefinition { unit.mark }
  var encoding: Encoding { unit.encoding }
  var count: Int { rows.rowCount }

  func property(_ name: String) -> Node? { mark.property(name, config) }
  func number(_ name: String) -> Double? { property(name)?.number }
  func length(_ channel: Channel) -> Double { channel.main == .x ? width : height }

  /// `fill` or `color` of a mark, in that order of strength at every level.
  func property(_ names: [String]) -> Node? {
    for name in names { if let value = mark.own(name) { return value } }
    for styles in [mark.styles.isEmpty ? [mark.type] : mark.styles] {
      for name in names { if let value = config.style(styles, name) { return value } }
    }
    for name in names { if let value = config[mark.type, name] { return value } }
    for name in names { if let value = config["mark", name] { return value } }
    return nil
  }

  /// Values that are no numbers stand where zero does rather than nowhere.
  var showsInvalid: Bool {
    guard let mode = property("invalid") else { return false }
    return mode.isNull || mode.string == "show"
  }

  var isFilled: Bool { property("filled")?.bool ?? mark.traits.isFilled }
}

/// One value for all rows, or one for each.
enum RowValues<Value> {
  case constant(Value)
  case each([Value])

  subscript(row: Int) -> Value {
    switch self {
    case .constant(let value): value
    case .each(let values): values[row]
    }
  }

  func map<Other>(_ transform: (Value) -> Other) -> RowValues<Other> {
    switch self {
    case .constant(let value): .constant(transform(value))
    case .each(let values): .each(values.map(transform))
    }
  }
}
