package import Diagnostics
package import Tables

/// The result of a metric: values for areas and periods, and all that is needed to read them.
package struct Indicator: Sendable {
  /// One value.
  package struct Row: Hashable, Sendable {
    package var area: String
    package var period: Period
    /// `nil` for an area as a whole.
    package var category: String?
    /// `nil` where missing; the status says why.
    package var value: Double?
    /// The ends of its interval; both or neither.
    package var low: Double?
    package var high: Double?
    /// The plugin's, united with those of its inputs, so that published markers are kept.
    package var status: ObservationStatus
    /// Some input of an area that is not published was computed from its parts.
    package var isComputed: Bool

    package init(
      area: String, period: Period, category: String? = nil, value: Double?, low: Double? = nil,
      high: Double? = nil, status: ObservationStatus = .normal, isComputed: Bool = false
    ) {
      self.area = area
      self.period = period
      self.category = category
      self.value = value
      self.low = low
      self.high = high
      self.status = status
      self.isComputed = isComputed
    }
  }

  /// The name in the briefing: `gap`.
  package var id: String
  package var title: String
  package var unit: MeasureUnit
  package var better: Polarity
  /// The values already are distances from the comparator.
  package var relativeToComparator: Bool

  /// Sorted by area, then time, then category, an area as a whole first.
  package let rows: [Row]
  package var areaNames: [String: String]
  /// The area the page is about.
  package var area: String?
  /// The code found in the data, which may be an alias of the one asked for.
  package var comparator: String?
  /// The period asked for; `nil` is the latest.
  package var askedPeriod: Period?
  package var geography: Geography

  /// From the data; those of the briefing are added by it.
  package var targets: [Target]
  package var notes: [String]
  package var quality: [Quality]
  /// The files read, in the order given, each once.
  package var sources: [String]
  /// `nil` for a recipe.
  package var plugin: PluginIdentity?
  package var methodURL: String?
  /// From start to reply, in milliseconds; 0 for a recipe.
  package var milliseconds: Double

  private let rowsByArea: [String: Range<Int>]

  package init(
    id: String, title: String, unit: MeasureUnit, better: Polarity,
    relativeToComparator: Bool = false, rows: [Row], areaNames: [String: String] = [:],
    area: String? = nil, comparator: String? = nil, askedPeriod: Period? = nil,
    geography: Geography = Geography(areas: [], levels: [], aliases: []), targets: [Target] = [],
    notes: [String] = [], quality: [Quality] = [], sources: [String] = [],
    plugin: PluginIdentity? = nil, methodURL: String? = nil, milliseconds: Double = 0
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.better = better
    self.relativeToComparator = relativeToComparator
    self.rows = rows.sorted(by: Self.areInOrder)
    self.areaNames = areaNames
    self.area = area
    self.comparator = comparator
    self.askedPeriod = askedPeriod
    self.geography = geography
    self.targets = targets
    self.notes = notes
    self.quality = quality
    self.sources = sources
    self.plugin = plugin
    self.methodURL = methodURL
    self.milliseconds = milliseconds
    rowsByArea = Self.ranges(of: self.rows)
  }

  /// All rows of an area, by time.
  package func rows(of area: String) -> ArraySlice<Row> {
    rowsByArea[area].map { rows[$0] } ?? []
  }

  /// The areas that have rows, sorted by code.
  package var areas: [String] { rowsByArea.keys.sorted() }

  private static func areInOrder(_ left: Row, _ right: Row) -> Bool {
    if left.area != right.area { return left.area < right.area }
    if left.period != right.period { return left.period < right.period }
    return (left.category ?? "") < (right.category ?? "")
  }

  private static func ranges(of rows: [Row]) -> [String: Range<Int>] {
    var ranges: [String: Range<Int>] = [:]
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, rows[end].area == rows[start].area { end += 1 }
      ranges[rows[start].area] = start..<end
      start = end
    }
    return ranges
  }
}

extension Indicator {
  /// A value to reach.
  package struct Target: Hashable, Sendable {
    package var label: String
    /// In the unit of the indicator.
    package var value: Double
    /// When it is to be reached.
    package var by: Period?
    /// Whose it is; `nil` is everybody's.
    package var area: String?

    package init(label: String, value: Double, by: Period? = nil, area: String? = nil) {
      self.label = label
      self.value = value
      self.by = by
      self.area = area
    }
  }

  /// One remark of the plugin about its values.
  package struct Quality: Hashable, Sendable {
    package var code: String
    package var isWarning: Bool
    package var message: String

    package init(code: String, isWarning: Bool, message: String) {
      self.code = code
      self.isWarning = isWarning
      self.message = message
    }
  }
}

/// Which plugin made an indicator.
package struct PluginIdentity: Hashable, Sendable, CustomStringConvertible {
  package var id: String
  package var version: String

  package init(id: String, version: String) {
    self.id = id
    self.version = version
  }

  package var description: String { "\(id)@\(version)" }
}
