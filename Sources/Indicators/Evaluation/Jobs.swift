internal import Diagnostics
internal import MetricPlugin

/// The protocol this host speaks.
let supportedProtocol = protocolVersion

extension ProcessJob {
  /// The program of a plugin with its request; a failure when it may not run.
  static func make(
    _ plugin: Plugin, _ words: [String], for preparation: Preparation,
    in context: EvaluationContext, report: inout Report
  ) -> Result<ProcessJob, MetricFailure> {
    func failure(_ cause: MetricFailure.Cause) -> Result<ProcessJob, MetricFailure> {
      .failure(MetricFailure(preparation.request, plugin: plugin, cause: cause))
    }
    let executable: String
    switch findProgram(words[0], in: plugin.folder) {
    case .success(let path): executable = path
    case .failure(let error):
      return failure(.cannotStart(step: "find `\(words[0])`", error: error.reason))
    }
    let containment: Containment
    switch Containment.make(for: plugin, in: context.sandbox) {
    case .success(let made): containment = made
    case .failure(let denial): return failure(.denied(reason: denial.reason))
    }
    if !containment.isOn { report.add(.partialSandbox) }
    let limits = plugin.manifest.limits
    return .success(
      ProcessJob(
        executable: executable, arguments: Array(words.dropFirst()), folder: plugin.folder,
        input: preparation.wireRequest(in: context.geography).bytes, seconds: limits.seconds,
        megabytes: limits.megabytes, containment: containment))
  }
}

struct ProgramNotFound: Error {
  var reason: String
}

/// A program by a path inside the plugin's folder, or by its name in the system's two folders.
func findProgram(_ name: String, in folder: String) -> Result<String, ProgramNotFound> {
  guard name.contains("/") else {
    for place in ["/usr/bin", "/bin"] where isExecutable("\(place)/\(name)") {
      return .success("\(place)/\(name)")
    }
    return .failure(ProgramNotFound(reason: "it is neither in /usr/bin nor in /bin"))
  }
  let path = name.hasPrefix("/") ? name : programPath(name, in: folder) ?? "\(folder)/\(name)"
  guard let resolved = resolvedPath(path) else {
    return .failure(ProgramNotFound(reason: "there is no such file in \(folder)"))
  }
  guard isInside(resolved, folder) || isInside(resolved, "/usr") || isInside(resolved, "/bin")
  else {
    return .failure(ProgramNotFound(reason: "it lies outside the plugin's folder"))
  }
  guard isExecutable(resolved) else {
    return .failure(ProgramNotFound(reason: "it is not executable: chmod +x \(path)"))
  }
  return .success(resolved)
}
