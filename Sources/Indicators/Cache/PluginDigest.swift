internal import Glibc

extension Plugin {
  /// The SHA-256 of all that makes the plugin compute what it computes: its files but examples, README and
  /// hidden ones. The same on every machine.
  ///
  /// - Parameter cache: remembers the digests of files that have not changed.
  /// - Returns: `nil` when a file cannot be read, or there are too many.
  package func digest(cache: ResultCache? = nil) -> [UInt8]? {
    var files: [(name: String, path: String)] = []
    guard gather("", depth: 0, into: &files) else { return nil }
    if case .run(let words) = manifest.method, words[0].hasPrefix("./"),
      let program = programPath(words[0], in: folder),
      !files.contains(where: { $0.path == program })
    {
      files.append((String(words[0].dropFirst(2)), program))
    }
    var whole = Digest()
    for file in files.sorted(by: { $0.name < $1.name }) {
      guard let digest = fileDigest(file.path, cache) else { return nil }
      whole.add(file.name)
      whole.add(digest)
    }
    return whole.finish()
  }

  private static let mostFiles = 1000

  private func gather(
    _ below: String, depth: Int, into files: inout [(name: String, path: String)]
  ) -> Bool {
    guard depth < 8 else { return false }
    for entry in names(in: below.isEmpty ? folder : "\(folder)/\(below)") ?? [] {
      let name = below.isEmpty ? entry : "\(below)/\(entry)"
      if ["examples", "README.md", "__pycache__"].contains(name) { continue }
      if isFolder("\(folder)/\(name)") {
        guard gather(name, depth: depth + 1, into: &files) else { return false }
      } else {
        files.append((name, "\(folder)/\(name)"))
      }
      guard files.count <= Self.mostFiles else { return false }
    }
    return true
  }
}

/// What the file system says of a file: when this is the same, the file is taken to be.
func fileIdentity(_ path: String) -> String? {
  var status = stat()
  guard stat(path, &status) == 0 else { return nil }
  return [
    "\(status.st_dev)", "\(status.st_ino)", "\(status.st_size)",
    "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)",
    "\(status.st_ctim.tv_sec).\(status.st_ctim.tv_nsec)",
  ].joined(separator: " ")
}

private func fileDigest(_ path: String, _ cache: ResultCache?) -> [UInt8]? {
  guard let cache, let identity = fileIdentity(path) else {
    return bytes(ofFile: path).map(Digest.of)
  }
  var digest = Digest()
  digest.add("file")
  digest.add(path)
  digest.add(identity)
  let key = digest.finish()
  if let known = cache[key], known.count == 32 { return known }
  guard let content = bytes(ofFile: path) else { return nil }
  let found = Digest.of(content)
  cache.keep(found, at: key)
  return found
}

extension ProcessJob {
  /// What the reply depends on; `nil` when that cannot be told, as of a plugin that reads other files.
  func cacheKey(of plugin: Plugin, in cache: ResultCache) -> [UInt8]? {
    guard plugin.manifest.reads.isEmpty, let program = plugin.digest(cache: cache) else {
      return nil
    }
    var digest = Digest()
    digest.add("reply")
    digest.add(program)
    if !isInside(executable, plugin.folder) {
      // An interpreter of the system is known by its file.
      guard let identity = fileIdentity(executable) else { return nil }
      digest.add(executable)
      digest.add(identity)
    }
    for argument in arguments { digest.add(argument) }
    digest.add(containment.isOn ? "contained" : "not contained")
    digest.add(input)
    return digest.finish()
  }
}
