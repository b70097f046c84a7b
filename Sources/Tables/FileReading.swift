package import Diagnostics
import Glibc

extension SourceText {
  /// Reads a text file, without the byte order mark that places would count as a character.
  ///
  /// - Parameters:
  ///   - path: where the file is.
  ///   - name: as the user wrote it; the path if `nil`.
  ///   - origin: of the words that ask for the file.
  /// - Returns: `nil` when there is no such file, or it is not one we read; the report says why.
  package static func read(
    path: String, name: String? = nil, requestedAt origin: Origin? = nil, report: inout Report
  ) -> SourceText? {
    let name = name ?? path
    switch bytesOfFile(at: path, atMost: Limits.fileBytes) {
    case .success(let bytes):
      let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
      return SourceText(name: name, bytes: hasMark ? Array(bytes.dropFirst(3)) : bytes)
    case .failure(.isTooLarge(let size)):
      report.add(.fileTooLarge(name, bytes: size))
    case .failure(.isFolder):
      report.add(.unreadableFile(name, why: "it is a folder", at: origin))
    case .failure(.isNoPlainFile):
      report.add(.unreadableFile(name, why: "it is not a plain file", at: origin))
    case .failure(.system(let code)) where code == ENOENT || code == ENOTDIR:
      report.add(missingFile(path: path, name: name, at: origin))
    case .failure(.system(let code)):
      report.add(.unreadableFile(name, why: String(cString: strerror(code)), at: origin))
    }
    return nil
  }

  private static func missingFile(path: String, name: String, at origin: Origin?) -> Diagnostic {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let file = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard let siblings = namesInFolder(folder) else {
      return .unreadableFile(
        name, why: "there is no such file", at: origin,
        notes: ["there is no folder \(quoted(folder)) either"])
    }
    let near = suggestion(for: file, among: siblings)
    let similar = siblings.filter { $0.hasSuffix(".csv") }.sorted()
    return .unreadableFile(
      name, why: "there is no such file", at: origin,
      label: near.map { "did you mean \($0)?" } ?? "",
      notes: near == nil && !similar.isEmpty ? ["tables there: \(listed(similar))"] : [])
  }
}

private enum FileFailure: Error {
  case isFolder
  case isNoPlainFile
  case isTooLarge(Int)
  case system(Int32)
}

private func bytesOfFile(at path: String, atMost limit: Int) -> Result<[UInt8], FileFailure> {
  // C would read the path only up to a NUL.
  guard !path.utf8.contains(0) else { return .failure(.system(ENOENT)) }
  // Not blocking, so that a pipe without a writer is refused instead of waited for.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { return .failure(.system(errno)) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { return .failure(.system(errno)) }
  switch status.st_mode & S_IFMT {
  case S_IFREG: break
  case S_IFDIR: return .failure(.isFolder)
  default: return .failure(.isNoPlainFile)
  }
  let size = Int(status.st_size)
  guard size <= limit else { return .failure(.isTooLarge(size)) }
  var failure: Int32 = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let step = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
      if step < 0, errno == EINTR { continue }
      if step < 0 { failure = errno }
      guard step > 0 else { break }
      count += step
    }
  }
  return failure == 0 ? .success(bytes) : .failure(.system(failure))
}

private func namesInFolder(_ path: String) -> [String]? {
  guard let folder = opendir(path) else { return nil }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder), names.count < Limits.distinctValues {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(
        to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)
      ) {
        String(cString: $0)
      }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}
