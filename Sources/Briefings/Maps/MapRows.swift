import Diagnostics
import Indicators
import SceneGraph
import Tables

/// The areas of a map with their values, classes and words.
struct MapRows {
  struct Area {
    var shape: AreaShapes.Area
    var name: String
    var value: Double?
    var figure: String
    var marker: String
    var isLit: Bool
    var isLabelled: Bool
  }

  private let fields: MapFields
  private let indicator: Indicator
  private let period: Period
  private let isTiles: Bool
  private let classes: ValueClasses
  private let comparator: (label: String, value: Double)?
  /// What is outlined, where it is no area of the map itself.
  private let litName: String?
  let areas: [Area]
  /// Areas of the kinds that the map has, with a value, for which it has no place.
  let areasNotOnMap: [String]

  private static let mostNamed = 16

  init(
    _ fields: MapFields, indicator: Indicator, period: Period, shapes: AreaShapes,
    context: BlockContext, _ report: inout Report
  ) {
    self.fields = fields
    self.indicator = indicator
    self.period = period
    isTiles = shapes.isTiles
    let known = shapes.areas(in: period.firstYear)
    let onMap = Set(known.map(\.code))
    let kinds = Set(onMap.map { $0.prefix(3) })
    areasNotOnMap =
      fields.areas != nil
      ? []
      : indicator.areas.filter { code in
        kinds.contains(code.prefix(3)) && !onMap.contains(code)
          && indicator.value(area: code, period: period) != nil
      }
    let wanted = fields.areas.map { areas in
      Set(
        context.areaCodes(areas, default: [], &report).flatMap {
          Self.parts(of: $0, onMap, context.geography)
        })
    }
    let drawn = known.filter { wanted?.contains($0.code) ?? true }
    let hasAny = drawn.contains { !indicator.rows(of: $0.code).isEmpty }
    // Our area may be a region of several areas on the map.
    var lit: Set<String> = []
    var litName: String?
    let asked = context.areaCodes(
      fields.highlight, default: indicator.area.map { [$0] } ?? [], &report)
    for code in asked {
      let parts = Self.parts(of: code, onMap, context.geography)
      lit.formUnion(parts)
      if parts.count > 1 { litName = context.name(of: code, in: indicator) }
    }
    lit.formIntersection(drawn.map(\.code))
    // An outline round everything says nothing.
    if lit.count == drawn.count { (lit, litName) = ([], nil) }
    self.litName = lit.isEmpty ? nil : litName

    let words = fields.labelled?.compactMap(\.string) ?? []
    let named: Set<String>
    if words == ["all"] {
      named = Set(drawn.map(\.code))
    } else if words == ["none"] || (fields.labelled == nil && isTiles) {
      named = []
    } else if fields.labelled != nil {
      named = Set(context.areaCodes(fields.labelled, default: [], &report))
    } else {
      named =
        drawn.count <= Self.mostNamed
        ? Set(drawn.map(\.code)) : litName == nil && lit.count <= 6 ? lit : []
    }
    let unit = indicator.unit
    areas =
      hasAny
      ? drawn.map { shape in
        let row = indicator.row(area: shape.code, period: period)
        let isKnown =
          context.geography.area(shape.code) != nil
          || indicator.areas.contains(shape.code)
        return Area(
          shape: shape,
          name: isKnown || shape.name.isEmpty
            ? context.name(of: shape.code, in: indicator) : shape.name,
          value: row?.value,
          figure: row?.value.map { unit.shortText($0, decimals: fields.decimals) } ?? "no data",
          marker: row?.status.shownMarker ?? "", isLit: lit.contains(shape.code),
          isLabelled: named.contains(shape.code))
      } : []
    let values = areas.compactMap(\.value)
    // About three areas a colour at least.
    let count = fields.classes ?? min(5, max(2, values.count / 2))
    classes = ValueClasses(
      values, count: count, method: fields.method, limits: fields.breaks,
      splitsAtZero: indicator.relativeToComparator)
    comparator =
      indicator.relativeToComparator
      ? nil
      : indicator.comparator.flatMap { code in
        indicator.value(area: code, period: period).map {
          (
            "\(context.shortName(of: code, in: indicator)) "
              + unit.shortText($0, decimals: fields.decimals), $0
          )
        }
      }
  }

  /// The areas of the map that make up one that may be larger.
  private static func parts(
    of code: String, _ onMap: Set<String>, _ geography: Geography, depth: Int = 0
  ) -> [String] {
    if onMap.contains(code) { return [code] }
    guard depth < 4, let area = geography.area(code) else { return [] }
    // Of a country, its regions and its districts both are children: the map has one of them.
    let levels = Set(area.levels.flatMap { geography.level($0)?.childLevels ?? [] }).sorted()
    for level in levels {
      let own = geography.children(of: code, at: level).map(\.code).filter(onMap.contains)
      if !own.isEmpty { return own }
    }
    return geography.children(of: code).flatMap {
      parts(of: $0.code, onMap, geography, depth: depth + 1)
    }
  }

  // MARK: Picture

  func picture(_ theme: Theme) -> MapPicture {
    let colors = colors(theme)
    return MapPicture(
      areas: areas.map { area in
        MapPicture.Area(
          code: area.shape.code, polygons: area.shape.polygons,
          color: area.value.map { colors[min(classes.index(of: $0), colors.count - 1)] },
          name: area.name,
          figure: area.marker.isEmpty ? area.figure : "\(area.figure) \(area.marker)",
          isLit: area.isLit, isLabelled: area.isLabelled)
      }, key: key(colors), isTiles: isTiles, height: fields.height, theme: theme)
  }

  /// From light to dark; where values lie on both sides of the comparator, dark at both ends.
  private func colors(_ theme: Theme) -> [Color] {
    let below = classes.belowZero
    guard below > 0 else { return theme.ramp(classes.count) }
    return theme.ramp(
      below: below, above: classes.count - below, isReversed: indicator.better == .lower)
  }

  private func key(_ colors: [Color]) -> MapKey {
    let ranges = classes.ranges
    let ends = ranges.map(\.lowerBound) + (ranges.last.map { [$0.upperBound] } ?? [])
    // As few decimals as tell the limits apart.
    let most = max(fields.decimals ?? indicator.unit.decimals, 0)
    let decimals =
      fields.decimals
      ?? (0...most).first { places in
        Set(ends.map { indicator.unit.shortText($0, decimals: places) }).count == Set(ends).count
      } ?? most
    func text(_ value: Double) -> String { indicator.unit.shortText(value, decimals: decimals) }
    let isMissing = areas.contains { $0.value == nil }
    let isNamed = areas.contains { $0.isLit && $0.isLabelled } || (isTiles && litName == nil)
    let lit = areas.filter(\.isLit)
    return MapKey(
      classes: zip(ranges, colors).map { range, color in
        let (low, high) = (text(range.lowerBound), text(range.upperBound))
        return MapKey.Entry(color: color, label: low == high ? low : "\(low) to \(high)")
      },
      limits: ends.map(text),
      missing: isMissing ? MapKey.Entry(label: "No data") : nil,
      lit: litName ?? (isNamed || lit.isEmpty ? nil : lit.map(\.name).joined(separator: ", ")),
      mark: comparator.flatMap { comparator in
        guard let low = ranges.first?.lowerBound, let high = ranges.last?.upperBound,
          (low...high).contains(comparator.value)
        else { return nil }
        return (comparator.label, classes.index(of: comparator.value))
      })
  }

  // MARK: Words and figures

  /// What the markers beside figures mean.
  var remarks: String {
    let key = markerKey(areas.compactMap { indicator.row(area: $0.shape.code, period: period) })
    return key.isEmpty ? "" : key + "."
  }

  var table: DataTable {
    DataTable([
      DataColumn("area", .strings(areas.map(\.shape.code))),
      DataColumn("area_name", .strings(areas.map(\.name))),
      DataColumn("period", .strings(areas.map { _ in period.description })),
      DataColumn("value", .numbers(areas.map { $0.value ?? .nan })),
      DataColumn(
        "class", .numbers(areas.map { $0.value.map { Double(classes.index(of: $0) + 1) } ?? .nan })),
      DataColumn("status", .strings(areas.map { $0.marker.isEmpty ? nil : $0.marker })),
    ])
  }

  func alternative(title: String) -> String {
    let known = areas.filter { $0.value != nil }.sorted { ($0.value ?? 0) < ($1.value ?? 0) }
    var text = "\(isTiles ? "Map of tiles" : "Map"), \(title): \(areas.count) areas"
    if let low = known.first, let high = known.last {
      text +=
        low.value == high.value
        ? ", all \(high.figure)"
        : ", from \(low.name) \(low.figure) to \(high.name) \(high.figure)"
    }
    text += "."
    let lit = known.filter(\.isLit)
    if let litName, !lit.isEmpty { text += " Outlined: \(litName)." }
    if !lit.isEmpty, lit.count <= 12 {
      text += " " + lit.map { "\($0.name) \($0.figure)" }.joined(separator: ", ") + "."
    } else if known.count <= 12 {
      text += " " + known.reversed().map { "\($0.name) \($0.figure)" }.joined(separator: ", ") + "."
    }
    if let comparator { text += " \(comparator.label)." }
    let missing = areas.filter { $0.value == nil }
    if missing.count > 8 {
      text += " No data for \(missing.count) areas."
    } else if !missing.isEmpty {
      text += " No data for \(missing.map(\.name).joined(separator: ", "))."
    }
    return text
  }
}
