/// One program to run with one text on its standard input.
struct ProcessJob: Sendable {
  /// An absolute path.
  var executable: String
  /// Without the program's own name.
  var arguments: [String]
  /// Where it starts, an absolute path.
  var folder: String
  var input: [UInt8]
  /// Of wall time.
  var seconds: Int
  /// Of address space.
  var megabytes: Int
  var containment: Containment
  /// Added to the environment, `NAME=value`; the last of a name counts.
  var environment: [String] = []
  var outputLimit = 64 << 20
  var logLimit = 8 << 10
}

/// What became of a job.
struct ProcessResult: Sendable {
  enum Ending: Hashable, Sendable {
    case exited(Int)
    case signalled(Int)
    case timedOut
    case tooMuchOutput
    case tooManyProcesses
    case notStarted(step: String, error: String)
  }

  var ending: Ending
  var output: [UInt8] = []
  /// The end of what it wrote to standard error.
  var lastWords = ""
  var peak = ProcessMemory()
  var milliseconds = 0.0
}
