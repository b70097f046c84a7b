import FoundationEssentials
import Glibc
import Rendering
import TestSupport
import Testing

@Suite struct AtomicFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  private func read(_ name: String) -> String? {
    (try? Data(contentsOf: URL(filePath: path(name)))).map { String(decoding: $0, as: UTF8.self) }
  }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  private func mode(_ name: String) -> mode_t {
    var status = stat()
    lstat(path(name), &status)
    return status.st_mode & 0o777
  }

  private func write(_ text: String, _ name: String, isDurable: Bool = false) throws {
    try AtomicFile.write(Array(text.utf8), to: path(name), isDurable: isDurable)
  }

  @Test func `a file is made, replaced whole, and nothing else is left`() throws {
    try write("first, and long", "a.txt")
    try write("second", "a.txt", isDurable: true)
    #expect(read("a.txt") == "second")
    #expect(names == ["a.txt"])
  }

  @Test func `of several files all are written or none`() throws {
    try write("old", "a.txt")
    #expect(throws: FileError.self) {
      try AtomicFile.write([
        (bytes: [0x61], path: path("a.txt")), (bytes: [0x62], path: path("b.txt")),
        (bytes: [0x63], path: path("no/such/c.txt")),
      ])
    }
    #expect(names == ["a.txt"] && read("a.txt") == "old")
    try AtomicFile.write([
      (bytes: [0x61], path: path("a.txt")), (bytes: [0x62], path: path("b.txt")),
    ])
    #expect(read("a.txt") == "a" && read("b.txt") == "b")
    #expect(names == ["a.txt", "b.txt"])
  }

  @Test func `permissions are the mask's for a new file and the old ones for an old`() throws {
    try write("x", "new")
    let mask = umask(0)
    umask(mask)
    #expect(mode("new") == 0o666 & ~mask)
    chmod(path("new"), 0o640)
    try write("y", "new")
    #expect(mode("new") == 0o640)
  }

  @Test func `a link stays and what it leads to is replaced`() throws {
    try write("old", "real.txt")
    symlink("real.txt", path("link.txt"))
    try write("new", "link.txt")
    #expect(read("real.txt") == "new")
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: path("link.txt"))) != nil)
  }

  @Test func `a link to nothing makes what it leads to`() throws {
    symlink("later.txt", path("link.txt"))
    try write("made", "link.txt")
    #expect(read("later.txt") == "made")
    #expect(names == ["later.txt", "link.txt"])
  }

  @Test func `a link to itself is refused`() {
    symlink("b", path("a"))
    symlink("a", path("b"))
    #expect(message(writing: "a")?.contains("link") == true)
  }

  @Test func `a device is written to, not replaced`() throws {
    try AtomicFile.write([1, 2], to: "/dev/null")
    var status = stat()
    stat("/dev/null", &status)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func `a folder, a missing folder and a file taken for one are told apart`() throws {
    mkdir(path("folder"), 0o755)
    try write("x", "file")
    #expect(message(writing: "folder") == "\(path("folder")) is a folder: name a file in it")
    #expect(message(writing: "none/a")?.contains("there is no folder") == true)
    #expect(message(writing: "file/a")?.contains("is a file, not a folder") == true)
    #expect(message(writing: String(repeating: "a", count: 300))?.contains("too long") == true)
    #expect(names == ["file", "folder"])
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write anywhere"))
  func `without permission the old file stays`() throws {
    try write("old", "locked")
    chmod(path("locked"), 0o444)
    #expect(message(writing: "locked")?.contains("no permission") == true)
    #expect(read("locked") == "old")
  }

  @Test(.enabled(if: access("/dev/full", W_OK) == 0, "needs /dev/full"))
  func `a full disk is said`() {
    let error = #expect(throws: FileError.self) { try AtomicFile.write([1], to: "/dev/full") }
    #expect(error?.message.contains("the disk is full") == true)
  }

  private func message(writing name: String) -> String? {
    do throws(FileError) {
      try AtomicFile.write([1], to: path(name))
      return nil
    } catch {
      return error.message
    }
  }
}
