package import Diagnostics

/// Why a metric has no indicator: one enum from the kernel's signal to the author's own words.
///
/// The wording is in `FailureMessages.swift`.
package struct MetricFailure: Error, Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    /// Raised by the host.
    case crashed(Ending)
    case timedOut(seconds: Int)
    case outOfMemory(megabytes: Int)
    case tooMuchOutput(megabytes: Int)
    case badReply(path: String, problem: String)
    case noReply
    case cannotStart(step: String, error: String)
    case protocolMismatch(host: [Int], plugin: [Int])
    case denied(reason: String)
    /// Raised by the author.
    case missingInput(String, hint: String?)
    case badParam(message: String)
    case noData(message: String)
    case refused(code: String, message: String, hint: String?)
    /// The request could not be made; the report says why, with places.
    case unknownPlugin(suggestion: String?)
    /// There is one, which cannot be loaded; the report has what is wrong with its manifest.
    case unusablePlugin(folder: String, reason: String)
    case badInputs
  }

  /// How a process ended when it should not have.
  package enum Ending: Hashable, Sendable {
    case signal(Int)
    case exit(Int)
  }

  /// The metric's name in the briefing.
  package var metric: String
  package var origin: Place?
  /// `nil` when none was found, and for a recipe.
  package var plugin: PluginIdentity?
  /// What the briefing calls the plugin or the recipe.
  package var pluginID: String
  package var cause: Cause
  /// The end of what the plugin wrote to its log.
  package var lastWords: String
  /// What the process had when it failed, for the hint: megabytes at most.
  package var memoryLimit: Int

  package init(
    metric: String, origin: Place? = nil, pluginID: String, plugin: PluginIdentity? = nil,
    cause: Cause, lastWords: String = "", memoryLimit: Int = 0
  ) {
    self.metric = metric
    self.origin = origin
    self.pluginID = pluginID
    self.plugin = plugin
    self.cause = cause
    self.lastWords = lastWords
    self.memoryLimit = memoryLimit
  }
}
