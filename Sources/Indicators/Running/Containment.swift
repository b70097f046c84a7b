internal import CLauncher

/// What the kernel keeps a process from.
struct Containment: Hashable, Sendable {
  struct Access: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    static let read = Access(rawValue: launcher_read.rawValue)
    static let write = Access(rawValue: launcher_write.rawValue)
    static let execute = Access(rawValue: launcher_execute.rawValue)
  }

  struct Rule: Hashable, Sendable {
    var path: String
    var access: Access
  }

  /// The folder of the program, to read and execute.
  var folder = ""
  /// Other files and folders it may read.
  var reads: [String] = []
  /// How many processes it may have.
  var processes = 1
  /// Files and calls are closed to it; the limits hold without.
  var isOn = true
  /// The first attempt to reach the network ends the process.
  var isStrict = false

  /// All it may reach, its temporary folder included.
  func rules(temporary: String) -> [Rule] {
    Self.system + [
      Rule(path: folder, access: [.read, .execute]),
      Rule(path: temporary, access: [.read, .write]),
    ] + reads.map { Rule(path: $0, access: .read) }
  }

  /// Programs, libraries and what interpreters read when they start.
  private static let system: [Rule] = {
    let programs = ["/usr", "/bin", "/lib", "/lib32", "/lib64", "/libx32"]
    let settings = (names(in: "/etc") ?? []).filter {
      $0.hasPrefix("ld.so.") || $0.hasPrefix("python3") || $0 == "R"
    }
    return (programs + swiftRuntime).map { Rule(path: $0, access: [.read, .execute]) }
      + settings.map { Rule(path: "/etc/\($0)", access: .read) }
      + [
        Rule(path: "/dev/urandom", access: .read),
        Rule(path: "/dev/null", access: [.read, .write]),
      ]
  }()

  /// The folder of the host's own Swift runtime, when it has one: a host built for development runs plugins
  /// built for development. An installed one is linked statically, and so are its plugins.
  private static let swiftRuntime: [String] = {
    guard let name = launcher_file_holding(unsafeBitCast(Int.self, to: UnsafeRawPointer.self)),
      let path = resolvedPath(String(cString: name)),
      let slash = path.lastIndex(of: "/"), path[slash...].hasPrefix("/libswiftCore.")
    else { return [] }
    return [String(path[..<slash])]
  }()

  /// Whether a plugin finds the Swift runtime of the host, and need not bring its own.
  static var lendsSwiftRuntime: Bool { !swiftRuntime.isEmpty }

  /// Whether this kernel can keep a process from files and calls.
  static let isPossible = launcher_can_contain() != 0
}

/// Why a plugin may not run.
struct Denial: Error {
  var reason: String
}

extension Containment {
  /// What a plugin may reach, or why it may not run.
  static func make(for plugin: Plugin, in sandbox: Sandbox) -> Result<Containment, Denial> {
    var containment = Containment()
    containment.folder = plugin.folder
    containment.processes = plugin.manifest.limits.processes
    containment.isOn = sandbox.isPossible
    for read in plugin.manifest.reads {
      guard let path = allowedPath(read, plugin: plugin, sandbox: sandbox) else {
        return .failure(
          Denial(
            reason: "it wants to read `\(read)`, which is not in its folder or the briefing's; "
              + "--allow-read \(read) allows it"))
      }
      containment.reads.append(path)
    }
    guard !containment.isOn else { return .success(containment) }
    let id = plugin.manifest.id
    if sandbox.isRequired {
      return .failure(
        Denial(reason: "this kernel cannot contain it, and --require-sandbox was given"))
    }
    if plugin.place.kind == .project, !sandbox.allowedUnsandboxed.contains(id) {
      return .failure(
        Denial(
          reason: "it comes with the project and this kernel cannot contain it; "
            + "--allow-unsandboxed \(id) lets it run all the same"))
    }
    return .success(containment)
  }

  private static func allowedPath(_ read: String, plugin: Plugin, sandbox: Sandbox) -> String? {
    let folders = [plugin.folder, sandbox.projectFolder].compactMap { $0.flatMap(resolvedPath) }
    let candidates = read.hasPrefix("/") ? [read] : folders.map { "\($0)/\(read)" }
    let allowed = folders + sandbox.allowedReads.compactMap(resolvedPath)
    for candidate in candidates {
      guard let path = resolvedPath(candidate) else { continue }
      if allowed.contains(where: { isInside(path, $0) }) { return path }
    }
    return nil
  }
}
