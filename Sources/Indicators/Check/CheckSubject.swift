internal import Diagnostics
internal import Glibc
internal import MetricPlugin
internal import Tables

/// A plugin under test: its manifest and examples, and a folder it can be run in.
struct CheckSubject: Sendable {
  struct Problem: Error {
    var sentence: String
  }

  var plugin: Plugin
  /// As the author knows it.
  var folder: String
  var manifest: Node
  private var copy: TemporaryFolder?

  var examples: [PluginExample] { PluginExample.all(of: plugin.manifest.id, in: folder) }

  static func load(_ path: String, report: inout Report) -> Result<CheckSubject, Problem> {
    guard let folder = resolvedPath(path), isFolder(folder) else {
      return .failure(Problem(sentence: "there is no folder \(path)"))
    }
    guard exists("\(folder)/plugin.json") else {
      return .failure(Problem(sentence: "there is no plugin.json in \(path)"))
    }
    guard let source = SourceText.read(path: "\(folder)/plugin.json", report: &report),
      let node = parseJSON(source, report: &report),
      let manifest = Manifest(node, report: &report)
    else { return .failure(Problem(sentence: "plugin.json must be mended first")) }
    var subject = CheckSubject(
      plugin: Plugin(manifest: manifest, place: PluginPlace(.option, folder), folder: folder),
      folder: folder, manifest: node)
    guard case .run(let run) = manifest.method, run[0].hasPrefix("./"),
      programPath(run[0], in: folder) == nil
    else { return .success(subject) }
    let name = String(run[0].dropFirst(2))
    guard let program = builtProgram(name, above: folder) else {
      return .failure(
        Problem(
          sentence: "its program `\(run[0])` is not there: build it, for instance with "
            + "swift build -c release --static-swift-stdlib --product \(name)"))
    }
    guard let copy = TemporaryFolder() else {
      return .failure(Problem(sentence: "no temporary folder: \(words(for: errno))"))
    }
    subject.copy = copy
    guard copyFile(program, to: "\(copy.path)/\(name)", mode: 0o755),
      copyFile("\(folder)/plugin.json", to: "\(copy.path)/plugin.json", mode: 0o644),
      let resolved = resolvedPath(copy.path)
    else {
      copy.remove()
      return .failure(Problem(sentence: "\(program) cannot be copied: \(words(for: errno))"))
    }
    subject.plugin.folder = resolved
    return .success(subject)
  }

  func remove() { copy?.remove() }

  // MARK: Description

  /// What the program prints when asked to describe itself; `nil` when it cannot.
  func described(_ words: [String], sandbox: Sandbox) -> Node? {
    guard case .success(let executable) = findProgram(words[0], in: plugin.folder),
      case .success(let containment) = Containment.make(for: plugin, in: sandbox)
    else { return nil }
    let job = ProcessJob(
      executable: executable, arguments: words.dropFirst() + ["describe"], folder: plugin.folder,
      input: [], seconds: 5, megabytes: plugin.manifest.limits.megabytes,
      containment: containment, environment: ["HANDBILL_DESCRIBE=1"])
    let result = ProcessRunner().run([job])[0]
    guard result.ending == .exited(0) else { return nil }
    var report = Report()
    let source = SourceText(name: "describe", bytes: result.output)
    guard let node = parseJSON(source, report: &report), node["id"] != nil else { return nil }
    return node
  }

  /// The paths at which the manifest is not what the program describes.
  func differences(from described: Node) -> [String] {
    var paths: [String] = []
    compare(manifest, described, "", &paths)
    return paths
  }

  private func compare(_ a: Node?, _ b: Node?, _ path: String, _ paths: inout [String]) {
    guard let a, let b else {
      if a != nil || b != nil { paths.append(path) }
      return
    }
    if let own = a.members, let other = b.members {
      for key in Set(own.map(\.key) + other.map(\.key)).sorted() where key != "$schema" {
        compare(a[key], b[key], path.isEmpty ? key : "\(path).\(key)", &paths)
      }
    } else if let own = a.items, let other = b.items {
      guard own.count == other.count else { return paths.append(path) }
      for (index, pair) in zip(own, other).enumerated() {
        compare(pair.0, pair.1, "\(path)[\(index)]", &paths)
      }
    } else if a.string != b.string || a.number != b.number || a.bool != b.bool {
      paths.append(path)
    }
  }
}

/// Where a package further up leaves its programs: the newest of release and debug.
private func builtProgram(_ name: String, above folder: String) -> String? {
  var parts = folder.split(separator: "/")
  while !parts.isEmpty {
    let parent = "/" + parts.joined(separator: "/")
    if exists("\(parent)/Package.swift") { return builtProduct(name, of: parent) }
    parts.removeLast()
  }
  return nil
}

/// Copies a regular file.
func copyFile(_ source: String, to target: String, mode: mode_t) -> Bool {
  let input = open(source, O_RDONLY | O_CLOEXEC)
  guard input >= 0 else { return false }
  defer { close(input) }
  let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
  guard output >= 0 else { return false }
  defer { close(output) }
  while true {
    let count = sendfile(output, input, nil, 1 << 24)
    if count == 0 { return true }
    if count < 0, errno != EINTR { return false }
  }
}
