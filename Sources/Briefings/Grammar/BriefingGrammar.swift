import Diagnostics

/// The fields of a briefing, beside those of its blocks.
enum BriefingGrammar {
  static let fields = [
    Field("area", "who the page is about: an area code or name"),
    Field("blocks", "the things on the page, by name"),
    Field("compare", "against whom: an area code or name"),
    Field("contact", "whom to ask, printed in the foot"),
    Field("data", "files of data, by name"),
    Field("date", "printed in the head: words, or a period such as {gap.period}"),
    Field("each", "one page for each of these areas: codes, names, or children of a code", .words),
    Field("embargo", "until when the page must not be shown, printed in the head"),
    Field("formats", "what is different in a format, by its name", .object),
    Field("handbill", "version of this grammar: 1"),
    Field("kicker", "a short line above the title"),
    Field("lang", "language of the page, as BCP 47: en-GB"),
    Field("layout", "the page as a grid of block names"),
    Field("licence", "the licence that the page itself comes under"),
    Field("logo", "a picture in the head: {image, alt, height}; none for not even the theme's"),
    Field("marking", "where the page may go, printed at its top and bottom: OFFICIAL"),
    Field("metrics", "indicators to compute, by name"),
    Field("note", "a remark for the foot of the page"),
    Field("page", "the sheet, or several: A4 portrait, slide 16:9, 1080x1080"),
    Field("pages", "several pages, each with a title, a layout and blocks", .list(pageFields)),
    Field("rows", "heights of the layout's rows: auto, a share, or points"),
    Field("source", "where the figures come from, printed in the foot"),
    Field("status", "how finished the page is, printed in the head: Draft for comment"),
    Field("subtitle", "a line below the title: measure, place, period"),
    Field("theme", "colours, faces and sizes: a name such as civic, or the path of a file"),
    Field("title", "the finding, in about ten words", required: true),
  ]

  /// Of one page of several.
  static let pageFields = [
    Field("blocks", "the things on this page, by name", .object),
    Field("formats", "what is different in a format, by its name", .object),
    Field("kicker", "a short line above the title"),
    Field("layout", "the page as a grid of block names"),
    Field("note", "a remark for the foot of the page"),
    Field("rows", "heights of the layout's rows: auto, a share, or points"),
    Field("subtitle", "a line below the title: measure, place, period"),
    Field("title", "the finding, in about ten words; else the briefing's"),
  ]

  /// What one format changes; `none` takes words away.
  static let versionFields = [
    Field(
      "blocks",
      "fields that blocks have only in this format, none for words that go, and blocks of its own",
      .object),
    Field("kicker", "a short line above the title, or none"),
    Field("layout", "the page as a grid of block names"),
    Field("note", "a remark for the foot of the page, or none"),
    Field("rows", "heights of the layout's rows: auto, a share, or points"),
    Field("subtitle", "a line below the title, or none"),
    Field("title", "a title for this format"),
  ]

  /// What one format changes for the whole briefing.
  static let formatFields =
    (versionFields + [
      Field("margin", "white space round the content, in points", .number(0...200)),
      Field("scale", "how far everything is enlarged", .number(0.2...20)),
      Field("theme", "the theme of this format"),
    ]).sortedByName()

  static let logoFields = [
    Field("alt", "what a reader without sight is told, or none", required: true),
    Field("height", "in points", .number(4...400)),
    Field("image", "path of a PNG or SVG file, from the briefing's folder", required: true),
  ]

  static let dataFields =
    (tableFields + shapesFields).sortedByName()

  static let tableFields = [
    Field("cited", "true when the figures were typed in from a publication", .flag),
    Field(
      "columns", "column names by role: area, period, value, low, high, unit, status, category"),
    Field("csv", "path of a CSV file, from the briefing's folder"),
    Field("illustrative", "true when the figures are made up; the page then says so", .flag),
    Field(
      "licence",
      "the licence the data come under; what it demands is printed: OGL v3.0, ONS boundaries 2024"),
    Field("period", "for a table of one moment, without a column of periods"),
    Field("source", "organisation, publication, date"),
    Field("tsv", "path of a file separated by tabs"),
    Field("unit", "the unit of the values, for a file without a column of units"),
  ]

  static let metricFields = [
    Field("area", "another area than the page's"),
    Field("better", "higher, lower or neither", .choice(["higher", "lower", "neither"])),
    Field("compare", "another comparator than the page's"),
    Field.decimals,
    Field("from", "for each input, where its values come from", required: true),
    Field("params", "what the metric can be told"),
    Field("period", "the period to report, instead of the latest"),
    Field("plugin", "the id of a metric plugin"),
    Field("recipe", "level, ratio, gap, change or index"),
    Field("target", "a value to reach: {value, by, label}"),
    Field("title", "what it is called in subtitles and alternative texts; else its name in words"),
    Field("unit", "the unit of the result, for a recipe"),
  ]

  static let targetFields = [
    Field("by", "the period to reach it by"),
    Field("label", "what it is called"),
    Field("value", "in the metric's unit", required: true),
  ]

  static let columnRoles = [
    "area", "category", "high", "low", "name", "period", "status", "unit", "value",
  ]

  static func dataBinding(_ member: Node.Member, _ report: inout Report) -> DataBinding? {
    guard checkName(member, "data", &report) else { return nil }
    // `name: path` is short for `name: {csv: path}`.
    if member.value.members == nil {
      guard let path = Written(member.value) else {
        report.error(
          "E102", "data should be a path or an object, not \(member.value.kindInWords)",
          at: member.value.origin)
        return nil
      }
      let isTabbed = path.text.hasSuffix(".tsv")
      let kind = ShapesFormat.Kind.allCases.first { path.text.hasSuffix(".\($0.rawValue)") }
      return DataBinding(
        name: member.key, nameOrigin: member.keyOrigin, path: path,
        delimiter: isTabbed ? "\t" : ",", columns: [:], isCited: false, isIllustrative: false,
        shapes: kind.map { ShapesFormat(kind: $0) })
    }
    guard let reader = FieldReader(member.value, "data", fields: dataFields, report: &report)
    else { return nil }
    let csv = reader.text("csv", &report)
    let tsv = reader.text("tsv", &report)
    let shapes = shapes(reader, &report)
    guard [csv != nil, tsv != nil, shapes != nil].count(where: { $0 }) == 1,
      let path = shapes?.0 ?? Written(reader["csv"] ?? reader["tsv"])
    else {
      report.error(
        "E103", "data `\(member.key)` needs the path of one file", at: member.keyOrigin,
        notes: ["csv, tsv, geojson, topojson or hexjson: its path, from the briefing's folder"])
      return nil
    }
    var columns: [String: Written] = [:]
    if let node = reader["columns"] {
      let roles = columnRoles.map { Field($0, "a column") }
      if let roleReader = FieldReader(node, "`columns`", fields: roles, report: &report) {
        for role in columnRoles where roleReader.text(role, &report) != nil {
          columns[role] = Written(roleReader[role])
        }
      }
    }
    for name in ["licence", "period", "source", "unit"] { _ = reader.text(name, &report) }
    return DataBinding(
      name: member.key, nameOrigin: member.keyOrigin, path: path,
      delimiter: tsv != nil ? "\t" : ",", columns: columns, unit: Written(reader["unit"]),
      period: Written(reader["period"]), source: Written(reader["source"]),
      licence: Written(reader["licence"]),
      attribution: Written(reader["licence"]).flatMap {
        Licence($0, year: reader["period"]?.string, &report)?.attribution
      },
      isCited: reader.flag("cited", &report) ?? false,
      isIllustrative: reader.flag("illustrative", &report) ?? false, shapes: shapes?.1)
  }

  static func metricBinding(_ member: Node.Member, _ report: inout Report) -> MetricBinding? {
    guard checkName(member, "a metric", &report),
      let reader = FieldReader(member.value, "a metric", fields: metricFields, report: &report)
    else { return nil }
    let plugin = reader.text("plugin", &report)
    let recipe = reader.text("recipe", &report)
    guard (plugin == nil) != (recipe == nil) else {
      report.error(
        "E109", "metric `\(member.key)` should name one plugin or one recipe",
        at: member.keyOrigin, notes: ["fields here: \(FieldReader.list(metricFields))"])
      return nil
    }
    var inputs: [MetricBinding.Input] = []
    if let from = reader["from"] {
      guard let members = from.members else {
        report.error(
          "E102", "`from` should name inputs, not be \(from.kindInWords)", at: from.origin,
          notes: ["as in: from: {output: ca where indicator = gva_per_job}"])
        return nil
      }
      for input in members {
        let selections = (input.value.items ?? [input.value]).compactMap { node -> Written? in
          if let written = Written(node) { return written }
          report.error(
            "E104", "an input should be a selection in words, not \(node.kindInWords)",
            at: node.origin)
          return nil
        }
        inputs.append(
          MetricBinding.Input(
            name: input.key, nameOrigin: input.keyOrigin, selections: selections))
      }
    }
    for name in ["area", "better", "compare", "period", "title", "unit"] {
      _ = reader.text(name, &report)
    }
    var params: [String: Node] = [:]
    for param in objects(reader["params"], &report) { params[param.key] = param.value }
    return MetricBinding(
      name: member.key, nameOrigin: member.keyOrigin,
      kind: plugin != nil
        ? .plugin(Written(reader["plugin"])!) : .recipe(Written(reader["recipe"])!),
      inputs: inputs, params: params, area: Written(reader["area"]),
      compare: Written(reader["compare"]), period: Written(reader["period"]),
      target: target(reader["target"], &report), unit: Written(reader["unit"]),
      decimals: reader.decimals(&report),
      better: Written(reader["better"]), title: Written(reader["title"]))
  }

  private static func target(_ node: Node?, _ report: inout Report) -> MetricBinding.Target? {
    guard let node else { return nil }
    // `target: 5` is short for `target: {value: 5}`.
    if node.members == nil, let value = node.number { return MetricBinding.Target(value: value) }
    guard let reader = FieldReader(node, "a target", fields: targetFields, report: &report),
      let value = reader.number("value", in: -1e15...1e15, &report)
    else { return nil }
    _ = reader.text("by", &report)
    _ = reader.text("label", &report)
    return MetricBinding.Target(
      value: value, by: Written(reader["by"]), label: Written(reader["label"]))
  }

  private static func objects(_ node: Node?, _ report: inout Report) -> [Node.Member] {
    guard let node else { return [] }
    if node.members == nil {
      report.error("E102", "`params` should be an object, not \(node.kindInWords)", at: node.origin)
    }
    return node.members ?? []
  }

  /// Names appear in selections and in `{name.field}`, so they are single words.
  private static func checkName(
    _ member: Node.Member, _ what: String, _ report: inout Report
  ) -> Bool {
    let isWord =
      !member.key.isEmpty
      && member.key.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-"
      }
    guard isWord else {
      report.error(
        "E110", "`\(member.key)` cannot name \(what)", at: member.keyOrigin,
        label: "use letters, digits, - and _")
      return false
    }
    return true
  }
}
