internal import CLauncher
internal import Glibc

/// A file descriptor of the host, closed once.
struct Descriptor {
  private(set) var number: Int32

  var isOpen: Bool { number >= 0 }

  init(_ number: Int32) {
    self.number = number
  }

  init(nonblocking number: Int32) {
    _ = launcher_set_nonblocking(number)
    self.number = number
  }

  mutating func close() {
    closeIfOpen()
    number = -1
  }

  func closeIfOpen() {
    if isOpen { _ = Glibc.close(number) }
  }

  /// Hands over what can be read now, up to a megabyte; closes at the end of the stream.
  ///
  /// - Returns: what `take` said last; `true` when there was nothing.
  mutating func readAvailable(_ take: (UnsafeRawBufferPointer) -> Bool) -> Bool {
    guard isOpen else { return true }
    return withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { chunk in
      // A process that writes without end must not keep the others waiting.
      for _ in 0..<16 {
        let count = Glibc.read(number, chunk.baseAddress, chunk.count)
        if count > 0 {
          guard take(UnsafeRawBufferPointer(rebasing: chunk[..<count])) else { return false }
        } else if count < 0, errno == EINTR {
          continue
        } else if count < 0, errno == EAGAIN {
          return true
        } else {
          close()
          return true
        }
      }
      return true
    }
  }
}

/// A pipe between host and program.
struct Pipe {
  let readEnd: Int32
  let writeEnd: Int32
  /// Which end the host keeps.
  var nearIsWriteEnd = false

  /// `nil` with `errno`.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard launcher_pipe(&ends) == 0 else { return nil }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  var near: Int32 { nearIsWriteEnd ? writeEnd : readEnd }

  func closeNear() { _ = Glibc.close(near) }
  func closeFar() { _ = Glibc.close(nearIsWriteEnd ? readEnd : writeEnd) }
}
