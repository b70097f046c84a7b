import Diagnostics
import Tables

/// What scales map from: what the specification says, else what the rows hold.
enum Domains {
  static func resolve(
    _ resolution: inout ScaleResolution, _ tree: ViewTree, _ context: inout Context
  ) {
    for key in resolution.models.keys {
      guard var model = resolution.models[key] else { continue }
      for contributor in model.contributors where contributor.channel == key.channel {
        if let bins = tree[contributor.unit].unit?.bins[contributor.channel] {
          model.bins = model.bins.map { widened($0, bins) } ?? bins
        }
      }
      if case .alreadyBinned(let step?) = model.definition?.bin {
        model.bins = Bins(["step": Node(step), "nice": false], from: 0, to: 0)
      }
      DomainCheck.check(&model, &context)
      model.domain =
        explicit(model, context) ?? fromRows(model, tree, &context)
      guard DomainCheck.canBeShown(model, &context) else { return }
      if let field = model["range"]?["field"]?.string {
        let range = range(of: model, field: field, tree)
        model.properties["range"]?.node = range
      }
      resolution.models[key] = model
    }
  }

  /// The range that a field of the data holds, value by value of the domain.
  private static func range(of model: ScaleModel, field: String, _ tree: ViewTree) -> Node {
    var found: [Datum: Datum] = [:]
    for contributor in model.contributors {
      guard let unit = tree[contributor.unit].unit, let results = unit.source.values(at: field),
        let keys = unit.source.values(at: contributor.definition.column)
      else { continue }
      for row in 0..<min(keys.count, results.count) {
        found.updateIfMissing(keys[row].category, results[row])
      }
    }
    return Node(model.domain.values.map { Node(found[$0.category] ?? .null) })
  }

  private static func widened(_ a: Bins, _ b: Bins) -> Bins {
    var bins = a
    bins.start = min(a.start, b.start)
    bins.stop = max(a.stop, b.stop)
    bins.step = min(a.step, b.step)
    return bins
  }

  /// Of several layers that say what the domain is, the union.
  private static func explicit(_ model: ScaleModel, _ context: Context) -> ScaleDomain? {
    var lists: [[Datum]] = []
    var sources: [ScaleDomain.Source] = []
    for contributor in model.contributors where contributor.channel == model.key.channel {
      guard let given = contributor.definition.property("scale")?["domain"],
        let items = given.items
      else { continue }
      sources.append(.init(kind: .specification(given.origin)))
      let list = items.map { datum($0, contributor.definition, model.type, context) }
      if !lists.contains(list) { lists.append(list) }
    }
    guard !lists.isEmpty else { return nil }
    var domain = ScaleDomain(isExplicit: true, sources: sources)
    if model.type.isDiscrete && model.type != .binOrdinal {
      var seen: Set<Datum> = []
      domain.values = lists.flatMap { $0 }.filter { seen.insert($0.category).inserted }
    } else if lists.count == 1 {
      domain.numbers = lists[0].map(\.asNumber).filter(\.isFinite)
    } else {
      let numbers = lists.flatMap { $0 }.map(\.asNumber).filter(\.isFinite)
      domain.numbers = [numbers.min() ?? 0, numbers.max() ?? 1]
    }
    domain.sample = domain.numbers
    if !model.type.isDiscrete, domain.numbers.isEmpty { return nil }
    return domain
  }

  static func datum(
    _ node: Node, _ definition: ChannelDefinition, _ type: ScaleType, _ context: Context
  ) -> Datum {
    DateTimeNode.datum(
      node, type: definition.type == .temporal ? .temporal : nil, unit: definition.timeUnit,
      context: context)
  }

  private static func fromRows(
    _ model: ScaleModel, _ tree: ViewTree, _ context: inout Context
  ) -> ScaleDomain {
    model.type.isDiscrete && model.type != .binOrdinal
      ? discrete(model, tree, context) : continuous(model, tree, &context)
  }

  // MARK: Discrete

  private static func discrete(_ model: ScaleModel, _ tree: ViewTree, _ context: Context)
    -> ScaleDomain
  {
    var orders: [DomainOrder] = []
    var origins: [ScaleDomain.Source] = []
    var sources: [(source: DomainOrder.Source, main: DomainOrder.Source)] = []
    for contributor in model.contributors {
      let definition = contributor.definition
      guard let unit = tree[contributor.unit].unit else { continue }
      if let datum = definition.datum {
        let values = DataValues([self.datum(datum, definition, model.type, context)])
        let source = DomainOrder.Source(values: values, table: DataTable(rowCount: 1))
        sources.append((source, source))
        origins.append(.init(kind: .datum, unit: contributor.unit))
        continue
      }
      guard definition.isField else { continue }
      origins.append(.init(kind: .field(definition.column), unit: contributor.unit))
      guard let main = unit.rows.values(at: definition.column) else {
        guard unit.rows.rowCount > 0 else { continue }
        let source = DomainOrder.Source(
          values: DataValues([Datum.missingField]), table: DataTable(rowCount: 1))
        sources.append((source, source))
        continue
      }
      let source = unit.source.values(at: definition.column) ?? main
      sources.append(
        (
          DomainOrder.Source(
            values: source, table: unit.source.rowCount == source.count ? unit.source : unit.rows),
          DomainOrder.Source(values: main, table: unit.rows)
        ))
      guard contributor.channel == model.key.channel else { continue }
      let order = DomainOrder(definition, type: model.type, unit: unit, context: context)
      if order.rule != .appearance, !orders.contains(order) { orders.append(order) }
    }
    // Layers that disagree fall back to the natural order.
    let order: DomainOrder =
      switch orders.count {
      case 0: DomainOrder(.appearance)
      case 1: orders[0]
      default: DomainOrder.agreed(orders) ?? DomainOrder(.natural(isDescending: false))
      }
    var usesSource = false
    if case .field = order.rule { usesSource = true }
    if case .list = order.rule { usesSource = true }
    let values = order.sorted(sources.map { usesSource ? $0.source : $0.main })
    return ScaleDomain(values: values, sources: origins)
  }

  // MARK: Continuous

  private static func continuous(
    _ model: ScaleModel, _ tree: ViewTree, _ context: inout Context
  ) -> ScaleDomain {
    var extent: (low: Double, high: Double)?
    var sample: [Double] = []
    var sources: [ScaleDomain.Source] = []
    func add(_ value: Double) {
      guard value.isFinite else { return }
      extent = (min(extent?.low ?? value, value), max(extent?.high ?? value, value))
    }
    func add(_ values: DataValues?) {
      guard let values else { return }
      let measures = values.measures
      for value in measures { add(value) }
      if model.type == .quantile { sample += measures.filter(\.isFinite) }
    }
    for contributor in model.contributors {
      let definition = contributor.definition
      guard let unit = tree[contributor.unit].unit else { continue }
      func came(_ kind: ScaleDomain.Source.Kind) {
        sources.append(.init(kind: kind, unit: contributor.unit))
      }
      for node in definition.property("scale")?["domain"]?["unionWith"]?.items ?? [] {
        came(.specification(node.origin))
        add(datum(node, definition, model.type, context).asNumber)
      }
      if let datum = definition.datum {
        add(self.datum(datum, definition, model.type, context).asNumber)
        came(.datum)
        continue
      }
      if let stack = unit.stack, stack.channel == contributor.channel {
        came(stack.offset == .normalize ? .share : .stack(definition.column))
        if stack.offset == .normalize {
          add(0)
          add(1)
        } else {
          add(unit.rows.values(at: stack.startColumn))
          add(unit.rows.values(at: stack.endColumn))
        }
        continue
      }
      if definition.bin?.isComputed ?? false, let bins = unit.bins[contributor.channel] {
        add(bins.start)
        add(bins.stop)
        came(.bins(definition.field ?? definition.column))
        continue
      }
      if usesUnaggregated(definition, context), let field = definition.field {
        add(unit.source.values(at: field))
        came(.unaggregated(field))
        continue
      }
      add(unit.rows.values(at: definition.column))
      came(.field(definition.column))
      if definition.timeUnit != nil, model.type.isTime,
        Bands.position(of: definition, channel: contributor.channel, unit, context.config) != nil
      {
        add(unit.rows.values(at: definition.endColumn))
      }
    }
    guard let (low, high) = extent else { return ScaleDomain(sources: sources) }
    return ScaleDomain(numbers: [low, high], sample: sample.sorted(), sources: sources)
  }

  private static func usesUnaggregated(_ definition: ChannelDefinition, _ context: Context) -> Bool
  {
    guard case .operation(let operation) = definition.aggregate, operation != "count",
      !["sum", "variance", "stdev", "distinct", "missing", "valid"].contains(operation)
    else { return false }
    let domain = definition.property("scale")?["domain"]
    return domain?.string == "unaggregated"
      || domain == nil && context.config["scale", "useUnaggregatedDomain"]?.bool == true
  }
}
