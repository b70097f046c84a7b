internal import MetricPlugin
internal import Tables

extension Indicator {
  /// The indicator as one JSON object: every row, and for the page's area what is derived of it.
  package var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("id", id)
      writer.member("title", title)
      writer.member("plugin", plugin?.description)
      writer.name("unit")
      writer.object { writer in
        writer.member("code", unit.code)
        writer.member("scale", unit.scale)
        writer.member("decimals", Double(unit.decimals))
        writer.member("prefix", unit.prefix)
        writer.member("suffix", unit.suffix)
      }
      writer.member("better", better.rawValue)
      writer.name("relative_to_comparator")
      writer.bool(relativeToComparator)
      writer.member("area", area)
      writer.member("comparator", comparator)
      writer.member("period", period?.text)
      if let area, let period { writeDerived(area, period, to: &writer) }
      writer.name("rows")
      writer.array { writer in for row in rows { write(row, to: &writer) } }
      writer.name("notes")
      writer.strings(notes)
      writer.name("quality")
      writer.array { writer in
        for remark in quality {
          writer.object { writer in
            writer.member("code", remark.code)
            writer.member("severity", remark.isWarning ? "warning" : "note")
            writer.member("message", remark.message)
          }
        }
      }
      writer.name("sources")
      writer.strings(sources)
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private func writeDerived(_ area: String, _ period: Period, to writer: inout JSONWriter) {
    writer.member("value", value(area: area, period: period))
    if let change = change(area: area, period: period) {
      writer.name("change")
      writer.object { writer in
        writer.member("since", change.from.period.text)
        writer.member("absolute", change.absolute)
        writer.member("percent", change.percent)
      }
    }
    if let gap = gap(area: area, period: period) {
      writer.name("gap")
      writer.object { writer in
        writer.member("difference", gap.difference)
        writer.member("percent", gap.percent)
        writer.name("within_interval")
        writer.bool(gap.isWithinInterval)
      }
    }
    if let rank = rank(of: area, period: period) {
      writer.name("rank")
      writer.object { writer in
        writer.member("position", Double(rank.position))
        writer.member("of", Double(rank.count))
        writer.name("shared_with")
        writer.strings(rank.sharedWith)
      }
    }
  }

  private func write(_ row: Row, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("area", row.area)
      writer.member("name", name(of: row.area))
      writer.member("period", row.period.text)
      if let category = row.category { writer.member("category", category) }
      writer.member("value", row.value)
      if let low = row.low { writer.member("low", low) }
      if let high = row.high { writer.member("high", high) }
      writer.member("status", row.status.code.rawValue)
      if !row.status.marker.isEmpty { writer.member("marker", row.status.marker) }
      if row.isComputed {
        writer.name("computed")
        writer.bool(true)
      }
    }
  }
}

extension JSONWriter {
  mutating func member(_ name: String, _ text: String?) {
    self.name(name)
    if let text { string(text) } else { null() }
  }

  mutating func member(_ name: String, _ value: Double?) {
    self.name(name)
    if let value { number(value) } else { null() }
  }
}
