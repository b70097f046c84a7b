import Diagnostics
import Glibc
import Indicators
import Tables
import Testing

/// Serialized, because some measure time.
@Suite(.serialized) struct ZooTests {
  @Test(arguments: Animal.all)
  func `a misbehaving plugin is one typed failure`(animal: Animal) throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add(animal.id, animal.script)
    let failure = try #require(zoo.failure(of: animal.id))
    #expect(animal.cause(failure.cause), "\(failure.cause); log: \(failure.lastWords)")
    #expect(failure.plugin == PluginIdentity(id: animal.id, version: "1.0.0"))
  }

  @Test func `a plugin that hangs is stopped at its deadline`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    let limits = #"{"timeout_s": 1, "processes": 8}"#
    zoo.add("sleeps", "sleep 60", limits: limits)
    zoo.add("loops", "while :; do :; done", limits: limits)
    zoo.add("closes-everything", "exec <&- >&- 2>&-; sleep 60", limits: limits)
    var report = Report()
    let start = seconds()
    let results = zoo.ask(["sleeps", "loops", "closes-everything"], report: &report)
    #expect(seconds() - start < 1.9, "all three have their second at the same time")
    for result in results { #expect(result.cause == .timedOut(seconds: 1)) }
  }

  @Test func `output without end is stopped at its limit`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add("talks", "exec yes")
    #expect(zoo.failure(of: "talks")?.cause == .tooMuchOutput(megabytes: 64))
  }

  @Test func `a well-formed reply of gigabytes is stopped at its limit`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add(
      "verbose",
      "printf '{\"protocol\": 1, \"ok\": {\"area\": [\"A0\"'; exec yes ',\"A0\"' | head -c 2000000000"
    )
    #expect(zoo.failure(of: "verbose")?.cause == .tooMuchOutput(megabytes: 64))
  }

  @Test func `programs in Swift fail as they do, and each is told`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    let hostile = "hostile"
    let cases: [(String, (MetricFailure.Cause) -> Bool)] = [
      (
        "fatal-error",
        { if case .crashed(.signal(4)) = $0 { true } else { $0 == .crashed(.signal(5)) } }
      ),
      (
        "overflow",
        { if case .crashed(.signal(4)) = $0 { true } else { $0 == .crashed(.signal(5)) } }
      ),
      ("null-pointer", { $0 == .crashed(.signal(11)) }),
      ("deep", { $0 == .crashed(.signal(11)) }),
      ("loop", { $0 == .timedOut(seconds: 1) }),
      ("hog", { if case .outOfMemory = $0 { true } else { false } }),
      ("gigabyte", { if case .outOfMemory = $0 { true } else { false } }),
    ]
    for (id, _) in cases {
      let seconds = id == "loop" ? 1 : 8
      zoo.add(id, "", limits: #"{"timeout_s": \#(seconds), "memory_mb": 512}"#)
      unlink("\(zoo.folder)/\(id)/run")
      copyFile("\(products)/\(hostile)", to: "\(zoo.folder)/\(id)/run")
    }
    var report = Report()
    let results = zoo.ask(cases.map(\.0), report: &report)
    for ((id, isRight), result) in zip(cases, results) {
      #expect(result.cause.map(isRight) == true, "\(id): \(result)")
    }
  }

  @Test func `a log without end costs nothing but its time, and its end is kept`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add("logs", "cat >/dev/null; yes log | head -c 3000000 >&2; echo 'last words' >&2; exit 1")
    let failure = try #require(zoo.failure(of: "logs"))
    #expect(failure.cause == .crashed(.exit(1)))
    #expect(failure.lastWords.hasSuffix("last words\n"))
    #expect(failure.lastWords.utf8.count <= 8192)
  }

  @Test func `a plugin that ends while megabytes are being sent is judged by its reply`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add("early", "echo '\(Animal.good)'")
    zoo.add("early-and-silent", "exec <&-; exit 0")
    var report = Report()
    let results = zoo.ask(["early", "early-and-silent"], megabytes: 9, report: &report)
    #expect(try results[0].get().rows.map(\.value) == [1, 2])
    #expect(results[1].cause == .noReply)
  }

  @Test func `a child that holds the pipes does not hold the host`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add("leaves-a-child", "cat >/dev/null; sleep 61 & echo '\(Animal.good)'")
    var report = Report()
    let start = seconds()
    let result = try #require(zoo.ask(["leaves-a-child"], report: &report).first)
    #expect(seconds() - start < 2)
    #expect(try result.get().rows.count == 2)
  }

  @Test func `the children of a stopped plugin are stopped too`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    let nap = "62.\(getpid())"
    zoo.add(
      "family", "sleep \(nap) & sleep \(nap) & wait", limits: #"{"timeout_s": 1, "processes": 8}"#)
    #expect(zoo.failure(of: "family")?.cause == .timedOut(seconds: 1))
    // A killed process may take a moment to go.
    var left = commandLines(containing: nap)
    for _ in 0..<100 where !left.isEmpty {
      usleep(10_000)
      left = commandLines(containing: nap)
    }
    #expect(left.isEmpty)
  }

  @Test func `a memory hog is told from a crash`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add(
      "hog", "x = []\nwhile True: x.append(bytearray(10_000_000))", interpreter: "/usr/bin/python3")
    #expect(zoo.failure(of: "hog")?.cause == .outOfMemory(megabytes: 512))
  }

  /// In a process of its own, which is larger than what the hog may have.
  @Test func `a hog that says nothing is told from a crash under a larger host`() async {
    await #expect(processExitsWith: .success) {
      let ballast = [UInt8](repeating: 1, count: 700 << 20)
      let zoo = Zoo()
      let python = "/usr/bin/python3"
      zoo.add(
        "hog",
        """
        import os
        x = []
        try:
            while True: x.append(bytearray(b"x") * 10_000_000)
        except MemoryError: os.abort()
        """, interpreter: python, limits: #"{"timeout_s": 60, "memory_mb": 512}"#)
      zoo.add("crash", "import os; os.abort()", interpreter: python)
      #expect(zoo.failure(of: "hog")?.cause == .outOfMemory(megabytes: 512))
      #expect(zoo.failure(of: "crash")?.cause == .crashed(.signal(6)))
      #expect(ballast[ballast.count - 1] == 1)
      zoo.remove()
    }
  }

  @Test func `a program that cannot start says what could not be done`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add("no-interpreter", "", interpreter: "/no/such/interpreter")
    zoo.add("not-executable", "true")
    chmod("\(zoo.folder)/not-executable/run", 0o644)
    for id in ["no-interpreter", "not-executable"] {
      let cause = zoo.failure(of: id)?.cause
      guard case .cannotStart = cause else {
        Issue.record("\(id): \(String(describing: cause))")
        continue
      }
    }
  }

  @Test func `a plugin of another protocol is refused before it is started`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add(
      "future", "touch started",
      manifest: """
        {"id": "future", "version": "2.0.0", "title": "x", "protocol": [2, 99], "run": ["./run"],
         "unit": {"code": "count"}, "better": "higher", "inputs": [{"column": "value"}]}
        """)
    let failure = try #require(zoo.failure(of: "future"))
    #expect(failure.cause == .protocolMismatch(host: [1], plugin: [2, 99]))
    #expect(failure.sentence.contains("handbill must be upgraded"))
    #expect(!namesInFolder("\(zoo.folder)/future").contains("started"))
  }

  @Test func `nothing of the user's environment reaches a plugin`() throws {
    setenv("HANDBILL_SECRET", "s3cret", 1)
    defer { unsetenv("HANDBILL_SECRET") }
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add("curious", "env >&2; exit 1")
    let words = try #require(zoo.failure(of: "curious")?.lastWords)
    #expect(!words.contains("s3cret"))
    #expect(words.contains("TZ=UTC") && words.contains("LANG=C.UTF-8"))
  }

  @Test func `the temporary folder is private and gone afterwards`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add(
      "writes",
      "cat >/dev/null; mkdir -p $TMPDIR/a/b; echo x > $TMPDIR/a/b/c; echo $TMPDIR >&2; exit 1")
    let words = try #require(zoo.failure(of: "writes")?.lastWords)
    let path = String(words.prefix { $0 != "\n" })
    #expect(path.contains("handbill-"))
    #expect(access(path, F_OK) != 0)
  }

  @Test func `one failure leaves the other metrics alone`() throws {
    let zoo = Zoo()
    defer { zoo.remove() }
    zoo.add("bad", "kill -SEGV $$")
    zoo.add("good", "cat >/dev/null; echo '\(Animal.good)'")
    var report = Report()
    let results = zoo.ask(["bad", "good", "none", "good"], report: &report)
    #expect(results[0].cause == .crashed(.signal(11)))
    #expect(try results[1].get().value(area: "A0", period: #require(.year(2001))) == 2)
    #expect(results[2].cause == .unknownPlugin(suggestion: nil))
    #expect(try results[3].get().rows.count == 2)
  }

  /// In a process of its own, whose descriptors, children and temporary folders are its own too.
  @Test func `no descriptor, process or folder is left behind`() async {
    await #expect(processExitsWith: .success) {
      let zoo = Zoo()
      for animal in Animal.all { zoo.add(animal.id, animal.script) }
      mkdir("\(zoo.folder)/temporary", 0o755)
      setenv("TMPDIR", "\(zoo.folder)/temporary", 1)
      var report = Report()
      let ids = Animal.all.map(\.id)
      _ = zoo.ask(ids, report: &report)
      let descriptors = namesInFolder("/proc/self/fd").count
      for _ in 0..<3 { _ = zoo.ask(ids, report: &report) }
      #expect(namesInFolder("/proc/self/fd").count == descriptors)
      #expect(namesInFolder("\(zoo.folder)/temporary") == [])
      #expect(waitpid(-1, nil, WNOHANG) == -1 && errno == ECHILD, "a child was not waited for")
      zoo.remove()
    }
  }
}

extension Result where Failure == MetricFailure {
  var cause: MetricFailure.Cause? {
    if case .failure(let failure) = self { failure.cause } else { nil }
  }
}

/// Where the test program lies, and with it all that the package builds.
private let products: String = {
  guard let pointer = realpath("/proc/self/exe", nil) else { return "" }
  defer { free(pointer) }
  return String(cString: pointer).split(separator: "/").dropLast().map { "/\($0)" }.joined()
}()

private func copyFile(_ source: String, to path: String) {
  let input = open(source, O_RDONLY)
  let output = open(path, O_WRONLY | O_CREAT, 0o755)
  defer {
    close(input)
    close(output)
  }
  while sendfile(output, input, nil, 1 << 24) > 0 {}
}

private func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func commandLines(containing word: String) -> [String] {
  namesInFolder("/proc").filter { $0.allSatisfy(\.isNumber) }.compactMap { process in
    guard let file = fopen("/proc/\(process)/cmdline", "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, file)
    let line = String(decoding: bytes.prefix(count), as: UTF8.self)
    return line.contains(word) ? line : nil
  }
}
