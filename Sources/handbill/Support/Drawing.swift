import ArgumentParser
import Diagnostics
import Glibc
import Rendering
import SceneGraph
import Synchronization

/// A file to be drawn, or one whose bytes are there.
struct FileJob: Sendable {
  enum Content: Sendable {
    case bytes([UInt8])
    /// All of them in a PDF; else the only one.
    case frames([Frame], Resolution)
  }

  var file: OutputFile
  var content: Content
  var info: DocumentInfo

  fileprivate func bytes(by renderer: Renderer) throws -> [UInt8] {
    switch content {
    case .bytes(let bytes): return bytes
    case .frames(let frames, let resolution):
      guard file.kind != .pdf, let frame = frames.first else {
        return try renderer.pdf(of: frames, info: info)
      }
      return try file.bytes(of: frame, by: renderer, resolution: resolution, info: info)
    }
  }
}

/// Draws every file before any is written, so that a failure leaves none behind; on two cores where
/// there is enough to draw.
func draw(_ jobs: [FileJob], by renderer: Renderer) throws {
  let queue = DrawingQueue(jobs)
  let helper = jobs.count > 1 ? queue.startHelper() : nil
  queue.work(with: renderer)
  if let helper { pthread_join(helper, nil) }
  var made: [(bytes: [UInt8], path: String)] = []
  for (job, result) in zip(jobs, queue.results) {
    switch result {
    case .success(let bytes): made.append((bytes, job.file.path))
    case .failure(let error as RenderingError):
      throw Ending.error("E502", "`\(job.file.path)` could not be made: \(error)")
    case .failure(let error): throw error
    case nil: throw Ending.error("E502", "`\(job.file.path)` could not be made")
    }
  }
  do {
    try AtomicFile.write(made)
  } catch {
    throw Ending.error("E503", "\(error)")
  }
}

/// Files of many pages, drawn some pages at a time, so that both cores have work and memory has an end.
struct DrawingBatch {
  private let renderer: Renderer
  private var waiting: [FileJob] = []
  private var waitingPages = 0
  private var paths: Set<String> = []
  private(set) var pages = 0

  private static let most = 16

  init(renderer: Renderer) { self.renderer = renderer }

  /// - Parameter jobs: of one page.
  /// - Throws: wrong usage, when another page had a file of that name.
  mutating func add(_ jobs: [FileJob]) throws {
    for job in jobs where !paths.insert(job.file.path).inserted {
      throw Ending.usage(
        "`\(job.file.path)` would be written twice: put {area} into its name, which no two share")
    }
    waiting += jobs
    waitingPages += 1
    if waitingPages >= Self.most { try finish() }
  }

  /// Draws what waits.
  mutating func finish() throws {
    guard !waiting.isEmpty else { return }
    try draw(waiting, by: renderer)
    pages += waitingPages
    waiting = []
    waitingPages = 0
  }
}

/// Files to be drawn, taken one by one by whoever is free.
private final class DrawingQueue: Sendable {
  private let jobs: [FileJob]
  private let next = Atomic(0)
  private let made: Mutex<[Result<[UInt8], any Error>?]>

  init(_ jobs: [FileJob]) {
    self.jobs = jobs
    made = Mutex(Array(repeating: nil, count: jobs.count))
  }

  var results: [Result<[UInt8], any Error>?] { made.withLock { $0 } }

  func work(with renderer: Renderer) {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < jobs.count else { return }
      let result = Result { try jobs[index].bytes(by: renderer) }
      made.withLock { $0[index] = result }
    }
  }

  /// A thread with fonts of its own; `nil` when there is none to be had, and one core does it all.
  func startHelper() -> pthread_t? {
    guard sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1 else { return nil }
    var thread = pthread_t()
    let queue = Unmanaged.passRetained(self)
    let status = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        let queue = Unmanaged<DrawingQueue>.fromOpaque(pointer).takeRetainedValue()
        if let fonts = try? FontLibrary() { queue.work(with: Renderer(fonts: fonts)) }
        return nil
      }, queue.toOpaque())
    guard status == 0 else {
      queue.release()
      return nil
    }
    return thread
  }
}

/// Makes a folder and those above it.
func makeFolder(_ path: String) throws {
  var made = path.hasPrefix("/") ? "/" : ""
  for part in path.split(separator: "/") {
    made += made.isEmpty || made.hasSuffix("/") ? String(part) : "/\(part)"
    guard isFolder(made) || mkdir(made, 0o777) == 0 || isFolder(made) else {
      throw Ending.error(
        "E503",
        "there is no folder `\(made)`, and it cannot be made: \(String(cString: strerror(errno)))")
    }
  }
}
