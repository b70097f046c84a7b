import Diagnostics

/// The channels of one mark.
struct Encoding: Sendable {
  private var single: [Channel: ChannelDefinition] = [:]
  /// `detail`, `order` and `tooltip` may name several fields.
  private var lists: [Channel: [ChannelDefinition]] = [:]

  subscript(channel: Channel) -> ChannelDefinition? {
    get { single[channel] }
    set { single[channel] = newValue }
  }

  func list(_ channel: Channel) -> [ChannelDefinition] {
    lists[channel] ?? single[channel].map { [$0] } ?? []
  }

  mutating func set(_ channel: Channel, _ definitions: [ChannelDefinition]) {
    lists[channel] = definitions
    single[channel] = definitions.first
  }

  /// Every channel in a fixed order, with the definitions of conditions.
  var fields: [(channel: Channel, definition: ChannelDefinition)] {
    Channel.allCases.flatMap { channel -> [(Channel, ChannelDefinition)] in
      list(channel).flatMap { definition -> [(Channel, ChannelDefinition)] in
        let all = [definition] + definition.conditions.map(\.definition)
        return all.filter(\.isField).map { (channel, $0) }
      }
    }
  }

  var isAggregate: Bool { fields.contains { $0.definition.isAggregate } }

  func hasFieldOrDatum(_ channel: Channel) -> Bool { single[channel]?.isFieldOrDatum ?? false }
}

extension Encoding {
  init(_ node: Node?, context: inout Context) {
    guard let members = node?.members else { return }
    for member in members where !member.value.isNull {
      guard let channel = Channel(rawValue: member.key) else {
        context.report.warning(
          "W501", "there is no channel `\(member.key)`", at: member.keyOrigin,
          label: suggestionLabel(member.key, Channel.allCases.map(\.rawValue)))
        continue
      }
      if let items = member.value.items {
        set(
          channel,
          items.compactMap { ChannelDefinition($0, channel: channel, context: &context) })
      } else if let definition = ChannelDefinition(
        member.value, channel: channel, context: &context)
      {
        self[channel] = definition
      }
      // What is left of a layer's defaults where no field was added says nothing.
      if let definition = self[channel], !definition.saysSomething { self[channel] = nil }
    }
    // Fill and stroke say more than colour.
    if self[.fill] != nil || self[.stroke] != nil { self[.color] = nil }
    // A second position is measured like the first.
    for channel in Channel.allCases where channel.main != channel {
      guard let main = self[channel.main] else { continue }
      self[channel]?.type = main.type
    }
  }
}

func suggestionLabel(_ word: String, _ candidates: some Sequence<String>) -> String {
  suggestion(for: word, among: candidates).map { "did you mean `\($0)`?" } ?? ""
}
