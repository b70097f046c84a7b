internal import SceneGraph

/// Lines of SVG, indented by depth, and the definitions that they refer to.
struct SVGWriter {
  private(set) var text = ""
  /// Gradients and clips, numbered in the order in which they are first needed.
  private(set) var definitions: [String] = []
  private var depth: Int

  init(depth: Int) { self.depth = depth }

  mutating func line(_ line: String) {
    text += String(repeating: " ", count: depth) + line + "\n"
  }

  mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    line("<\(name)\(attributes.written)>")
    depth += 1
  }

  mutating func shut(_ name: String) {
    depth -= 1
    line("</\(name)>")
  }

  mutating func leaf(
    _ name: String, _ attributes: [(String, String)] = [], text: String? = nil
  ) {
    let end = text.map { ">\($0.escapedForXML)</\(name)>" } ?? "/>"
    line("<\(name)\(attributes.written)\(end)")
  }

  mutating func append(_ other: SVGWriter) { text += other.text }

  /// - Returns: the id of the definition, which is made unless an equal one is there.
  mutating func define(_ prefix: String, _ make: (_ id: String) -> String) -> String {
    let content = make("")
    if let index = contents.firstIndex(of: content) { return ids[index] }
    let id = "\(prefix)\(definitions.count + 1)"
    contents.append(content)
    ids.append(id)
    definitions.append(make(id))
    return id
  }

  private var contents: [String] = []
  private var ids: [String] = []
}

extension [(String, String)] {
  fileprivate var written: String {
    map { " \($0.0)=\"\($0.1.escapedForXML)\"" }.joined()
  }
}

extension String {
  /// Safe between tags and in quoted attributes; characters that XML forbids are left out.
  var escapedForXML: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
