import Diagnostics
import Indicators
import Tables

/// Areas coloured by class.
struct MapBlock: Block {
  static let name = "map"
  static let fields =
    (MapFields.fields + [Field("map", "the metric", required: true)]).sortedByName()

  let own: MapFields
  var sources: [Written] { own.sources }
  var label: Written? { own.words.title }

  init?(_ reader: FieldReader, _ report: inout Report) {
    guard let own = MapFields(reader, metric: Self.name, &report) else { return nil }
    self.own = own
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    own.content(for: Self.name, in: context, &report)
  }
}

/// The same with tiles of one size, so that small areas count as much as large ones.
struct TilemapBlock: Block {
  static let name = "tilemap"
  static let fields =
    (MapFields.fields + [Field("tilemap", "the metric", required: true)]).sortedByName()

  let own: MapFields
  var sources: [Written] { own.sources }
  var label: Written? { own.words.title }

  init?(_ reader: FieldReader, _ report: inout Report) {
    guard let own = MapFields(reader, metric: Self.name, &report) else { return nil }
    self.own = own
  }

  func content(in context: BlockContext, _ report: inout Report) -> (any BlockContent)? {
    own.content(for: Self.name, in: context, &report)
  }
}

/// What maps and maps of tiles have in common.
struct MapFields: Sendable {
  static let fields =
    BlockWords.fields + [
      Field("areas", "codes, names, or children of a code; else all areas of the map", .words),
      Field("breaks", "the lowest value of each class but the first, instead of `method`", .words),
      Field("classes", "how many colours", .whole(2...7)),
      Field.decimals,
      Field("geo", "the data that hold the map, where there are several"),
      Field("height", "in points, as a wish", .number(60...14_400)),
      Field("highlight", "the areas that are outlined; else the page's", .words),
      Field("label", "the areas that are named: codes or names, all, or none", .words),
      Field(
        "method", "how classes are made: quantile, equal or jenks",
        .choice(ValueClasses.Method.allCases.map(\.rawValue))),
    ]

  let metric: Written
  let geo: Written?
  let areas: [Node]?
  let highlight: [Node]?
  let labelled: [Node]?
  let breaks: [Double]?
  let classes: Int?
  let method: ValueClasses.Method
  let decimals: Int?
  let height: Double?
  let words: BlockWords

  var sources: [Written] { [metric] }

  init?(_ reader: FieldReader, metric name: String, _ report: inout Report) {
    _ = reader.text("geo", &report)
    guard reader.text(name, &report) != nil, let metric = Written(reader[name]) else { return nil }
    self.metric = metric
    geo = Written(reader["geo"])
    areas = reader.words("areas", &report)
    highlight = reader.words("highlight", &report)
    labelled = reader.words("label", &report)
    breaks = Self.breaks(reader.words("breaks", &report), &report)
    classes = reader.number("classes", in: 2...7, &report).map { Int($0) }
    method = reader.word("method", ValueClasses.Method.self, &report) ?? .quantile
    decimals = reader.decimals(&report)
    height = reader.number("height", in: 60...14_400, &report)
    words = BlockWords(reader, &report)
  }

  private static func breaks(_ nodes: [Node]?, _ report: inout Report) -> [Double]? {
    guard let nodes else { return nil }
    let numbers = nodes.map { $0.string.flatMap { Quantity($0)?.value } }
    if nodes.count <= 6, numbers.allSatisfy({ $0 != nil }) { return numbers.compactMap { $0 } }
    report.error(
      "E104", "`breaks` should be up to six numbers", at: nodes.first?.origin,
      notes: ["as in: breaks: [30, 35, 40]"])
    return nil
  }

  // MARK: Content

  func content(
    for block: String, in context: BlockContext, _ report: inout Report
  ) -> (any BlockContent)? {
    let (found, instead) = context.indicator(metric, for: block, label: words.title, &report)
    guard let indicator = found else { return instead }
    guard let shapes = shapes(for: block, context, &report) else { return nil }
    let title = context.words(words.title, &report)
    guard let period = indicator.period else {
      return UnavailableContent(title: title, reason: "The metric has no values.")
    }
    let rows = MapRows(
      self, indicator: indicator, period: period, shapes: shapes, context: context, &report)
    guard !rows.areas.isEmpty else {
      report.error(
        "E172", "no area of `\(metric.text)` is on the map", at: (geo ?? metric).origin,
        notes: [
          "the metric has codes such as \(indicator.areas.prefix(3).joined(separator: ", "))",
          "the map has codes such as "
            + shapes.areas.prefix(3).map(\.code).joined(separator: ", "),
        ])
      return nil
    }
    guard rows.areas.contains(where: { $0.value != nil }) else {
      return UnavailableContent(
        title: title, reason: "No area has a value in \(period.description).")
    }
    let missed = rows.areasNotOnMap
    if let first = missed.first {
      report.note(
        "N172",
        "\(missed.count) area\(missed.count == 1 ? "" : "s") of `\(metric.text)` "
          + "\(missed.count == 1 ? "is" : "are") not on the map, such as \(first)",
        at: (geo ?? metric).origin)
    }
    let subtitle = indicator.subtitle(from: period)
    let said = context.words(
      words, subtitle: subtitle, remarks: rows.remarks,
      alternative: rows.alternative(title: subtitle), for: metric, &report)
    return SketchContent(
      title: said.title, subtitle: said.subtitle, note: said.note, alternative: said.alternative,
      data: rows.table, picture: rows.picture(context.theme))
  }

  /// The map that `geo` names, or the only one that fits.
  private func shapes(
    for block: String, _ context: BlockContext, _ report: inout Report
  ) -> AreaShapes? {
    let maps = context.briefing.data.filter { data in
      data.shapes.map { ($0.kind == .hexjson) == (block == TilemapBlock.name) } ?? false
    }
    if let geo {
      let all = context.briefing.data.filter { $0.shapes != nil }
      if let binding = all.first(where: { $0.name == geo.text }) {
        return shapes(of: binding, context, &report)
      }
      report.error(
        "E171", "there is no map called `\(geo.text)`", at: geo.origin,
        label: suggestion(for: geo.text, among: all.map(\.name)).map { "did you mean `\($0)`?" }
          ?? "", notes: Self.example(block, all.map(\.name)))
      return nil
    }
    if maps.count == 1, let only = maps.first { return shapes(of: only, context, &report) }
    report.error(
      "E171",
      maps.isEmpty
        ? "a \(block) block needs the borders of its areas"
        : "there are \(maps.count) maps: say which with `geo`", at: metric.origin,
      notes: Self.example(block, maps.map(\.name)))
    return nil
  }

  /// Borders nearly always come under a licence that asks to be named.
  private func shapes(
    of binding: DataBinding, _ context: BlockContext, _ report: inout Report
  ) -> AreaShapes? {
    if binding.licence == nil, !context.briefing.data.contains(where: { $0.licence != nil }) {
      report.note(
        "N171", "the map `\(binding.name)` names no licence", at: binding.nameOrigin,
        notes: ["licence: Contains OS data © Crown copyright and database right 2023."])
    }
    return context.shapes(binding.name, &report)
  }

  private static func example(_ block: String, _ names: [String]) -> [String] {
    guard names.isEmpty else { return ["maps: \(names.sorted().joined(separator: ", "))"] }
    return [
      block == TilemapBlock.name
        ? "name a file of tiles under `data`: tiles: {hexjson: data/tiles.hexjson}"
        : "name a file of borders under `data`: areas: {geojson: data/areas.geojson}"
    ]
  }
}
