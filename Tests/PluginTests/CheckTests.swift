import Diagnostics
import Glibc
import Indicators
import Testing

/// The conformance kit on the bundled plugins, and on one that breaks each promise.
@Suite(.serialized) struct CheckTests {
  @Test(arguments: Staging.plugins.keys.sorted())
  func `a bundled plugin keeps the contract`(name: String) throws {
    let folder = "\(Staging.root)/Plugins/\(name)"
    let result = PluginCheck(folder: folder, geography: Staging.geography).run()
    #expect(result.isPassed, "\(result.text)")
    #expect(result.findings.count >= 12)
  }

  @Test(arguments: [
    ("values[0] = time.time()", "same answer twice"),
    ("values[0] = len(os.environ['LANG'])", "same answer elsewhere"),
    ("print('hello')", "answers"),
    ("try: socket.socket()\nexcept OSError: pass", "no network, writing or home"),
    ("values = sorted(v or 1 for v in values)", "rows in any order"),
    ("values = [0 if v is None else v for v in values]", "missing values"),
    ("values = [1 / v if v is not None else None for v in values]", "zeros"),
    ("values[1] = values[0]", "one row, and none"),
    (
      "assert set(request) == set('protocol metric params comparator table areas'.split())",
      "unknown fields are ignored"
    ),
    ("request['protocol'] = 1", "protocol 99 is refused"),
    ("x = bytearray(10000 * len(values) ** 2)", "100,000 rows within its limits"),
    ("area = area[:-1] + ['Z9'] if None in values else area", "no invented areas or periods"),
  ])
  func `a broken promise is found`(line: String, name: String) throws {
    let folder = try Author.plugin(line: line)
    defer { Author.remove(folder) }
    let result = PluginCheck(folder: folder, geography: Staging.geography).run()
    #expect(!result.isPassed)
    let finding = try #require(result.findings.first { $0.name == name }, "\(result.text)")
    #expect(finding.standing == .failed, "\(result.text)")
    #expect(finding.remarks.allSatisfy { !$0.isEmpty } && !finding.remarks.isEmpty)
  }

  @Test func `a plugin without mistakes passes, and its report says so`() throws {
    let folder = try Author.plugin(line: "pass")
    defer { Author.remove(folder) }
    let result = PluginCheck(folder: folder, geography: Staging.geography).run()
    #expect(result.isPassed, "\(result.text)")
    #expect(result.text.contains("\n  ok    zeros\n") && result.text.hasPrefix("honest@1.0.0 in "))
    var report = Report()
    let json = try #require(
      parseJSON(SourceText(name: "json", text: result.json), report: &report))
    #expect(json["passed"]?.bool == true)
    #expect(json["checks"]?.items?.count == result.findings.count)
  }

  /// As the C library does when it is asked for the name of a user.
  @Test func `a local socket is no network`() throws {
    let folder = try Author.plugin(
      line: "try: socket.socket(socket.AF_UNIX)\nexcept OSError: pass")
    defer { Author.remove(folder) }
    let result = PluginCheck(folder: folder, geography: Staging.geography).run()
    #expect(result.isPassed, "\(result.text)")
  }

  @Test func `a folder that holds no plugin says what is missing`() {
    for folder in ["/no/such/folder", "/usr"] {
      let result = PluginCheck(folder: folder, geography: Staging.geography).run()
      #expect(!result.isPassed && result.text.contains("there is no"), "\(result.text)")
    }
  }
}

/// Writes small plugins in Python.
enum Author {
  /// A plugin that doubles its input, with one line more.
  static func plugin(line: String) throws -> String {
    var template = Array("/tmp/handbill-author-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    mkdir("\(folder)/examples", 0o755)
    mkdir("\(folder)/examples/two", 0o755)
    write(
      """
      {"id": "honest", "version": "1.0.0", "title": "Twice", "protocol": [1],
       "run": ["python3", "-I", "twice.py"], "unit": {"code": "count"}, "better": "higher",
       "inputs": [{"column": "value"}], "limits": {"timeout_s": 5, "memory_mb": 512}}
      """, to: "\(folder)/plugin.json")
    write(
      """
      import json, os, sys, time, socket
      request = json.load(sys.stdin)
      def reply(**more):
          json.dump({"protocol": 1, **more}, sys.stdout)
          sys.exit()
      table = request["table"]
      area, values = table["area"], table["columns"].get("value")
      if values is None and request["protocol"] == 1:
          reply(error={"code": "missing_input", "message": "no value", "input": "value"})
      \(line)
      if request["protocol"] != 1:
          reply(error={"code": "protocol", "message": "only 1"})
      double = [None if v is None else 2 * v for v in values]
      reply(ok={"area": area, "period": table["period"], "value": double})
      """, to: "\(folder)/twice.py")
    write(
      "area_code,area_name,year,value\nA0,A,2000,1\nA0,A,2001,2\nB0,B,2000,4\nB0,B,2001,3\n",
      to: "\(folder)/examples/two/data.csv")
    // No values: a plugin with a mistake should not fail for its example.
    write(
      #"{"area": "A0", "compare": "B0", "inputs": {"value": ["data.csv"]}, "values": []}"#,
      to: "\(folder)/examples/two/expected.json")
    return folder
  }

  static func write(_ text: String, to path: String) {
    let file = fopen(path, "w")
    fputs(text, file)
    fclose(file)
  }

  static func remove(_ folder: String) {
    for name in ["examples/two/data.csv", "examples/two/expected.json", "plugin.json", "twice.py"] {
      unlink("\(folder)/\(name)")
    }
    for name in ["/examples/two", "/examples", ""] { rmdir(folder + name) }
  }
}
