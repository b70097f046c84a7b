internal import CLauncher
internal import Glibc

/// Runs programs side by side until each has ended, run out of time, or said too much.
///
/// One loop waits for everything at once: the pipes of all processes and their ends. A process has ended
/// when it itself has, whoever still holds its pipes. Nothing is left behind: no process, descriptor or
/// temporary folder.
struct ProcessRunner {
  /// So that a page of very many metrics does not take its own time from each.
  var mostAtOnce = 16

  /// - Returns: one result for each job, in their order.
  func run(_ jobs: [ProcessJob]) -> [ProcessResult] {
    _ = brokenPipesAreErrors
    var results: [ProcessResult?] = Array(repeating: nil, count: jobs.count)
    var running: [RunningProcess] = []
    var next = 0
    while next < jobs.count || !running.isEmpty {
      var starting: [StartingProcess] = []
      while next < jobs.count, running.count + starting.count < mostAtOnce {
        do throws(StartingProcess.Failure) {
          starting.append(try StartingProcess(jobs[next], index: next))
        } catch {
          results[next] = error.result
        }
        next += 1
        countFamilies(&running)
      }
      for process in starting {
        switch process.awaited() {
        case .success(let process): running.append(process)
        case .failure(let failure): results[process.index] = failure.result
        }
        countFamilies(&running)
      }
      guard !running.isEmpty else { continue }
      serve(&running)
      running.removeAll { process in
        guard let result = process.result else { return false }
        results[process.index] = result
        return true
      }
    }
    return results.map { $0 ?? ProcessResult(ending: .timedOut) }
  }

  /// Waits until something happens, and lets each process have what happened to it.
  private func serve(_ running: inout [RunningProcess]) {
    var events: [pollfd] = []
    var timeout = Int32.max
    let now = monotonicMilliseconds()
    for process in running {
      events += process.awaited
      timeout = min(timeout, process.patience(at: now))
    }
    let count = poll(&events, nfds_t(events.count), timeout)
    guard count >= 0 || errno == EINTR else { return }
    let later = monotonicMilliseconds()
    for index in running.indices { running[index].proceed(at: later) }
    countFamilies(&running)
  }

  /// Ends those that have made more processes than they may.
  private func countFamilies(_ running: inout [RunningProcess]) {
    let now = monotonicMilliseconds()
    guard running.contains(where: { $0.isCountDue(at: now) }) else { return }
    // All at once: while one is counted no other may grow.
    for process in running { process.halt() }
    let counts = processCounts()
    let later = monotonicMilliseconds()
    for index in running.indices { running[index].goOn(counts, at: later) }
  }
}

/// Writing to a process that has gone away is an error of the write, not the end of the host.
private let brokenPipesAreErrors: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

func monotonicMilliseconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}
