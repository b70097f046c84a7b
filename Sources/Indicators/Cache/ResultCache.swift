internal import Glibc

/// Replies of plugins by what they depend on: program, manifest and request.
///
/// A plugin is pure by contract, so the same three give the same reply. Each entry holds its own
/// SHA-256: one that is damaged counts as absent.
package struct ResultCache: Sendable {
  /// Made when the first entry is written.
  package var folder: String
  /// The oldest entries go when there are more bytes than this.
  package var capacity: Int

  package init(folder: String, capacity: Int = 256 << 20) {
    self.folder = folder
    self.capacity = capacity
  }

  /// `$XDG_CACHE_HOME/handbill`, or `~/.cache/handbill`; `nil` without either.
  package static func ofUser() -> ResultCache? {
    let home = environmentVariable("HOME").map { "\($0)/.cache" }
    return (environmentVariable("XDG_CACHE_HOME") ?? home).map {
      ResultCache(folder: "\($0)/handbill")
    }
  }

  private static let checksumLength = 32

  subscript(key: [UInt8]) -> [UInt8]? {
    let path = path(of: key)
    guard let entry = bytes(ofFile: path), entry.count >= Self.checksumLength else { return nil }
    let content = Array(entry[Self.checksumLength...])
    guard Digest.of(content) == Array(entry[..<Self.checksumLength]) else {
      unlink(path)
      return nil
    }
    // The time of its last use decides which entry goes first.
    utimensat(AT_FDCWD, path, nil, 0)
    return content
  }

  /// Keeps a reply; whatever goes wrong, there is only no entry.
  func keep(_ content: [UInt8], at key: [UInt8]) {
    guard content.count < capacity / 4 else { return }
    let path = path(of: key)
    makeFolders(for: path)
    let draft = "\(path).\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    let isWritten = write(Digest.of(content) + content, to: descriptor)
    close(descriptor)
    guard isWritten, rename(draft, path) == 0 else {
      unlink(draft)
      return
    }
    makeRoom()
  }

  func remove(_ key: [UInt8]) { unlink(path(of: key)) }

  /// Removes every entry.
  ///
  /// - Returns: how many there were.
  @discardableResult
  package func clear() -> Int {
    let entries = entries
    for entry in entries { unlink(entry.path) }
    for name in names(in: root) ?? [] { rmdir("\(root)/\(name)") }
    rmdir(root)
    return entries.count
  }

  // MARK: Files

  private var root: String { "\(folder)/results-1" }

  private func path(of key: [UInt8]) -> String {
    let name = hexadecimal(key)
    return "\(root)/\(name.prefix(2))/\(name.dropFirst(2))"
  }

  private var entries: [(path: String, bytes: Int, time: Int)] {
    (names(in: root) ?? []).flatMap { part in
      (names(in: "\(root)/\(part)") ?? []).compactMap { name in
        var status = stat()
        let path = "\(root)/\(part)/\(name)"
        guard lstat(path, &status) == 0 else { return nil }
        return (path, Int(status.st_size), status.st_mtim.tv_sec)
      }
    }
  }

  private func makeRoom() {
    let entries = entries
    var total = entries.map(\.bytes).reduce(0, +)
    guard total > capacity else { return }
    for entry in entries.sorted(by: { ($0.time, $0.path) < ($1.time, $1.path) }) {
      // A little more than needed, so that not every entry to come makes room again.
      guard total > capacity / 10 * 9 else { return }
      unlink(entry.path)
      total -= entry.bytes
    }
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: offset), bytes.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }
}
