import Glibc

/// What a process is born with and had better not trust.
enum Surroundings {
  static func prepare() {
    // A file opened while descriptor 2 is free would become standard error, and messages its content.
    while true {
      let descriptor = open("/dev/null", O_RDWR)
      guard descriptor >= 0, descriptor <= STDERR_FILENO else {
        if descriptor > STDERR_FILENO { close(descriptor) }
        break
      }
    }
    // A pipe that nobody reads and a file that may not grow are errors with words, not signals. A
    // handler rather than SIG_IGN, which plugins would inherit.
    for number in [SIGPIPE, SIGXFSZ] { signal(number) { _ in } }
  }
}
