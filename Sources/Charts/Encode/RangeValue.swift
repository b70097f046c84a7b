import SceneGraph

/// What a scale of a channel other than position gives.
enum RangeValue: Hashable {
  case number(Double)
  case color(Color)
  /// A shape's name or its path.
  case text(String)
  case dash([Double])

  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var color: Color? { if case .color(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }
  var dash: [Double]? { if case .dash(let value) = self { value } else { nil } }
}
