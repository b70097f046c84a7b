internal import Glibc

/// What a living process has had of memory at most, in megabytes (`/proc/<pid>/status`).
///
/// What the kernel tells of it when it has ended begins with the memory of the host that it was forked
/// from; what it tells while it lives is of the program alone.
struct ProcessMemory: Hashable, Sendable {
  /// In use.
  var resident = 0.0
  /// Reserved: what the limit is of.
  var addressSpace = 0.0

  init() {}

  /// `nil` when it has ended.
  init?(of process: pid_t) {
    let descriptor = open("/proc/\(process)/status", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let text = withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    }
    guard let resident = megabytes("VmHWM:", in: text),
      let addressSpace = megabytes("VmPeak:", in: text)
    else { return nil }
    self.resident = resident
    self.addressSpace = addressSpace
  }

  func united(with other: ProcessMemory) -> ProcessMemory {
    var united = self
    united.resident = max(resident, other.resident)
    united.addressSpace = max(addressSpace, other.addressSpace)
    return united
  }
}

private func megabytes(_ name: String, in text: String) -> Double? {
  for line in text.split(separator: "\n") where line.hasPrefix(name) {
    let words = line.split { $0 == " " || $0 == "\t" }
    return words.count > 1 ? Double(words[1]).map { $0 / 1024 } : nil
  }
  return nil
}
