/// Why a plugin may not run.
struct Denial: Error {
  var reason: String
}

extension Containment {
  /// What a plugin may reach, or why it may not run.
  static func make(for plugin: Plugin, in sandbox: Sandbox) -> Result<Containment, Denial> {
    var containment = Containment()
    containment.reads = [plugin.folder]
    containment.processes = plugin.manifest.limits.processes
    for read in plugin.manifest.reads {
      guard let path = allowedPath(read, plugin: plugin, sandbox: sandbox) else {
        return .failure(
          Denial(
            reason: "it wants to read `\(read)`, which lies outside its folder and the briefing's"
          ))
      }
      containment.reads.append(path)
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
