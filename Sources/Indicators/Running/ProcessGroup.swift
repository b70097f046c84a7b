internal import Glibc

/// How many processes each group of the machine has, from `/proc`; a group is named by its first process.
func processCounts() -> [pid_t: Int] {
  var counts: [pid_t: Int] = [:]
  for name in names(in: "/proc") ?? [] {
    guard let first = name.utf8.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= first,
      let group = processGroup(of: name)
    else { continue }
    counts[group, default: 0] += 1
  }
  return counts
}

private func processGroup(of process: String) -> pid_t? {
  let descriptor = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  return withUnsafeTemporaryAllocation(byteCount: 512, alignment: 1) { buffer in
    let count = read(descriptor, buffer.baseAddress, buffer.count)
    guard count > 0 else { return nil }
    let text = String(decoding: buffer[..<count], as: UTF8.self)
    // The name in parentheses may hold anything; behind it stand state, parent and group.
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    return fields.count > 2 ? pid_t(fields[2]) : nil
  }
}
