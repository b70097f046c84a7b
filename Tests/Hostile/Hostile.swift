import Glibc

/// A plugin that does what its folder is called: one of the ways in which programs in Swift fail.
@main
struct Hostile {
  static func main() {
    var path = [CChar](repeating: 0, count: 4096)
    let folder = getcwd(&path, path.count).map { String(cString: $0) } ?? ""
    switch folder.split(separator: "/").last {
    case "fatal-error": fatalError("the author meant well")
    case "overflow": print(Int.max &+ 0 + Int(path.count))
    case "null-pointer": print(UnsafePointer<Int>(bitPattern: 8)?.pointee ?? 0)
    case "deep": print(depth(of: path.count))
    case "loop": while true { _ = getpid() }
    case "hog": hog()
    case "gigabyte": print([UInt8](repeating: 1, count: 1 << 30).count)
    default: print("{}")
    }
  }

  /// Calls itself until the stack ends; the sum behind the call keeps it a call.
  private static func depth(of count: Int) -> Int {
    count < 0 ? 0 : depth(of: count + 1) + count % 3
  }

  private static func hog() {
    var blocks: [[UInt8]] = []
    while true { blocks.append([UInt8](repeating: 1, count: 64 << 20)) }
  }
}
