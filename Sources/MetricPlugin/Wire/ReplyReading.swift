extension Reply {
  /// Reads a reply; fields it does not know are skipped, columns are not compared with one another.
  package init(_ bytes: [UInt8]) throws(JSONFault) {
    var version = 0
    var answer: Answer?
    var refusal: Refusal?
    try JSONReader.read(bytes) { (reader) throws(JSONFault) in
      try reader.object { (reader, name) throws(JSONFault) in
        switch name {
        case "protocol": version = Int(exactly: try reader.number()) ?? 0
        case "ok": answer = reader.null() ? nil : try Answer(&reader)
        case "error": refusal = reader.null() ? nil : try Refusal(&reader)
        default: try reader.skip()
        }
      }
    }
    if let refusal {
      self.init(.error(refusal))
    } else if let answer {
      self.init(.ok(answer))
    } else {
      throw JSONFault(path: "", offset: 0, message: "it has neither `ok` nor `error`")
    }
    self.version = version
  }
}

extension Reply.Refusal {
  fileprivate init(_ reader: inout JSONReader) throws(JSONFault) {
    var refusal = Reply.Refusal(code: "failed", message: "")
    try reader.object { (reader, name) throws(JSONFault) in
      switch name {
      case "code": refusal.code = try reader.string()
      case "message": refusal.message = try reader.string()
      case "input": refusal.input = reader.null() ? nil : try reader.string()
      case "hint": refusal.hint = reader.null() ? nil : try reader.string()
      default: try reader.skip()
      }
    }
    self = refusal
  }
}

extension Reply.Answer {
  fileprivate init(_ reader: inout JSONReader) throws(JSONFault) {
    var answer = Reply.Answer()
    var seen: Set<String> = []
    try reader.object { (reader, name) throws(JSONFault) in
      seen.insert(name)
      switch name {
      case "area": answer.area = try reader.strings()
      case "period": answer.period = try reader.strings()
      case "category": answer.category = reader.null() ? [] : try reader.strings()
      case "value": answer.value = try reader.numbers()
      case "low": answer.low = reader.null() ? [] : try reader.numbers()
      case "high": answer.high = reader.null() ? [] : try reader.numbers()
      case "status": answer.status = reader.null() ? [] : try statuses(&reader)
      case "targets":
        guard !reader.null() else { return }
        try reader.array { (reader, _) throws(JSONFault) in
          answer.targets.append(try target(&reader))
        }
      case "notes": answer.notes = reader.null() ? [] : try reader.strings()
      case "quality":
        guard !reader.null() else { return }
        try reader.array { (reader, _) throws(JSONFault) in
          answer.quality.append(try remark(&reader))
        }
      default: try reader.skip()
      }
    }
    for name in ["area", "period", "value"] where !seen.contains(name) {
      throw reader.fault("`\(name)` is missing")
    }
    self = answer
  }
}

private func statuses(_ reader: inout JSONReader) throws(JSONFault) -> [Status] {
  let codes = try reader.strings()
  var statuses: [Status] = []
  statuses.reserveCapacity(codes.count)
  for (index, code) in codes.enumerated() {
    guard let status = Status(code: code) else {
      var fault = reader.fault("`\(code.prefix(20))` is not a status: A, E, F, P, B, L or M")
      fault.path += "[\(index)]"
      throw fault
    }
    statuses.append(status)
  }
  return statuses
}

private func target(_ reader: inout JSONReader) throws(JSONFault) -> Outcome.Target {
  var target = Outcome.Target("", .nan)
  try reader.object { (reader, name) throws(JSONFault) in
    switch name {
    case "label": target.label = try reader.string()
    case "value": target.value = try reader.number()
    case "period": target.period = reader.null() ? nil : try reader.string()
    case "area": target.area = reader.null() ? nil : try reader.string()
    default: try reader.skip()
    }
  }
  guard target.value.isFinite else { throw reader.fault("`value` is missing") }
  return target
}

private func remark(_ reader: inout JSONReader) throws(JSONFault) -> Outcome.Quality {
  var quality = Outcome.Quality("", .note, "")
  try reader.object { (reader, name) throws(JSONFault) in
    switch name {
    case "code": quality.code = try reader.string()
    case "severity":
      let word = try reader.string()
      guard let severity = Outcome.Quality.Severity(rawValue: word) else {
        throw reader.fault("`\(word.prefix(20))` is not a severity: note or warning")
      }
      quality.severity = severity
    case "message": quality.message = try reader.string()
    default: try reader.skip()
    }
  }
  return quality
}
