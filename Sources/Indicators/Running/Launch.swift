internal import CLauncher
internal import Glibc

/// Begins the program of a job; the caller must await it.
///
/// Its environment is built, not filtered: nothing of the user's is in it.
func launch(
  _ job: ProcessJob, temporary: String, input: Int32, output: Int32, log: Int32
) -> launcher_begun {
  let usual = [
    "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TZ=UTC", "TMPDIR=\(temporary)", "HOME=\(temporary)",
    "OPENBLAS_NUM_THREADS=1", "PYTHONDONTWRITEBYTECODE=1", "SWIFT_BACKTRACE=enable=no",
  ]
  let names = Set(job.environment.map { $0.prefix { $0 != "=" } })
  let environment = usual.filter { !names.contains($0.prefix { $0 != "=" }) } + job.environment
  let rules = job.containment.rules(temporary: temporary)
  return withCStrings([job.executable] + job.arguments) { arguments in
    withCStrings(environment) { environment in
      job.executable.withCString { path in
        job.folder.withCString { folder in
          var program = launcher_program()
          program.path = path
          program.arguments = arguments
          program.environment = environment
          program.directory = folder
          program.input = input
          program.output = output
          program.log = log
          program.address_space_bytes = UInt64(max(1, job.megabytes)) << 20
          // Of all threads; the wall clock is the limit that is meant.
          program.cpu_seconds = UInt64(max(1, job.seconds)) * 4
          program.open_files = 256
          program.file_bytes = 64 << 20
          program.is_contained = job.containment.isOn ? 1 : 0
          program.is_strict = job.containment.isStrict ? 1 : 0
          program.may_fork = job.containment.processes > 1 ? 1 : 0
          // Each may have some threads.
          program.threads = UInt64(job.containment.processes) + 63
          return withCStrings(rules.map(\.path)) { paths in
            let rules = rules.enumerated().map { index, rule in
              launcher_rule(path: paths[index], access: rule.access.rawValue)
            }
            return rules.withUnsafeBufferPointer { buffer in
              program.rules = buffer.baseAddress
              program.rule_count = buffer.count
              return launcher_begin(&program)
            }
          }
        }
      }
    }
  }
}

/// What a program's start was at when it failed, behind "could not".
func words(for step: launcher_step) -> String {
  switch step {
  case launcher_step_fork: "make a process"
  case launcher_step_group: "make a process group"
  case launcher_step_descriptors: "connect its pipes"
  case launcher_step_directory: "enter its folder"
  case launcher_step_limits: "set its limits"
  case launcher_step_privileges: "drop its privileges"
  case launcher_step_files: "close the file system to it"
  case launcher_step_calls: "close system calls to it"
  default: "execute it"
  }
}

/// What the C library says of an error: "No such file or directory".
func words(for error: Int32) -> String {
  String(cString: strerror(error))
}

/// Texts as the list of pointers that `execve` takes, valid during `body`.
private func withCStrings<Value>(
  _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Value
) -> Value {
  var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  pointers.append(nil)
  return pointers.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("the list ends with nil") }
    return body(base)
  }
}
