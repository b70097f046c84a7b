import Diagnostics
import Tables

struct ScaleKey: Hashable {
  var view: Int
  var channel: Channel
}

/// A scale as the units that share it describe it together.
struct ScaleModel {
  struct Contributor {
    var unit: Int
    /// `x`, and also `x2` for the scale of x.
    var channel: Channel
    var definition: ChannelDefinition
  }

  /// A property with whether the specification asked for it.
  struct Property {
    var node: Node
    var isExplicit: Bool
  }

  var key: ScaleKey
  var type: ScaleType
  var isTypeExplicit: Bool
  var contributors: [Contributor]
  var properties: [String: Property] = [:]
  var domain = ScaleDomain()
  var bins: Bins?

  var definition: ChannelDefinition? { contributors.first?.definition }

  subscript(name: String) -> Node? { properties[name]?.node }
  func isExplicit(_ name: String) -> Bool { properties[name]?.isExplicit ?? false }
  func number(_ name: String) -> Double? { properties[name]?.node.number }
  func bool(_ name: String) -> Bool? { properties[name]?.node.bool }
}

/// What a scale maps from.
struct ScaleDomain: Equatable {
  /// Continuous and discretizing scales: two or more numbers; empty without data.
  var numbers: [Double] = []
  /// Discrete scales, in order.
  var values: [Tables.Datum] = []
  /// All the numbers of a quantile scale.
  var sample: [Double] = []
  var isExplicit = false
  var sources: [Source] = []

  /// Whatever they were taken from.
  static func == (left: ScaleDomain, right: ScaleDomain) -> Bool {
    left.numbers == right.numbers && left.values == right.values && left.sample == right.sample
      && left.isExplicit == right.isExplicit
  }

  /// Where it was taken from.
  struct Source {
    enum Kind {
      case specification(Origin)
      case field(String)
      /// The rows before they are summed up.
      case unaggregated(String)
      case stack(String)
      /// Of a stack stretched to the whole.
      case share
      case bins(String)
      case datum
    }

    var kind: Kind
    var unit: Int?
  }
}
