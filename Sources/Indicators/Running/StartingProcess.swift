internal import CLauncher
internal import Glibc

/// A process on its way to executing its program: several are, so that the processors share the work of
/// containing them.
struct StartingProcess {
  struct Failure: Error {
    var result: ProcessResult

    init(_ step: String, _ error: Int32) {
      result = ProcessResult(ending: .notStarted(step: step, error: words(for: error)))
    }
  }

  let index: Int
  private let job: ProcessJob
  private let start: Double
  private let temporary: TemporaryFolder
  private let pipes: [Pipe]
  private let begun: launcher_begun

  /// Begins a job; it must be awaited.
  init(_ job: ProcessJob, index: Int) throws(Failure) {
    start = monotonicMilliseconds()
    self.index = index
    self.job = job
    guard let temporary = TemporaryFolder() else { throw Failure("make a temporary folder", errno) }
    self.temporary = temporary
    var pipes: [Pipe] = []
    for _ in 0..<3 {
      guard let pipe = Pipe() else {
        let error = errno
        for pipe in pipes {
          pipe.closeNear()
          pipe.closeFar()
        }
        temporary.remove()
        throw Failure("make a pipe", error)
      }
      pipes.append(pipe)
    }
    begun = launch(
      job, temporary: temporary.path, input: pipes[0].readEnd, output: pipes[1].writeEnd,
      log: pipes[2].writeEnd)
    // The host keeps the other ends; `closeFar` lets go of the program's.
    pipes[0].nearIsWriteEnd = true
    for pipe in pipes { pipe.closeFar() }
    self.pipes = pipes
  }

  /// Waits until the program runs, or could not.
  func awaited() -> Result<RunningProcess, Failure> {
    let started = launcher_await(begun)
    guard started.failed_step == launcher_step_none else {
      for pipe in pipes { pipe.closeNear() }
      temporary.remove()
      return .failure(Failure(words(for: started.failed_step), started.error))
    }
    return .success(
      RunningProcess(
        index: index, process: started.process, job: job, temporary: temporary, start: start,
        input: Descriptor(nonblocking: pipes[0].near),
        output: Descriptor(nonblocking: pipes[1].near),
        log: Descriptor(nonblocking: pipes[2].near),
        ended: Descriptor(started.process_descriptor)))
  }
}
