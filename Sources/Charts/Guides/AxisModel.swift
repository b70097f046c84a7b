import Diagnostics
import Scales
import SceneGraph

/// An axis as the layers that share it describe it together.
struct AxisModel {
  enum Orient: String { case top, bottom, left, right }

  var channel: Channel
  var scaleKey: ScaleKey
  /// The first unit that has the axis, whose field decides what is not said.
  var unit: Int
  var definition: ChannelDefinition
  var secondary: ChannelDefinition?
  /// Properties that a layer asks for; the first wins.
  var explicit: [String: Node]
  var title: GuideTitle
  var orient: Orient
  var isOrientExplicit: Bool
  var scaleType: ScaleType
  /// Switched off; the first layer that says anything about the axis decides.
  var isDisabled: Bool
  private var isDisablingExplicit: Bool
  /// Over cells that fill their bands, whose edges would hide it.
  var isOverCells = false
  /// Beside another axis of the same channel: its grid would cross the other's.
  var isSecondOfTwo = false

  init?(
    _ channel: Channel, unit id: Int, _ unit: Unit, scaleKey: ScaleKey, scaleType: ScaleType,
    context: inout Context
  ) {
    let main = unit.encoding[channel]?.scaled
    let second = channel.secondary.flatMap { unit.encoding[$0] }
    guard let definition = main ?? second?.scaled else { return nil }
    let axis = definition.property("axis")
    isDisablingExplicit = axis != nil
    isDisabled = axis.map { $0.isNull || $0.bool == false } ?? false
    self.channel = channel
    self.scaleKey = scaleKey
    self.unit = id
    self.definition = definition
    secondary = second
    self.scaleType = scaleType
    isOverCells = unit.mark.traits.isSurface && scaleType.isDiscrete
    explicit = [:]
    for member in axis?.members ?? [] { explicit[member.key] = context.resolved(member.value) }
    title = GuideTitle(
      explicit: isDisabled
        ? nil
        : explicit["title"] ?? AxisModel.title(main, second)
          ?? AxisModel.switchedOff(channel, context.config),
      [main, second], context.config)
    let specified = explicit["orient"]?.string.flatMap(Orient.init(rawValue:))
    isOrientExplicit = specified != nil
    orient = .bottom
    orient =
      specified ?? configured("orient", context.config)?.string.flatMap(Orient.init(rawValue:))
      ?? (channel == .x ? .bottom : .left)
    if axis == nil, configured("disable", context.config)?.bool == true { isDisabled = true }
    if channel == .x, orient == .left || orient == .right { orient = .bottom }
    if channel == .y, orient == .top || orient == .bottom { orient = .left }
  }

  /// `null` when the look has no axis titles.
  private static func switchedOff(_ channel: Channel, _ config: Config) -> Node? {
    let names = [channel == .x ? "axisX" : "axisY", "axis"]
    return names.lazy.compactMap { config[$0, "title"] }.first { $0.isNull }
  }

  private static func title(_ main: ChannelDefinition?, _ second: ChannelDefinition?) -> Node? {
    let titles = [main?.property("title"), second?.property("title")].compactMap { $0 }
    let texts = titles.compactMap(\.string).filter { !$0.isEmpty }
    if texts.count == 2, texts[0] != texts[1] { return Node("\(texts[0]), \(texts[1])") }
    return titles.first { !($0.string ?? "x").isEmpty && !$0.isNull } ?? titles.first
  }

  /// - Returns: `false` when the two cannot be one axis.
  mutating func merge(_ other: AxisModel) -> Bool {
    if isOrientExplicit, other.isOrientExplicit, orient != other.orient { return false }
    if other.isDisablingExplicit, !isDisablingExplicit {
      isDisabled = other.isDisabled
      isDisablingExplicit = true
    }
    if other.isOrientExplicit, !isOrientExplicit {
      orient = other.orient
      isOrientExplicit = true
    }
    for (name, node) in other.explicit where explicit[name] == nil { explicit[name] = node }
    title.merge(other.title)
    return true
  }

  /// Asked for, else of the named style, else of the look.
  func property(_ name: String, _ config: Config) -> Node? {
    explicit[name] ?? configured(name, config)
  }

  func configured(_ name: String, _ config: Config) -> Node? {
    let styles =
      explicit["style"]?.items?.compactMap(\.string) ?? explicit["style"]?.string.map { [$0] } ?? []
    if let value = config.style(styles, name) { return value }
    let axis = channel == .x ? "X" : "Y"
    let kinds: [String] =
      switch scaleType.family {
      case .ordinalPosition: ["Discrete", scaleType == .band ? "Band" : "Point"]
      case .time: ["Temporal"]
      default: scaleType.isContinuous ? ["Quantitative"] : []
      }
    for kind in kinds.reversed() {
      if let value = config["axis\(axis)\(kind)", name] { return value }
    }
    for kind in kinds.reversed() {
      if let value = config["axis\(kind)", name] { return value }
    }
    if let value = config["axis\(axis)", name] { return value }
    let side = orient.rawValue.prefix(1).uppercased() + orient.rawValue.dropFirst()
    return config["axis\(side)", name] ?? config["axis", name]
  }
}

/// The title of an axis or a legend: words given, or the fields that it speaks of.
struct GuideTitle {
  /// `nil` when not given; no lines when switched off.
  var explicit: [String]?
  var fields: [String] = []

  init(explicit node: Node?, _ definitions: [ChannelDefinition?], _ config: Config) {
    if let node {
      if let text = node.string {
        explicit = text.isEmpty ? [] : TextLines.lines(text, config)
      } else {
        explicit = node.items?.compactMap(\.string) ?? []
      }
    }
    for definition in definitions.compactMap({ $0 }) {
      guard let title = GuideTitle.words(for: definition, config), !fields.contains(title) else {
        continue
      }
      fields.append(title)
    }
  }

  var lines: [String] {
    if let explicit { return explicit }
    let text = fields.joined(separator: ", ")
    return text.isEmpty ? [] : [text]
  }

  mutating func merge(_ other: GuideTitle) {
    switch (explicit, other.explicit) {
    case (let mine?, let theirs?):
      if mine == theirs || theirs.isEmpty { return }
      explicit = mine.isEmpty ? theirs : [(mine + theirs).joined(separator: ", ")]
    case (nil, let theirs?): explicit = theirs
    case (_?, nil): break
    case (nil, nil): fields += other.fields.filter { !fields.contains($0) }
    }
  }

  /// "Sum of people", "age (binned)", "date (year-month)".
  static func words(for definition: ChannelDefinition, _ config: Config) -> String? {
    if definition.isCount { return config["countTitle"]?.string ?? "Count of Records" }
    guard let field = definition.field else { return nil }
    let style = config["fieldTitle"]?.string
    if style == "plain" { return field }
    switch definition.aggregate {
    case .operation(let operation):
      if style == "functional" { return "\(operation.uppercased())(\(field))" }
      return operation.prefix(1).uppercased() + operation.dropFirst() + " of \(field)"
    case .argument(let isLargest, let by):
      return "\(field) for \(isLargest ? "max" : "min") \(by)"
    case nil: break
    }
    if definition.bin?.isComputed ?? false { return "\(field) (binned)" }
    if let unit = definition.timeUnit, !unit.isBinned {
      let parts = unit.scaleUnit?.parts.map(\.rawValue) ?? []
      return parts.isEmpty ? field : "\(field) (\(parts.joined(separator: "-")))"
    }
    return field
  }
}
