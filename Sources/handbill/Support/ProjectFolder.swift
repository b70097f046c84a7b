import Glibc
import Rendering

/// Why a file could not be read, in words for the reader.
struct FileProblem: Error, CustomStringConvertible {
  var description: String
}

/// The folder that a briefing's files must stand in: a briefing is untrusted, and what it names does
/// not leave its own folder unless the user widens it.
struct ProjectFolder: Sendable {
  /// Where relative paths start.
  let folder: String
  /// What may be read, without symbolic links.
  private let root: String

  /// - Parameter root: what the user allows beyond the folder itself.
  init(folder: String, root: String?) throws {
    self.folder = folder
    guard let resolved = realPath(root ?? folder) else {
      throw FileProblem(description: "there is no folder `\(root ?? folder)`")
    }
    self.root = resolved
  }

  func read(_ path: String) throws -> [UInt8] {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw FileProblem(description: "an empty path names no file")
    }
    if path.hasPrefix("http:") || path.hasPrefix("https:") {
      throw FileProblem(
        description: "`\(path)` is on the network; download it and name the file")
    }
    let joined = join(folder, path)
    guard let resolved = realPath(joined) else {
      throw FileProblem(description: "there is no file `\(path)`\(near(path))")
    }
    guard resolved == root || root == "/" || resolved.hasPrefix(root + "/") else {
      throw FileProblem(
        description:
          "`\(path)` is outside the folder \(root); copy it there, or allow a wider folder with --root"
      )
    }
    return try readFile(resolved, calling: path)
  }

  private func near(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let parent = join(folder, parentFolder(of: path))
    guard let found = closestName(to: name, in: parent) else { return "" }
    return "; did you mean `\(path.dropLast(name.count))\(found)`?"
  }
}

/// Reads a whole regular file.
///
/// - Parameter name: what messages call it.
func readFile(_ path: String, calling name: String, limit: Int = 512 << 20) throws -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
  guard descriptor >= 0 else {
    switch errno {
    case ENOENT: throw FileProblem(description: "there is no file `\(name)`")
    case EACCES, EPERM: throw FileProblem(description: "`\(name)` may not be read: no permission")
    default:
      throw FileProblem(
        description: "`\(name)` cannot be read: \(String(cString: strerror(errno)))")
    }
  }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else {
    throw FileProblem(description: "`\(name)` cannot be read")
  }
  guard status.st_mode & S_IFMT == S_IFREG else {
    let what = status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "no regular file"
    throw FileProblem(description: "`\(name)` is \(what)")
  }
  guard status.st_size <= limit else {
    throw FileProblem(
      description: "`\(name)` is larger than \(limit >> 20) MB: \(status.st_size >> 20) MB")
  }
  return try readAll(descriptor, expecting: Int(status.st_size), calling: name, limit: limit)
}

/// Reads to the end; standard input too.
func readAll(
  _ descriptor: Int32, expecting size: Int, calling name: String, limit: Int
) throws -> [UInt8] {
  var bytes: [UInt8] = []
  var capacity = max(size + 1, 65_536)
  while true {
    let start = bytes.count
    var failure: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      var got = 0
      repeat {
        got = read(descriptor, buffer.baseAddress, capacity)
      } while got < 0 && errno == EINTR
      if got < 0 { failure = errno }
      count = max(got, 0)
    }
    guard failure == 0 else {
      throw FileProblem(
        description: "`\(name)` cannot be read: \(String(cString: strerror(failure)))")
    }
    if chunk.isEmpty { return bytes }
    if start == 0 { bytes = chunk } else { bytes += chunk }
    guard bytes.count <= limit else {
      throw FileProblem(description: "`\(name)` is larger than \(limit >> 20) MB")
    }
    capacity = 1 << 20
  }
}
