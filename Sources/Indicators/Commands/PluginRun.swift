package import Diagnostics
package import Tables

/// What `handbill plugin run ID` was told.
package struct PluginRun: Sendable {
  package var plugin: String
  /// `INPUT=FILE` or `INPUT=FILE where column = value`, in the order given.
  package var data: [String]
  /// `name=value`
  package var params: [String]
  package var area: String?
  package var comparator: String?
  package var period: String?

  package init(
    plugin: String, data: [String], params: [String] = [], area: String? = nil,
    comparator: String? = nil, period: String? = nil
  ) {
    self.plugin = plugin
    self.data = data
    self.params = params
    self.area = area
    self.comparator = comparator
    self.period = period
  }

  /// Runs the plugin alone on files.
  ///
  /// - Returns: `nil` when the command itself is wrong; the report then says why.
  package func run(
    in catalog: PluginCatalog, geography: Geography, sandbox: Sandbox = Sandbox(),
    cache: ResultCache? = nil,
    report: inout Report
  ) -> Result<Indicator, MetricFailure>? {
    guard let request = request(in: geography, report: &report) else { return nil }
    let context = EvaluationContext(
      catalog: catalog, geography: geography, sandbox: sandbox, cache: cache, table: readTable)
    return evaluate([request], in: context, report: &report).first
  }

  private func request(in geography: Geography, report: inout Report) -> MetricRequest? {
    var bindings: [MetricRequest.Binding] = []
    for text in data {
      guard let (input, selection) = Self.parted(text, of: "--data", report: &report) else {
        continue
      }
      if let index = bindings.firstIndex(where: { $0.input == input }) {
        bindings[index].selections.append(selection)
      } else {
        bindings.append(MetricRequest.Binding(input, [selection]))
      }
    }
    var members: [Node.Member] = []
    for text in params {
      guard let (name, value) = Self.parted(text, of: "--param", report: &report) else { continue }
      members.append(
        Node.Member(
          key: name.text, keyOrigin: name.origin,
          value: Node(.string(value.text), origin: value.origin, isPlain: true)))
    }
    var asked: Period?
    if let period {
      asked = Period(period)
      if asked == nil {
        report.add(.notAPeriod(period, at: Self.located(period, of: "--period").origin))
      }
    }
    guard !report.hasErrors else { return nil }
    return MetricRequest(
      id: MetricRequest.Located(plugin),
      method: .plugin(MetricRequest.Located(plugin)), bindings: bindings, params: members,
      area: area.map { Self.located(geography.code(of: $0), of: "--area") },
      comparator: comparator.map { Self.located(geography.code(of: $0), of: "--compare") },
      period: asked)
  }

  private static func located(_ text: String, of option: String) -> MetricRequest.Located {
    let source = SourceText(name: option, text: text)
    return MetricRequest.Located(
      text, origin: Origin(source: source, start: 0, end: source.bytes.count))
  }

  /// The two sides of the first `=`.
  private static func parted(
    _ text: String, of option: String, report: inout Report
  ) -> (MetricRequest.Located, MetricRequest.Located)? {
    let source = SourceText(name: option, text: text)
    let whole = Origin(source: source, start: 0, end: source.bytes.count)
    guard let sign = source.bytes.firstIndex(of: UInt8(ascii: "=")), sign > 0 else {
      report.add(.notParted(text, option: option, at: whole))
      return nil
    }
    func located(_ start: Int, _ end: Int) -> MetricRequest.Located {
      MetricRequest.Located(
        String(decoding: source.bytes[start..<end], as: UTF8.self),
        origin: Origin(source: source, start: start, end: end))
    }
    return (located(0, sign), located(sign + 1, source.bytes.count))
  }
}

/// The table at a path.
private func readTable(_ path: MetricRequest.Located, report: inout Report) -> BoundTable? {
  SourceText.read(path: path.text, requestedAt: path.origin, report: &report)
    .flatMap { CSV($0, report: &report) }
    .map { BoundTable($0) }
}

extension Geography {
  /// A code as it is; the code of an area that is named.
  fileprivate func code(of text: String) -> String {
    guard area(text) == nil else { return text }
    var ignored = Report()
    return find(text, report: &ignored)?.code ?? text
  }
}
