extension Reply {
  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.name("protocol")
      writer.number(Double(version))
      switch content {
      case .ok(let answer):
        writer.name("ok")
        answer.write(to: &writer)
      case .error(let refusal):
        writer.name("error")
        refusal.write(to: &writer)
      }
    }
    return writer.bytes
  }
}

extension Reply.Refusal {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("code")
      writer.string(code)
      writer.name("message")
      writer.string(message)
      if let input {
        writer.name("input")
        writer.string(input)
      }
      if let hint {
        writer.name("hint")
        writer.string(hint)
      }
    }
  }
}

extension Reply.Answer {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("area")
      writer.strings(area)
      writer.name("period")
      writer.strings(period)
      if !category.isEmpty {
        writer.name("category")
        writer.strings(category)
      }
      writer.name("value")
      writer.numbers(value)
      if !low.isEmpty {
        writer.name("low")
        writer.numbers(low)
      }
      if !high.isEmpty {
        writer.name("high")
        writer.numbers(high)
      }
      if !status.isEmpty {
        writer.name("status")
        writer.strings(status.map(\.code))
      }
      writeTargets(to: &writer)
      writer.name("notes")
      writer.strings(notes)
      writeQuality(to: &writer)
    }
  }

  private func writeTargets(to writer: inout JSONWriter) {
    guard !targets.isEmpty else { return }
    writer.name("targets")
    writer.array { writer in
      for target in targets {
        writer.object { writer in
          writer.name("label")
          writer.string(target.label)
          writer.name("value")
          writer.number(target.value)
          if let period = target.period {
            writer.name("period")
            writer.string(period)
          }
          if let area = target.area {
            writer.name("area")
            writer.string(area)
          }
        }
      }
    }
  }

  private func writeQuality(to writer: inout JSONWriter) {
    guard !quality.isEmpty else { return }
    writer.name("quality")
    writer.array { writer in
      for remark in quality {
        writer.object { writer in
          writer.name("code")
          writer.string(remark.code)
          writer.name("severity")
          writer.string(remark.severity.rawValue)
          writer.name("message")
          writer.string(remark.message)
        }
      }
    }
  }
}
