import Diagnostics
import Glibc
import Indicators
import Tables

/// Plugins that misbehave, each a script in a folder of its own, and a table to ask them about.
struct Zoo {
  let folder: String

  init() {
    var template = Array("/tmp/handbill-zoo-XXXXXX".utf8CString)
    mkdtemp(&template)
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Puts a script into the zoo.
  func add(
    _ id: String, _ script: String, manifest: String = "", interpreter: String = "/bin/sh",
    limits: String = #"{"timeout_s": 5, "memory_mb": 512, "processes": 8}"#
  ) {
    mkdir("\(folder)/\(id)", 0o755)
    write("#!\(interpreter)\n\(script)\n", to: "\(id)/run", mode: 0o755)
    let usual = """
      {"id": "\(id)", "version": "1.0.0", "title": "\(id)", "protocol": [1], "run": ["./run"],
       "unit": {"code": "count"}, "better": "higher", "inputs": [{"column": "value"}],
       "limits": \(limits)}
      """
    write(manifest.isEmpty ? usual : manifest, to: "\(id)/plugin.json", mode: 0o644)
  }

  func write(_ text: String, to name: String, mode: mode_t) {
    let descriptor = open("\(folder)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    defer { close(descriptor) }
    var text = text
    text.withUTF8 { _ = Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }

  /// Removes the scripts; plugins must not have left anything else.
  func remove() {
    for id in namesInFolder(folder) {
      for name in namesInFolder("\(folder)/\(id)") { unlink("\(folder)/\(id)/\(name)") }
      rmdir("\(folder)/\(id)")
    }
    rmdir(folder)
  }

  var catalog: PluginCatalog { PluginCatalog.find(in: [PluginPlace(.option, folder)]) }

  /// Asks all of them at once about two rows, in a request of at least so many megabytes.
  func ask(
    _ ids: [String], megabytes: Int = 0, kind: PluginPlace.Kind = .option,
    sandbox: Sandbox = Sandbox(), cache: ResultCache? = nil, lock: PluginLock? = nil,
    report: inout Report
  )
    -> [Result<Indicator, MetricFailure>]
  {
    var text = "area_code,area_name,year,value\nA0,A,2000,1\nA0,A,2001,2\n"
    // Long names make a long request of few rows.
    let name = String(repeating: "x", count: 1_000_000)
    for area in 0..<megabytes { text += "B\(area),\(name),2000,1\n" }
    let source = SourceText(name: "data.csv", text: text)
    var tableReport = Report()
    let table = CSV(source, report: &tableReport)
    let context = EvaluationContext(
      catalog: PluginCatalog.find(in: [PluginPlace(kind, folder)]),
      geography: Geography(areas: [], levels: [], aliases: []), sandbox: sandbox,
      cache: cache, lock: lock
    ) { _, _ in table.map { BoundTable($0) } }
    return evaluate(
      ids.map { id in
        MetricRequest(
          id: .init(id), method: .plugin(.init(id)),
          bindings: [.init(.init("value"), [.init("data")])], area: .init("A0"))
      }, in: context, report: &report)
  }

  /// Asks one of them; its failure if it failed.
  func failure(of id: String, sandbox: Sandbox = Sandbox()) -> MetricFailure? {
    var report = Report()
    guard case .failure(let failure)? = ask([id], sandbox: sandbox, report: &report).first else {
      return nil
    }
    return failure
  }
}

func namesInFolder(_ folder: String) -> [String] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}
