/// The version of the protocol between host and plugin: a number of its own, never the program's.
package let protocolVersion = 1

/// What the host asks, as it goes over the wire.
package struct Request: Sendable {
  package struct Column: Sendable {
    package var name: String
    /// NaN where missing.
    package var numbers: [Double]
    /// Empty when every value is normal.
    package var statuses: [Status]

    package init(_ name: String, _ numbers: [Double], statuses: [Status] = []) {
      self.name = name
      self.numbers = numbers
      self.statuses = statuses
    }
  }

  package var version = protocolVersion
  package var metric: String
  package var params: [String: JSONValue]
  package var comparator: String?
  package var area: [String]
  package var period: [String]
  /// Empty when the table has no categories.
  package var category: [String]
  package var columns: [Column]
  package var areas: [Query.Area]

  package init(
    metric: String, params: [String: JSONValue] = [:], comparator: String? = nil,
    area: [String], period: [String], category: [String] = [], columns: [Column],
    areas: [Query.Area] = []
  ) {
    self.metric = metric
    self.params = params
    self.comparator = comparator
    self.area = area
    self.period = period
    self.category = category
    self.columns = columns
    self.areas = areas
  }

  /// The question as a metric sees it.
  package var query: Query {
    let rows = Rows(area: area, period: period, category: category)
    var panels: [String: Panel] = [:]
    for column in columns {
      panels[column.name] = Panel(rows: rows, column.numbers, column.statuses)
    }
    return Query(
      rows: rows, columns: panels, comparator: comparator,
      areas: areas.isEmpty ? rows.areas.map { Query.Area($0) } : areas, params: params)
  }
}

// MARK: Writing

extension Request {
  /// The same bytes for the same request: names are sorted.
  package var bytes: [UInt8] {
    var writer = JSONWriter(capacity: 256 + area.count * (24 + 10 * columns.count))
    writer.object { writer in
      writer.name("protocol")
      writer.number(Double(version))
      writer.name("metric")
      writer.string(metric)
      writer.name("params")
      writer.value(.object(params))
      writer.name("comparator")
      if let comparator { writer.string(comparator) } else { writer.null() }
      writer.name("table")
      writeTable(to: &writer)
      writer.name("areas")
      writer.array { writer in
        for area in areas {
          writer.object { writer in
            writer.name("code")
            writer.string(area.code)
            writer.name("name")
            writer.string(area.name)
            writer.name("parent")
            if let parent = area.parent { writer.string(parent) } else { writer.null() }
          }
        }
      }
    }
    return writer.bytes
  }

  private func writeTable(to writer: inout JSONWriter) {
    let columns = columns.sorted { $0.name < $1.name }
    writer.object { writer in
      writer.name("area")
      writer.strings(area)
      writer.name("period")
      writer.strings(period)
      if !category.isEmpty {
        writer.name("category")
        writer.strings(category)
      }
      writer.name("columns")
      writer.object { writer in
        for column in columns {
          writer.name(column.name)
          writer.numbers(column.numbers)
        }
      }
      guard columns.contains(where: { !$0.statuses.isEmpty }) else { return }
      writer.name("status")
      writer.object { writer in
        for column in columns where !column.statuses.isEmpty {
          writer.name(column.name)
          writer.strings(column.statuses.map(\.code))
        }
      }
    }
  }
}

// MARK: Reading

extension Request {
  /// Reads a request; fields it does not know are skipped.
  package init(_ bytes: [UInt8]) throws(JSONFault) {
    var request = Request(metric: "", area: [], period: [], columns: [])
    try JSONReader.read(bytes) { (reader) throws(JSONFault) in
      try reader.object { (reader, name) throws(JSONFault) in
        switch name {
        case "protocol": request.version = Int(exactly: try reader.number()) ?? 0
        case "metric": request.metric = try reader.string()
        case "params":
          guard !reader.null() else { return }
          try reader.object { (reader, name) throws(JSONFault) in
            request.params[name] = try reader.value()
          }
        case "comparator": request.comparator = reader.null() ? nil : try reader.string()
        case "table": try request.readTable(&reader)
        case "areas": try request.readAreas(&reader)
        default: try reader.skip()
        }
      }
    }
    self = request
  }

  private mutating func readTable(_ reader: inout JSONReader) throws(JSONFault) {
    var table = self
    var statuses: [String: [Status]] = [:]
    try reader.object { (reader, name) throws(JSONFault) in
      switch name {
      case "area": table.area = try reader.strings()
      case "period": table.period = try reader.strings()
      case "category": table.category = reader.null() ? [] : try reader.strings()
      case "columns":
        try reader.object { (reader, name) throws(JSONFault) in
          table.columns.append(Column(name, try reader.numbers()))
        }
      case "status":
        guard !reader.null() else { return }
        try reader.object { (reader, name) throws(JSONFault) in
          statuses[name] = try reader.strings().map { Status(code: $0) ?? .normal }
        }
      default: try reader.skip()
      }
    }
    for index in table.columns.indices {
      table.columns[index].statuses = statuses[table.columns[index].name] ?? []
    }
    self = table
  }

  private mutating func readAreas(_ reader: inout JSONReader) throws(JSONFault) {
    var found: [Query.Area] = []
    try reader.array { (reader, _) throws(JSONFault) in
      var code = ""
      var areaName = ""
      var parent: String?
      try reader.object { (reader, name) throws(JSONFault) in
        switch name {
        case "code": code = try reader.string()
        case "name": areaName = reader.null() ? "" : try reader.string()
        case "parent": parent = reader.null() ? nil : try reader.string()
        default: try reader.skip()
        }
      }
      found.append(Query.Area(code, name: areaName, parent: parent))
    }
    areas = found
  }
}
