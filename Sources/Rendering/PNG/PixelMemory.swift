internal import Glibc

/// Memory for large pictures, kept from one to the next: fresh pages cost more than drawing on them.
final class PixelMemory {
  private var base: UnsafeMutableRawPointer?
  private var capacity = 0

  /// Pages of 2 MiB, where the system has them, are filled at once.
  private static let alignment = 2 << 20

  deinit { free(base) }

  /// - Returns: at least `count` bytes holding anything, valid until the next call; `nil` if the
  ///   machine has not so many.
  func bytes(_ count: Int) -> UnsafeMutableRawPointer? {
    if count <= capacity { return base }
    free(base)
    capacity = 0
    guard count >= Self.alignment else {
      // Emptying a page of 2 MiB takes longer than drawing a small picture.
      base = aligned_alloc(64, (count + 63) / 64 * 64)
      capacity = base == nil ? 0 : count
      return base
    }
    let size = (count + Self.alignment - 1) / Self.alignment * Self.alignment
    base = aligned_alloc(Self.alignment, size)
    guard let base else { return nil }
    madvise(base, size, MADV_HUGEPAGE)
    capacity = size
    return base
  }
}
