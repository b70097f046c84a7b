/// What a metric is asked: a table of inputs aligned on area, period and category, and for whom.
public struct Query: Sendable {
  /// An area of the table.
  public struct Area: Sendable, Hashable {
    /// The code in the data: `E47000004`.
    public var code: String
    /// The name people know: "Liverpool City Region".
    public var name: String
    /// The code of the area it is part of.
    public var parent: String?

    /// An area.
    public init(_ code: String, name: String = "", parent: String? = nil) {
      self.code = code
      self.name = name.isEmpty ? code : name
      self.parent = parent
    }
  }

  /// Area, period and category of each row: what all panels of the query are aligned on.
  public let rows: Rows
  /// The columns as they came, for what panels cannot say.
  public let columns: [String: Panel]
  /// The areas of the table.
  public let areas: [Area]
  /// The code of the area to compare with, if the page has one.
  public let comparator: String?

  let params: [String: JSONValue]

  /// A query made by hand, for tests.
  ///
  /// - Parameters:
  ///   - columns: numbers in the order of `rows`, `nil` where missing; a column of another length is
  ///     cut or filled with missing values.
  ///   - params: only those that differ from their defaults.
  public init(
    rows: Rows, columns: [String: [Double?]], comparator: String? = nil, areas: [Area] = [],
    params: [String: any ParamValue] = [:]
  ) {
    self.rows = rows
    self.columns = columns.mapValues { Panel(rows: rows, $0.map { $0 ?? .nan }, []) }
    self.comparator = comparator
    self.areas = areas.isEmpty ? rows.areas.map { Area($0) } : areas
    self.params = params.mapValues(\.json)
  }

  init(
    rows: Rows, columns: [String: Panel], comparator: String?, areas: [Area],
    params: [String: JSONValue]
  ) {
    self.rows = rows
    self.columns = columns
    self.comparator = comparator
    self.areas = areas
    self.params = params
  }

  /// The values of a required input.
  ///
  /// - Throws: ``MetricError/missingInput(_:hint:)`` when the briefing does not bind it.
  public subscript(input: Input) -> Panel {
    get throws(MetricError) {
      guard let panel = columns[input.column] else {
        throw .missingInput(input.column, hint: input.label)
      }
      return panel
    }
  }

  /// The values of an optional input; `nil` when the briefing does not bind it.
  public subscript(ifPresent input: Input) -> Panel? {
    columns[input.column]
  }

  /// The value of a parameter: the briefing's, or the default.
  ///
  /// - Throws: ``MetricError/badParam(_:_:)`` when it is of another type or out of range.
  public subscript<Value: ParamValue>(param: Param<Value>) -> Value {
    get throws(MetricError) {
      guard let json = params[param.name] else { return param.defaultValue }
      guard let value = Value(json: json) else {
        throw .badParam(param.name, "it must be of type \(Value.typeName)")
      }
      return try param.checked(value)
    }
  }

  /// The codes of the areas whose parent is `area`.
  public func children(of area: String) -> [String] {
    areas.filter { $0.parent == area }.map(\.code)
  }
}
