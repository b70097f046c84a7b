internal import CLauncher
internal import Glibc

/// A process between its start and its end, with the host's ends of its pipes.
struct RunningProcess {
  let index: Int
  private(set) var result: ProcessResult?

  private let process: pid_t
  private let job: ProcessJob
  private let temporary: TemporaryFolder
  private let start: Double
  private var input: Descriptor
  private var output: Descriptor
  private var log: Descriptor
  private var ended: Descriptor
  private var written = 0
  private var nextLook = 0.0
  private var nextCount = 0.0
  private var peak = ProcessMemory()
  private var read: [UInt8] = []
  private var tail: [UInt8] = []

  /// Milliseconds: most programs have ended before the first look.
  private static let betweenLooks = 20.0
  private static let beforeFirstCount = 3.0
  private static let betweenCounts = 50.0

  // MARK: Start

  init(
    index: Int, process: pid_t, job: ProcessJob, temporary: TemporaryFolder, start: Double,
    input: Descriptor, output: Descriptor, log: Descriptor, ended: Descriptor
  ) {
    self.index = index
    self.process = process
    self.job = job
    self.temporary = temporary
    self.start = start
    self.input = input
    self.output = output
    self.log = log
    self.ended = ended
    nextLook = start + Self.betweenLooks
    nextCount = job.containment.processes > 1 ? start + Self.beforeFirstCount : .infinity
    if job.input.isEmpty { self.input.close() }
  }

  // MARK: Waiting

  /// What the loop should wait for.
  var awaited: [pollfd] {
    var events: [pollfd] = []
    if input.isOpen { events.append(pollfd(fd: input.number, events: Int16(POLLOUT), revents: 0)) }
    for descriptor in [output, log, ended] where descriptor.isOpen {
      events.append(pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0))
    }
    return events
  }

  /// Milliseconds until it must be looked at again, whatever happens.
  func patience(at now: Double) -> Int32 {
    let left = start + Double(job.seconds) * 1e3 - now
    // Without a descriptor for its end, the end is asked for.
    let most = ended.isOpen ? min(nextLook, nextCount) - now : 5
    return Int32(max(0, min(most.rounded(.up), left.rounded(.up))))
  }

  // MARK: Work

  /// Writes and reads what can be written and read, and finishes what has ended.
  mutating func proceed(at now: Double) {
    send()
    let isTooMuch = !receive()
    if isTooMuch {
      finish(as: .tooMuchOutput)
    } else if launcher_has_ended(process) != 0 {
      // One that ends with too many behind it had too many.
      let isTooLarge =
        nextCount.isFinite && processCounts()[process, default: 0] > job.containment.processes
      finish(as: isTooLarge ? .tooManyProcesses : nil)
    } else if now >= start + Double(job.seconds) * 1e3 {
      finish(as: .timedOut)
    } else if now >= nextLook {
      nextLook = now + Self.betweenLooks
      if let memory = ProcessMemory(of: process) { peak = peak.united(with: memory) }
    }
  }

  // MARK: Families

  /// Whether it may make processes, and should be counted now.
  func isCountDue(at now: Double) -> Bool { result == nil && now >= nextCount }

  /// Stops it and all that it has made: a family that doubles would outrun the count.
  func halt() {
    if result == nil, nextCount.isFinite { kill(-process, SIGSTOP) }
  }

  /// Lets it go on, unless it has made more than it may.
  mutating func goOn(_ counts: [pid_t: Int], at now: Double) {
    guard result == nil, nextCount.isFinite else { return }
    guard counts[process, default: 0] <= job.containment.processes else {
      return finish(as: .tooManyProcesses)
    }
    kill(-process, SIGCONT)
    // Each time twice as long as before, up to a twentieth of a second.
    nextCount = now + min(max(now - start, Self.beforeFirstCount), Self.betweenCounts)
  }

  private mutating func send() {
    while input.isOpen {
      let count = job.input.withUnsafeBytes { bytes in
        Glibc.write(input.number, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count > 0 {
        written += count
        if written == job.input.count { input.close() }
      } else if count < 0, errno == EINTR {
        continue
      } else if count < 0, errno == EAGAIN {
        return
      } else {
        // It does not want to hear more, which is no failure yet.
        input.close()
      }
    }
  }

  /// `false` when there is more output than allowed.
  private mutating func receive() -> Bool {
    let job = job
    let isWithinLimit = output.readAvailable { bytes in
      read.append(contentsOf: bytes)
      return read.count <= job.outputLimit
    }
    _ = log.readAvailable { bytes in
      tail.append(contentsOf: bytes)
      if tail.count > job.logLimit * 2 { tail.removeFirst(tail.count - job.logLimit) }
      return true
    }
    return isWithinLimit
  }

  /// Ends the group, reaps the process, takes what is still in the pipes and cleans up.
  private mutating func finish(as verdict: ProcessResult.Ending?) {
    let ending = launcher_finish(process)
    let isWithinLimit = verdict == .tooMuchOutput || receive()
    var result = ProcessResult(ending: .exited(Int(ending.exit_code)))
    if ending.signal != 0 { result.ending = .signalled(Int(ending.signal)) }
    if ending.signal == SIGXCPU { result.ending = .timedOut }
    if let verdict { result.ending = verdict }
    if !isWithinLimit { result.ending = .tooMuchOutput }
    result.output = read
    result.lastWords = String(decoding: tail.suffix(job.logLimit), as: UTF8.self)
    peak.resident = max(peak.resident, Double(ending.peak_kilobytes) / 1024)
    result.peak = peak
    result.milliseconds = monotonicMilliseconds() - start
    for descriptor in [input, output, log, ended] { descriptor.closeIfOpen() }
    temporary.remove()
    self.result = result
  }
}
