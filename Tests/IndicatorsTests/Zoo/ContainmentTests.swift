import Diagnostics
import Glibc
import Testing

@testable import Indicators

/// What a plugin reaches for beyond its request; where the kernel cannot contain it, only the limits hold.
@Suite struct ContainmentTests {
  static let isPossible = Containment.isPossible

  /// A Python plugin that tries `attempt` and tells of it in its log: `did it`, or the error.
  func words(of attempt: String, processes: Int = 1, prepare: (Zoo) -> Void = { _ in }) throws
    -> String
  {
    let zoo = Zoo()
    defer { zoo.remove() }
    let script = """
      import os, sys
      try:
          \(attempt.replacing("\n", with: "\n    "))
          print("did it", file=sys.stderr)
      except Exception as error:
          print(type(error).__name__, error, file=sys.stderr)
      sys.stderr.flush()
      os._exit(3)
      """
    zoo.add(
      "curious", script, interpreter: "/usr/bin/python3",
      limits: #"{"timeout_s": 10, "memory_mb": 512, "processes": \#(processes)}"#)
    prepare(zoo)
    let failure = try #require(zoo.failure(of: "curious"))
    #expect(failure.cause == .crashed(.exit(3)), "\(failure.cause): \(failure.lastWords)")
    return failure.lastWords
  }

  @Test(
    .enabled(if: isPossible),
    arguments: [
      "open('/etc/passwd').read()", "os.listdir('/')", "os.listdir('/root')",
      "open('/proc/1/environ')",
      "open('stray', 'w')", "open('/tmp/handbill-stray', 'w')", "os.unlink('plugin.json')",
      "os.chmod('run', 0o777) if False else open('run', 'a')",
      "import socket; socket.socket()", "os.fork()", "os.setsid()", "os.setpgid(0, 0)",
      "os.posix_spawn('/usr/bin/true', ['true'], {})",
      "import subprocess; subprocess.run(['/usr/bin/true'], check=True)",
      "import ctypes; c = ctypes.CDLL(None, use_errno=True)\nif c.ptrace(0, 0, 0, 0) < 0: raise OSError('ptrace')",
      "import ctypes; c = ctypes.CDLL(None, use_errno=True)\nif c.setuid(12345) < 0 and os.getuid() == 0: raise OSError('setuid')\nif os.getuid() != 0: raise OSError('no root')",
      "os.kill(os.getppid(), 0)", "os.kill(-1, 0)", "os.kill(0, 0)",
      "import signal; os.kill(-os.getpgid(os.getppid()), 0)",
      "open('/etc/shadow').read()", "os.listdir(os.path.expanduser('~root'))",
      "import resource; resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (64, 64))",
      "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))",
    ])
  func `what lies outside is refused`(attempt: String) throws {
    #expect(try !words(of: attempt).contains("did it"))
  }

  @Test(arguments: [
    "open('plugin.json').read()", "open('/dev/urandom', 'rb').read(4)", "open('/dev/null', 'w')",
    "path = os.environ['TMPDIR'] + '/a'; os.mkdir(path); open(path + '/b', 'w').write('x')",
    "import threading; t = threading.Thread(target=lambda: None); t.start(); t.join()",
    "import json, decimal, csv",
  ])
  func `what a computation needs is there`(attempt: String) throws {
    #expect(try words(of: attempt).hasSuffix("did it\n"), "\(attempt)")
  }

  @Test(
    .enabled(if: isPossible),
    arguments: ["os.kill(os.getppid(), 0)", "os.kill(-1, 0)", "os.kill(-os.getpgid(0), 0)"])
  func `a family of processes cannot signal the host either`(attempt: String) throws {
    #expect(try !words(of: attempt, processes: 4).contains("did it"))
  }

  @Test(.enabled(if: isPossible)) func `a family signals its own members`() throws {
    let attempt = """
      import signal, time
      child = os.fork()
      if child == 0: time.sleep(20)
      os.kill(child, signal.SIGKILL)
      os.waitpid(child, 0)
      """
    #expect(try words(of: attempt, processes: 4).hasSuffix("did it\n"))
  }

  @Test func `a plugin that asks to read everything is denied`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add(
      "greedy", "exit 4",
      manifest: """
        {"id": "greedy", "version": "1.0.0", "title": "x", "protocol": [1], "run": ["./run"],
         "unit": {"code": "count"}, "better": "higher", "inputs": [{"column": "value"}],
         "reads": ["/"]}
        """)
    guard case .denied? = zoo.failure(of: "greedy")?.cause else {
      Issue.record("it was not denied")
      return
    }
  }

  @Test func `a plugin that may have processes has them, and no more`() throws {
    #expect(
      try words(
        of: "import subprocess; subprocess.run(['/usr/bin/true'], check=True)", processes: 3
      )
      .hasSuffix("did it\n"))
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add(
      "bomb", "for i in 1 2 3 4 5 6; do sleep 20 & done; wait",
      limits: #"{"timeout_s": 10, "processes": 4}"#)
    #expect(
      zoo.failure(of: "bomb")?.cause
        == .denied(reason: "it made more than the 4 processes of its limits.processes"))
  }

  /// Fork, vfork, clone and clone3 by their numbers, past the C library.
  @Test(
    .enabled(if: isPossible),
    arguments: [
      "c.fork()", "c.vfork()", "by_number()", "clone(17)", "clone(0x4100 | 17)", "clone3()",
    ])
  func `no call makes a process where none may be made`(call: String) throws {
    let attempt = """
      import ctypes, platform, struct
      c = ctypes.CDLL(None, use_errno=True)
      number = {"x86_64": 56, "aarch64": 220}[platform.machine()]
      def by_number(): return c.syscall(57) if number == 56 else clone(17)
      def clone(flags): return c.syscall(number, flags, 0, 0, 0, 0)
      def clone3():
          arguments = ctypes.create_string_buffer(struct.pack("8Q", 0, 0, 0, 0, 17, 0, 0, 0))
          return c.syscall(435, arguments, 64)
      made = \(call)
      if made < 0: raise OSError(ctypes.get_errno(), "refused")
      if made == 0: os._exit(0)
      """
    #expect(try words(of: attempt).hasPrefix("PermissionError") || call == "clone3()")
    #expect(try !words(of: attempt).contains("did it"))
  }

  @Test func `a family may have its processes one after the other without end`() throws {
    let attempt = """
      import subprocess
      for _ in range(12): subprocess.run("/usr/bin/true; /usr/bin/true", shell=True, check=True)
      """
    #expect(try words(of: attempt, processes: 3).hasSuffix("did it\n"))
  }

  @Test(.enabled(if: isPossible && geteuid() != 0, "the limit is void for root"))
  func `the kernel bounds the threads of a family, and counts no others of its user`() throws {
    let attempt = """
      import resource, threading
      if resource.getrlimit(resource.RLIMIT_NPROC) != (67, 67): raise OSError("another limit")
      resource.setrlimit(resource.RLIMIT_NPROC, (2, 2))
      wait = threading.Event().wait
      threading.Thread(target=wait, daemon=True).start()
      try: threading.Thread(target=wait, daemon=True).start()
      except RuntimeError: pass
      else: raise OSError("three of two")
      """
    #expect(try words(of: attempt, processes: 4) == "did it\n")
  }

  @Test func `one that ends at once with too many behind it had too many`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add(
      "bomb", "for i in 1 2 3 4 5 6; do sleep 20 & done", limits: #"{"processes": 4}"#)
    #expect(
      zoo.failure(of: "bomb")?.cause
        == .denied(reason: "it made more than the 4 processes of its limits.processes"))
  }

  @Test func `files beside its folder are read only when they are allowed`() throws {
    let zoo = Zoo()
    let other = Zoo()
    defer {
      zoo.remove()
      other.remove()
    }
    other.add("data", "secret")
    let file = "\(other.folder)/data/run"
    let manifest = """
      {"id": "reader", "version": "1.0.0", "title": "x", "protocol": [1], "run": ["./run"],
       "unit": {"code": "count"}, "better": "higher", "inputs": [{"column": "value"}],
       "reads": ["\(file)"]}
      """
    zoo.add("reader", "read line < \(file) && exit 4; exit 5", manifest: manifest)
    guard case .denied(let reason)? = zoo.failure(of: "reader")?.cause else {
      Issue.record("it was not denied")
      return
    }
    #expect(reason.contains("--allow-read \(file)"))
    var sandbox = Sandbox()
    sandbox.allowedReads = [other.folder]
    #expect(zoo.failure(of: "reader", sandbox: sandbox)?.cause == .crashed(.exit(4)))
    sandbox.allowedReads = []
    sandbox.projectFolder = other.folder
    #expect(zoo.failure(of: "reader", sandbox: sandbox)?.cause == .crashed(.exit(4)))
  }

  @Test func `a kernel that cannot contain is said, and a project's plugin is refused there`()
    throws
  {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add("plain", "exit 6")
    var sandbox = Sandbox()
    sandbox.isPossible = false
    func cause(_ kind: PluginPlace.Kind) -> (MetricFailure.Cause?, [String]) {
      var report = Report()
      let results = zoo.ask(["plain"], kind: kind, sandbox: sandbox, report: &report)
      return (results.first?.cause, report.diagnostics.map(\.code))
    }
    #expect(cause(.bundled) == (.crashed(.exit(6)), ["W426"]))
    guard case (.denied(let reason)?, _) = cause(.project) else {
      Issue.record("it was not denied")
      return
    }
    #expect(reason.contains("--allow-unsandboxed plain"))
    sandbox.allowedUnsandboxed = ["plain"]
    #expect(cause(.project).0 == .crashed(.exit(6)))
    sandbox.isRequired = true
    guard case (.denied?, _) = cause(.bundled) else {
      Issue.record("it was not denied")
      return
    }
  }
}
