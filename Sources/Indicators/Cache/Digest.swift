internal import CNettle
internal import Glibc

/// A SHA-256 in the making (`nettle_sha256_…`).
struct Digest {
  private var context = sha256_ctx()

  init() { nettle_sha256_init(&context) }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    nettle_sha256_update(
      &context, bytes.count, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
  }

  mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { add($0) }
  }

  /// Text with its length, so that no two lists of texts are alike.
  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      var count = UInt64(utf8.count).littleEndian
      withUnsafeBytes(of: &count) { add($0) }
      add(UnsafeRawBufferPointer(utf8))
    }
  }

  /// The 32 bytes; the digest begins anew.
  mutating func finish() -> [UInt8] {
    var result = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&context, result.count, &result)
    return result
  }

  static func of(_ bytes: [UInt8]) -> [UInt8] {
    var digest = Digest()
    digest.add(bytes)
    return digest.finish()
  }
}

/// Bytes as small hexadecimal digits.
func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// All of a regular file; `nil` when it cannot be read or holds more than `limit` bytes.
func bytes(ofFile path: String, limit: Int = 1 << 28) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
    status.st_size <= limit
  else { return nil }
  let size = Int(status.st_size)
  var isWhole = true
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let more = read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
      if more < 0, errno == EINTR { continue }
      guard more > 0 else {
        isWhole = false
        return
      }
      count += more
    }
  }
  return isWhole ? bytes : nil
}
