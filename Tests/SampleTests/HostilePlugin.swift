import Testing

/// A plugin that means harm or is badly broken, and the failure its block must show.
struct HostilePlugin: Sendable, CustomTestStringConvertible {
  enum Program: Sendable {
    case python(String)
    /// What `Tests/Hostile` does in a folder of this name.
    case swift
  }

  var id: String
  /// `nil` when the page has a value all the same.
  var code: String?
  var program: Program
  var seconds = 5
  var processes = 1
  /// Replaces what stands in the usual manifest.
  var manifest: [String: String] = [:]
  /// Columns of this size are sent to it.
  var megabytes = 0
  /// Must be in what the host says of it.
  var words = ""

  var testDescription: String { id }

  init(
    _ id: String, _ code: String?, _ program: Program, seconds: Int = 5, processes: Int = 1,
    manifest: [String: String] = [:], megabytes: Int = 0, words: String = ""
  ) {
    self.id = id
    self.code = code
    self.program = program
    self.seconds = seconds
    self.processes = processes
    self.manifest = manifest
    self.megabytes = megabytes
    self.words = words
  }

  /// In Python: asks to be stopped where it could do what it should not.
  private static func attempt(_ id: String, _ attempt: String, processes: Int = 1) -> Self {
    let indented = attempt.split(separator: "\n").map { "    \($0)\n" }.joined()
    let script =
      "try:\n\(indented)    print('it could', file=sys.stderr)\n"
      + "except OSError as error:\n    print('refused', error, file=sys.stderr)\n"
      + "sys.stderr.flush(); os._exit(3)"
    return Self(id, "E401", .python(script), processes: processes, words: "last words: \"refused")
  }

  private static func reply(_ id: String, _ ok: String) -> Self {
    Self(id, "E405", .python("sys.stdin.read(); print('{\"protocol\": 1, \"ok\": {\(ok)}}')"))
  }

  static let all: [HostilePlugin] = [
    Self("fatal-error", "E401", .swift), Self("overflow", "E401", .swift),
    Self("null-pointer", "E401", .swift, words: "signal 11"),
    Self("deep", "E401", .swift, words: "signal 11"),
    Self("loop", "E402", .swift, seconds: 1), Self("hog", "E403", .swift),
    Self("gigabyte", "E403", .swift),
    Self("sleep", "E402", .python("time.sleep(60)"), seconds: 1),
    Self("deaf", "E402", .python("for f in (0, 1, 2): os.close(f)\ntime.sleep(60)"), seconds: 1),
    attempt("forks", "os.fork()"),
    Self(
      "fork-bomb", "E409", .python("for _ in range(7): os.fork()\ntime.sleep(60)"), processes: 4,
      words: "more than the 4 processes"),
    Self("garbage", "E405", .python("sys.stdin.read(); print('hello')")),
    Self("log-first", "E405", .python("sys.stdin.read(); print('loading'); good()")),
    Self("talks", "E404", .python("while True: os.write(1, b'y' * 65536)")),
    Self(
      "verbose", "E404",
      .python(
        "os.write(1, b'{\"protocol\": 1, \"ok\": {\"area\": [\"A\"')\nfor _ in range(2000): os.write(1, b',\"A\"' * 262144)"
      )),
    Self("early", nil, .python("good()"), megabytes: 9),
    Self("early-and-silent", "E406", .python("os.close(0)"), megabytes: 9),
    Self(
      "grandchild", nil, .python("if os.fork() == 0: time.sleep(60)\ngood()"), processes: 4),
    Self(
      "session", nil,
      .python(
        "if os.fork() == 0:\n    if os.fork() == 0:\n        try: os.setsid()\n        except OSError: pass\n        time.sleep(60)\n    time.sleep(60)\ngood()"
      ),
      processes: 8),
    attempt("kills-parent", "os.kill(os.getppid(), 9)"),
    attempt("kills-all", "os.kill(-1, 9)"),
    attempt("family-kills-parent", "os.kill(os.getppid(), 9)", processes: 4),
    attempt("family-kills-all", "os.kill(-1, 9)", processes: 4),
    Self(
      "reads-all", "E409", .python("good()"), manifest: ["reads": #"["/"]"#],
      words: "--allow-read /"),
    attempt("shadow", "open('/etc/shadow').read()"),
    attempt("home", "os.listdir('/root' if os.getuid() == 0 else '/home')"),
    attempt("writes", "open('stray', 'w')"),
    attempt("writes-tmp", "open('/tmp/handbill-stray', 'w')"),
    attempt("socket", "import socket\nsocket.socket()"),
    Self(
      "secret", "E401",
      .python(
        "print(os.environ.get('HANDBILL_SECRET', 'none'), file=sys.stderr)\nsys.stderr.flush(); os._exit(3)"
      ),
      words: "last words: \"none\""),
    reply("nan", #""area": ["E47000004"], "period": ["2022"], "value": [NaN]"#),
    reply("invented", #""area": ["E99999999"], "period": ["2022"], "value": [1]"#),
    reply("lengths", #""area": ["E47000004"], "period": ["2022"], "value": [1, 2]"#),
    Self(
      "protocol", "E408", .python("good()"), manifest: ["protocol": "[99]"],
      words: "must be upgraded"),
  ]

  // MARK: Files

  private var fields: String {
    var fields = [
      "id": "\"\(id)\"", "version": "\"1.0.0\"", "title": "\"\(id)\"", "protocol": "[1]",
      "run": "[\"./run\"]", "unit": #"{"code": "count"}"#, "better": "\"higher\"",
      "inputs": #"[{"column": "value"}]"#,
      "limits": #"{"timeout_s": \#(seconds), "memory_mb": 512, "processes": \#(processes)}"#,
    ]
    fields.merge(manifest) { $1 }
    return fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
      .joined(separator: ", ")
  }

  private static let prelude = """
    #!/usr/bin/python3
    import os, sys, time
    def good():
        print('{"protocol": 1, "ok": {"area": ["E47000004"], "period": ["2023"], "value": [7]}}')
        sys.stdout.flush()
        os._exit(0)

    """

  /// Puts it into `plugins` of a project.
  func write(to folder: TemporaryFolder, swiftProgram: String) throws {
    try folder.write("{\(fields)}", to: "plugins/\(id)/plugin.json")
    let path = folder.path("plugins/\(id)/run")
    switch program {
    case .python(let script):
      try folder.write(Self.prelude + script + "\n", to: "plugins/\(id)/run")
    case .swift: try copyFile(swiftProgram, to: path)
    }
    try makeExecutable(path)
  }
}
