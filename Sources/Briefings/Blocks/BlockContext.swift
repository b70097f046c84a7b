import Diagnostics
import Indicators
import SceneGraph
import Tables

/// What blocks are made from.
struct BlockContext {
  let briefing: Briefing
  let theme: Theme
  let geography: Geography
  /// By the name of the metric.
  let indicators: [String: Result<Indicator, MetricFailure>]
  /// Data as a chart draws it, by name; converted when a block asks.
  let table: (_ name: String, _ report: inout Report) -> DataTable?
  let shaping: any TextShaping
  /// The areas of a map, by the name of its data.
  var shapes: (_ name: String, _ report: inout Report) -> AreaShapes? = { _, _ in nil }
  /// A picture, by its path.
  var image: (_ path: String) throws -> Image = { _ in throw NoPictures() }

  /// The metric that a block is about.
  enum Source {
    case indicator(Indicator)
    case failed(MetricFailure)
    case data(DataTable)
    /// Reported already.
    case absent
  }

  func source(_ name: Written, _ report: inout Report) -> Source {
    switch indicators[name.text] {
    case .success(let indicator): return .indicator(indicator)
    case .failure(let failure): return .failed(failure)
    case nil: break
    }
    if briefing.data.contains(where: { $0.name == name.text }) {
      return table(name.text, &report).map(Source.data) ?? .absent
    }
    let names = briefing.metrics.map(\.name) + briefing.data.map(\.name)
    report.error(
      "E131", "there is no metric or data called `\(name.text)`", at: name.origin,
      label: suggestion(for: name.text, among: names).map { "did you mean `\($0)`?" } ?? "",
      notes: names.isEmpty ? [] : ["there are: \(names.sorted().joined(separator: ", "))"])
    return .absent
  }

  /// The indicator a block cannot do without; `nil` after a report, or with what stands in its place.
  func indicator(
    _ name: Written, for block: String, label: Written?, _ report: inout Report
  ) -> (indicator: Indicator?, instead: (any BlockContent)?) {
    switch source(name, &report) {
    case .indicator(let indicator): return (indicator, nil)
    case .failed(let failure): return (nil, unavailable(label, failure))
    case .data:
      report.error(
        "E132", "a \(block) block needs a metric, and `\(name.text)` is data", at: name.origin,
        notes: ["make one of it: {recipe: level, from: {value: \(name.text)}}"])
      return (nil, nil)
    case .absent: return (nil, nil)
    }
  }

  func unavailable(_ label: Written?, _ failure: MetricFailure) -> any BlockContent {
    UnavailableContent(title: words(label), reason: failure.sentence)
  }

  /// A text of the briefing with its values put in; problems were reported when it was checked.
  func words(_ written: Written?) -> String {
    var report = Report()
    return words(written, &report)
  }

  func words(_ written: Written?, _ report: inout Report) -> String {
    guard let written else { return "" }
    return Template(written, report: &report).text(&report) { path, origin, report in
      IndicatorWords(context: self).value(at: path, origin: origin, &report)
    }
  }

  /// The code of an area given by code or by name; an area that only the data know counts as well.
  func areaCode(_ written: Written, _ report: inout Report) -> String? {
    let isInData = indicators.values.contains { result in
      guard case .success(let indicator) = result else { return false }
      return indicator.areas.contains(written.text)
    }
    if isInData { return written.text }
    return geography.find(written.text, at: written.origin, report: &report)?.code
  }

  /// The areas that a block's `areas` field means: codes, names, or `children of CODE`.
  func areaCodes(
    _ nodes: [Node]?, default standard: @autoclosure () -> [String], _ report: inout Report
  ) -> [String] {
    guard let nodes else { return standard() }
    var codes: [String] = []
    for node in nodes {
      guard let text = node.string else { continue }
      let prefix = "children of "
      if text.hasPrefix(prefix) {
        let parent = Written(String(text.dropFirst(prefix.count)), node.origin)
        guard let code = areaCode(parent, &report) else { continue }
        let children = geography.children(of: code)
        if children.isEmpty {
          report.error(
            "E134", "`\(parent.text)` has no smaller areas in the geography", at: node.origin)
        }
        codes += children.map(\.code)
      } else if let code = areaCode(Written(text, node.origin), &report) {
        codes.append(code)
      }
    }
    return codes
  }

  /// The name of an area as it stands on a page: of a code that stands in for another, the other's.
  func name(of code: String, in indicator: Indicator) -> String {
    let alias = geography.aliases.first { $0.code == code }
    let known = geography.area(alias?.standsFor ?? code) ?? geography.area(code)
    return known?.displayName ?? indicator.name(of: code)
  }

  /// "UK" for the kingdom, the name for everybody else.
  func shortName(of code: String, in indicator: Indicator) -> String {
    let name = name(of: code, in: indicator)
    return name == "United Kingdom" ? "UK" : name
  }

  /// Said under a block whose data are made up.
  func illustrativeNote(for sources: [Written]) -> String? {
    let isIllustrative = sources.contains { source in
      briefing.dataNames(behind: source.text).contains { name in
        briefing.data.contains { $0.name == name && $0.isIllustrative }
      }
    }
    return isIllustrative ? "Illustrative figures, not data." : nil
  }
}

extension Briefing {
  /// The data that a metric is computed from, or the data itself.
  func dataNames(behind name: String) -> [String] {
    guard let metric = metrics.first(where: { $0.name == name }) else { return [name] }
    return metric.inputs.flatMap(\.selections).map { selection in
      String(selection.text.prefix { $0 != " " })
    }
  }
}

/// Where nothing outside can be asked.
struct NoPictures: Error, CustomStringConvertible {
  var description: String { "no pictures can be read here" }
}
