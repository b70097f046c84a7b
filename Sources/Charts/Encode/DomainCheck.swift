import Diagnostics
import Tables

/// Domains that no scale can show.
enum DomainCheck {
  /// Says what a given domain holds that is no number; `domainMin` and the like that are none are
  /// taken away.
  static func check(_ model: inout ScaleModel, _ context: inout Context) {
    guard model.type.isContinuous || model.type.isDiscretizing else { return }
    for contributor in model.contributors where contributor.channel == model.key.channel {
      let definition = contributor.definition
      guard let domain = definition.property("scale")?["domain"], let items = domain.items else {
        continue
      }
      let channel = definition.channel.rawValue
      for item in items where !isNumber(item, definition, model.type, context) {
        context.report.warning(
          "W552",
          "the domain of `\(channel)` holds a value that is no \(model.type.isTime ? "time" : "number")",
          at: item.origin, label: "it is left out")
      }
      if items.count < 2, model.type.isContinuous {
        context.report.warning(
          "W552", "the domain of `\(channel)` needs two values", at: domain.origin,
          label: "that of the data is used")
      }
    }
    for name in ["domainMin", "domainMid", "domainMax"] {
      guard let node = model[name], let definition = model.definition,
        !isNumber(node, definition, model.type, context)
      else { continue }
      context.report.warning(
        "W552", "`\(name)` of `\(definition.channel.rawValue)` is no number", at: node.origin,
        label: "it is left out")
      model.properties[name] = nil
    }
  }

  private static func isNumber(
    _ node: Node, _ definition: ChannelDefinition, _ type: ScaleType, _ context: Context
  ) -> Bool {
    Domains.datum(node, definition, type, context).asNumber.isFinite
  }

  /// - Returns: `false`, with a message, for more values than anybody draws.
  static func canBeShown(_ model: ScaleModel, _ context: inout Context) -> Bool {
    if model.domain.values.count > Limits.categories {
      return context.refuse("E528", Limits.tooManyCategories, at: model.definition?.origin)
    }
    if let low = model.domain.numbers.min(), let high = model.domain.numbers.max(),
      !(high - low).isFinite
    {
      context.report.warning(
        "W552", "the domain of `\(model.key.channel.rawValue)` is wider than numbers can tell",
        at: model.definition?.origin)
    }
    return true
  }
}
