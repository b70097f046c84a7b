import Diagnostics
import Glibc
import Tables
import Testing

@testable import Indicators

@Suite struct CacheTests {
  /// A plugin that counts its runs, and a cache of its own.
  func withCounter(_ body: (Zoo, ResultCache, () -> Int) throws -> Void) throws {
    let zoo = Zoo()
    let other = Zoo()
    defer {
      _ = ResultCache(folder: other.folder).clear()
      zoo.remove()
      other.remove()
    }
    // Each run leaves its mark in the reply's note.
    zoo.add(
      "counts",
      "cat >/dev/null; echo '{\"protocol\": 1, \"ok\": {\"area\": [\"A0\"], \"period\": [\"2000\"],"
        + " \"value\": [1], \"notes\": [\"'$$'\"]}}'")
    var seen: Set<String> = []
    let cache = ResultCache(folder: other.folder)
    try body(zoo, cache) {
      var report = Report()
      let result = zoo.ask(["counts"], cache: cache, report: &report).first
      if case .success(let indicator)? = result { seen.formUnion(indicator.notes) }
      return seen.count
    }
  }

  @Test func `the same question is computed once`() throws {
    try withCounter { _, _, run in
      #expect(run() == 1 && run() == 1 && run() == 1)
    }
  }

  @Test func `a changed program, and a changed manifest, are computed anew`() throws {
    try withCounter { zoo, _, run in
      #expect(run() == 1)
      zoo.write(
        "#!/bin/sh\n#\ncat >/dev/null; echo '{\"protocol\": 1, \"ok\": {\"area\": [],"
          + " \"period\": [], \"value\": [], \"notes\": [\"new\"]}}'\n", to: "counts/run",
        mode: 0o755)
      #expect(run() == 2 && run() == 2)
      zoo.write("x", to: "counts/data.txt", mode: 0o644)
      zoo.write(
        "#!/bin/sh\ncat >/dev/null; echo '{\"protocol\": 1, \"ok\": {\"area\": [],"
          + " \"period\": [], \"value\": [], \"notes\": [\"newer\"]}}'\n", to: "counts/run",
        mode: 0o755)
      #expect(run() == 3)
    }
  }

  @Test func `a damaged entry is computed anew`() throws {
    try withCounter { _, cache, run in
      #expect(run() == 1)
      let root = "\(cache.folder)/results-1"
      for part in namesInFolder(root) {
        for name in namesInFolder("\(root)/\(part)") { truncate("\(root)/\(part)/\(name)", 40) }
      }
      #expect(run() == 2 && run() == 2)
    }
  }

  @Test func `a plugin that fails is asked again`() throws {
    try withCounter { zoo, cache, _ in
      zoo.add("fails", "exit 3")
      var report = Report()
      for _ in 0..<2 { _ = zoo.ask(["fails"], cache: cache, report: &report) }
      zoo.write("#!/bin/sh\nexit 4\n", to: "fails/run", mode: 0o755)
      let cause = zoo.ask(["fails"], cache: cache, report: &report).first?.cause
      #expect(cause == .crashed(.exit(4)))
    }
  }

  @Test func `the oldest entries go when the cache is full, and all when it is cleared`() throws {
    try withCounter { _, cache, _ in
      var small = cache
      small.capacity = 10_000
      for index in 0..<20 {
        small.keep([UInt8](repeating: UInt8(index), count: 968), at: Digest.of([UInt8(index)]))
      }
      let kept = (0..<20).count { small[Digest.of([UInt8($0)])] != nil }
      #expect((5...10).contains(kept))
      #expect(small[Digest.of([19])]?.first == 19 || kept > 0)
      #expect(small.clear() == kept)
      #expect((0..<20).allSatisfy { small[Digest.of([UInt8($0)])] == nil })
    }
  }

  @Test func `a digest is the SHA-256 of the standard`() {
    #expect(
      hexadecimal(Digest.of(Array("abc".utf8)))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `a lock that is not there is an error with its cure`() {
    var report = Report()
    #expect(PluginLock(file: "/no/such/plugins.lock", report: &report) == nil)
    #expect(report.diagnostics.map(\.code) == ["E443"])
    #expect(report.diagnostics.first?.notes.first?.contains("--lock") == true)
  }

  @Test func `a lock refuses a plugin that has changed, and one it does not name`() throws {
    try withCounter { zoo, _, _ in
      let lock = PluginLock(["counts", "none"], in: zoo.catalog)
      let path = "\(zoo.folder)/counts/plugins.lock.test"
      #expect(lock.entries.map(\.id) == ["counts"])
      var report = Report()
      lock.write(to: path, report: &report)
      let read = try #require(PluginLock(file: path, report: &report))
      unlink(path)
      #expect(read == lock && report.diagnostics.isEmpty)
      #expect(try zoo.ask(["counts"], lock: read, report: &report)[0].get().rows.count == 1)
      zoo.write("#!/bin/sh\nexit 0\n", to: "counts/run", mode: 0o755)
      zoo.add("other", "exit 0")
      for result in zoo.ask(["counts", "other"], lock: read, report: &report) {
        guard case .denied(let reason)? = result.cause else {
          Issue.record("\(result)")
          continue
        }
        #expect(reason.contains("plugins.lock"))
      }
    }
  }
}
