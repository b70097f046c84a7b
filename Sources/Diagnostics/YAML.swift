internal import CYaml

/// Reads a YAML document into a tree that knows where each value stands.
///
/// libyaml parses (Debian's library, which Yams wraps as well; Yams itself would load the full
/// Foundation at every start and gives the start of a value only, not its end). Scalars stay text: an
/// unquoted one is marked `isPlain`, and the field that reads it decides what it is.
///
/// - Returns: `nil` when the document cannot be read; the report then says where and how to mend it.
package func parseYAML(_ source: SourceText, report: inout Report) -> Node? {
  guard source.bytes.count <= DocumentLimits.longestYAML else {
    report.error(
      "E001", "the file is larger than \(DocumentLimits.longestYAML >> 20) MB",
      at: Origin(source: source, start: 0, end: 0), notes: ["keep data in CSV files beside it"])
    return nil
  }
  guard checkEncoding(of: source, report: &report) else { return nil }
  var composer = YAMLComposer(source: source)
  do {
    let node = try composer.document()
    for origin in composer.repeatedKeys {
      report.error("E004", "the key stands twice in one mapping", at: origin, label: "remove one")
    }
    return composer.repeatedKeys.isEmpty ? node : nil
  } catch {
    report.error(
      "E001", error.message,
      at: Origin(source: source, start: error.start, end: max(error.end, error.start + 1)),
      label: error.label, notes: error.notes)
    return nil
  }
}

private struct YAMLProblem: Error {
  var message: String
  var start: Int
  var end: Int
  var label = ""
  var notes: [String] = []
}

/// One event of libyaml with everything copied out of it.
private struct Event {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case scalar(text: String, isPlain: Bool)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
    case alias(String)
  }
  var kind: Kind
  var anchor: String?
  var start: Int
  var end: Int
}

private struct YAMLComposer {
  let source: SourceText
  let reader: EventReader
  var anchors: [String: (node: Node, size: Int)] = [:]
  var size = 0
  var repeatedKeys: [Origin] = []

  init(source: SourceText) {
    self.source = source
    reader = EventReader(source.bytes)
  }

  mutating func document() throws(YAMLProblem) -> Node {
    _ = try reader.next()
    let start = try reader.next()
    guard case .documentStart = start.kind else {
      throw YAMLProblem(message: "the file is empty", start: 0, end: 0)
    }
    let node = try compose(try reader.next(), depth: 0)
    _ = try reader.next()
    let end = try reader.next()
    guard case .streamEnd = end.kind else {
      throw YAMLProblem(
        message: "a second document starts here", start: end.start, end: end.end,
        label: "keep one document to a file")
    }
    return node
  }

  private mutating func compose(_ event: Event, depth: Int) throws(YAMLProblem) -> Node {
    guard depth < DocumentLimits.deepestNesting else {
      throw YAMLProblem(message: DocumentMessages.tooDeep, start: event.start, end: event.end)
    }
    let sizeBefore = size
    try count(1, at: event)
    var node: Node
    switch event.kind {
    case .scalar(let text, let isPlain):
      node = Node(.string(text), origin: origin(event), isPlain: isPlain)
    case .alias(let name):
      guard let anchor = anchors[name] else {
        throw YAMLProblem(
          message: "no anchor is called `\(name)`", start: event.start, end: event.end,
          label: suggestion(for: name, among: anchors.keys).map { "did you mean `*\($0)`?" }
            ?? "put quotes round text that starts with `*`")
      }
      try count(anchor.size, at: event)
      return anchor.node
    case .sequenceStart:
      var items: [Node] = []
      var next = try reader.next()
      while true {
        if case .sequenceEnd = next.kind { break }
        items.append(try compose(next, depth: depth + 1))
        next = try reader.next()
      }
      node = Node(.array(items), origin: Origin(source: source, start: event.start, end: next.end))
    case .mappingStart:
      let (members, end) = try mapping(depth: depth)
      node = Node(.object(members), origin: Origin(source: source, start: event.start, end: end))
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .sequenceEnd, .mappingEnd:
      throw YAMLProblem(
        message: "the document ends where a value should stand", start: event.start, end: event.end)
    }
    if let anchor = event.anchor { anchors[anchor] = (node, size - sizeBefore) }
    return node
  }

  private mutating func mapping(depth: Int) throws(YAMLProblem) -> ([Node.Member], end: Int) {
    var members: [Node.Member] = []
    var keys: Set<String> = []
    while true {
      let key = try reader.next()
      switch key.kind {
      case .mappingEnd: return (members, key.end)
      case .scalar(let text, _):
        guard text != "<<" else {
          throw YAMLProblem(
            message: "`<<` does not merge anything here", start: key.start, end: key.end,
            label: "write the fields out, or repeat single values by `*name`")
        }
        if !keys.insert(text).inserted { repeatedKeys.append(origin(key)) }
        members.append(
          Node.Member(
            key: text, keyOrigin: origin(key),
            value: try compose(try reader.next(), depth: depth + 1)))
      default:
        throw YAMLProblem(
          message: "a key must be a word", start: key.start, end: key.end,
          label: "put quotes round text that starts with `{` or `[`")
      }
    }
  }

  private mutating func count(_ nodes: Int, at event: Event) throws(YAMLProblem) {
    size += nodes
    guard size <= DocumentLimits.mostNodes else {
      throw YAMLProblem(message: DocumentMessages.tooManyNodes, start: event.start, end: event.end)
    }
  }

  private func origin(_ event: Event) -> Origin {
    Origin(source: source, start: event.start, end: event.end)
  }
}

/// Owns libyaml's parser (`yaml_parser_t`).
private final class EventReader {
  private let bytes: [UInt8]
  private let skipped: Int
  /// Byte offsets of every 32nd character, because libyaml counts characters; empty for plain ASCII.
  private let checkpoints: [Int]
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let input: UnsafeMutableBufferPointer<UInt8>

  private static let stride = 32
  /// What the reader of a field decides anyway.
  private static let plainTags: Set<String> = Set(
    ["!"] + ["str", "int", "float", "bool", "null"].map { "tag:yaml.org,2002:\($0)" })

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    skipped = start
    if bytes.contains(where: { $0 >= 0x80 }) {
      var checkpoints: [Int] = []
      var characters = 0
      for offset in start..<bytes.count where bytes[offset] & 0xC0 != 0x80 {
        if characters % Self.stride == 0 { checkpoints.append(offset) }
        characters += 1
      }
      self.checkpoints = checkpoints
    } else {
      checkpoints = []
    }
    input = .allocate(capacity: max(bytes.count - start, 1))
    _ = input.update(fromContentsOf: bytes[start...])
    yaml_parser_initialize(parser)
    yaml_parser_set_input_string(parser, input.baseAddress, bytes.count - start)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  func next() throws(YAMLProblem) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { yaml_event_delete(&event) }
    var anchor: String?
    let kind: Event.Kind
    switch event.type {
    case YAML_STREAM_START_EVENT: kind = .streamStart
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_SEQUENCE_START_EVENT:
      anchor = name(event.data.sequence_start.anchor)
      kind = .sequenceStart
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      anchor = name(event.data.mapping_start.anchor)
      kind = .mappingStart
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    case YAML_ALIAS_EVENT: kind = .alias(name(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      anchor = name(scalar.anchor)
      if let tag = name(scalar.tag), !Self.plainTags.contains(tag) {
        throw YAMLProblem(
          message: "the tag `\(tag)` means nothing here", start: offset(event.start_mark.index),
          end: offset(event.end_mark.index), label: "write the value without a tag")
      }
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      kind = .scalar(text: text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
    default: kind = .streamEnd
    }
    return Event(
      kind: kind, anchor: anchor, start: offset(event.start_mark.index),
      end: offset(event.end_mark.index))
  }

  private func name(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func offset(_ characters: Int) -> Int {
    guard !checkpoints.isEmpty else { return min(skipped + characters, bytes.count) }
    let slot = characters / Self.stride
    guard slot < checkpoints.count else { return bytes.count }
    var offset = checkpoints[slot]
    for _ in 0..<characters % Self.stride {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    return min(offset, bytes.count)
  }

  private func problem() -> YAMLProblem {
    let parser = parser.pointee
    let words = parser.problem.map { String(cString: $0) } ?? "the document cannot be read"
    let start = offset(parser.problem_mark.index)
    let advice = YAMLAdvice(words, at: start, in: bytes)
    return YAMLProblem(
      message: advice.message, start: start, end: start + 1, label: advice.label,
      notes: advice.notes)
  }
}
