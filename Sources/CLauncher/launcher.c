#define _GNU_SOURCE
#include "containment.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef CLOSE_RANGE_CLOEXEC
#define CLOSE_RANGE_CLOEXEC (1U << 2)
#endif

struct failure {
  enum launcher_step step;
  int error;
};

// Between fork and execve only calls that are safe in a signal handler: the parent may have threads.

static void fail(int report, enum launcher_step step) {
  struct failure failure = {step, errno};
  ssize_t ignored = write(report, &failure, sizeof failure);
  (void)ignored;
  _exit(127);
}

/// 0, 1 and 2 from descriptors that may themselves be 0, 1 or 2.
static int place_descriptors(const struct launcher_program *program) {
  int from[3] = {program->input, program->output, program->log};
  for (int i = 0; i < 3; i++) {
    from[i] = fcntl(from[i], F_DUPFD, 3);
    if (from[i] < 0) return -1;
  }
  for (int i = 0; i < 3; i++)
    if (dup2(from[i], i) < 0) return -1;
  return 0;
}

static int close_others_on_execute(void) {
  if (syscall(SYS_close_range, 3U, UINT_MAX, CLOSE_RANGE_CLOEXEC) == 0) return 0;
  if (errno != ENOSYS && errno != EINVAL) return -1;
  for (int descriptor = 3; descriptor < 4096; descriptor++)
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  return 0;
}

static int set_limit(int resource, uint64_t value) {
  struct rlimit limit = {value, value};
  return value == 0 ? 0 : setrlimit(resource, &limit);
}

static int set_limits(const struct launcher_program *program) {
  struct rlimit none = {0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0) return -1;
  if (set_limit(RLIMIT_AS, program->address_space_bytes) != 0) return -1;
  // One second between the signal that tells why and the one that cannot be refused.
  struct rlimit processor = {program->cpu_seconds, program->cpu_seconds + 1};
  if (program->cpu_seconds > 0 && setrlimit(RLIMIT_CPU, &processor) != 0) return -1;
  if (set_limit(RLIMIT_NOFILE, program->open_files) != 0) return -1;
  return set_limit(RLIMIT_FSIZE, program->file_bytes);
}

/// The limit of threads is of a user in a namespace, so that in a new one it begins with none; it is void for
/// root. What may be missing here is a second wall: the parent counts all the same.
static void set_thread_limit(uint64_t threads) {
  if (geteuid() != 0 && unshare(CLONE_NEWUSER) == 0) set_limit(RLIMIT_NPROC, threads);
}

static void reset_signals(void) {
  // An ignored signal stays ignored across execve; the program should start as from a shell.
  for (int number = 1; number < NSIG; number++)
    if (number != SIGKILL && number != SIGSTOP) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void become(const struct launcher_program *program, pid_t parent, int report) {
  if (setpgid(0, 0) != 0) fail(report, launcher_step_group);
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) fail(report, launcher_step_group);
  // The parent may have died before the call above.
  if (getppid() != parent) _exit(127);
  // Out of the way of 0, 1 and 2.
  report = fcntl(report, F_DUPFD_CLOEXEC, 3);
  if (report < 0) _exit(127);
  if (place_descriptors(program) != 0) fail(report, launcher_step_descriptors);
  if (close_others_on_execute() != 0) fail(report, launcher_step_descriptors);
  if (chdir(program->directory) != 0) fail(report, launcher_step_directory);
  if (set_limits(program) != 0) fail(report, launcher_step_limits);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) fail(report, launcher_step_privileges);
  if (launcher_drop_capabilities() != 0) fail(report, launcher_step_privileges);
  reset_signals();
  if (program->may_fork) set_thread_limit(program->threads);
  // Behind the parent, which must get its turn to count them.
  if (program->may_fork) setpriority(PRIO_PROCESS, 0, 3);
  if (program->is_contained) {
    if (launcher_contain_files(program) != 0) fail(report, launcher_step_files);
    if (launcher_contain_calls(program->may_fork, program->is_strict) != 0) fail(report, launcher_step_calls);
  }
  execve(program->path, program->arguments, program->environment);
  fail(report, launcher_step_execute);
}

struct launcher_begun launcher_begin(const struct launcher_program *program) {
  struct launcher_begun begun = {-1, -1, launcher_step_none, 0};
  int report[2];
  if (pipe2(report, O_CLOEXEC) != 0) {
    begun.failed_step = launcher_step_descriptors;
    begun.error = errno;
    return begun;
  }
  pid_t parent = getpid();
  pid_t child = fork();
  if (child == 0) become(program, parent, report[1]);
  if (child < 0) {
    begun.failed_step = launcher_step_fork;
    begun.error = errno;
    close(report[0]);
  } else {
    // Again here, so that the group exists whoever runs first.
    setpgid(child, child);
    begun.process = child;
    begun.report = report[0];
  }
  close(report[1]);
  return begun;
}

struct launcher_result launcher_await(struct launcher_begun begun) {
  struct launcher_result result = {-1, -1, begun.failed_step, begun.error};
  if (begun.process < 0) return result;
  struct failure failure;
  ssize_t count;
  do {
    count = read(begun.report, &failure, sizeof failure);
  } while (count < 0 && errno == EINTR);
  if (count == sizeof failure) {
    result.failed_step = failure.step;
    result.error = failure.error;
    while (waitpid(begun.process, NULL, 0) < 0 && errno == EINTR) {
    }
  } else {
    result.process = begun.process;
    result.process_descriptor = (int)syscall(SYS_pidfd_open, begun.process, 0);
  }
  close(begun.report);
  return result;
}

int launcher_has_ended(pid_t process) {
  siginfo_t info = {0};
  if (waitid(P_PID, (id_t)process, &info, WEXITED | WNOHANG | WNOWAIT) != 0) return 1;
  return info.si_pid == process;
}

struct launcher_ending launcher_finish(pid_t process) {
  // Before the wait: a zombie keeps its number, so the group cannot be a stranger's.
  kill(-process, SIGKILL);
  kill(process, SIGKILL);
  struct launcher_ending ending = {0};
  struct rusage usage = {0};
  int status = 0;
  pid_t waited;
  do {
    waited = wait4(process, &status, 0, &usage);
  } while (waited < 0 && errno == EINTR);
  if (waited != process) return ending;
  if (WIFSIGNALED(status)) ending.signal = WTERMSIG(status);
  if (WIFEXITED(status)) ending.exit_code = WEXITSTATUS(status);
  // A forked process is born with the memory of its parent, and Linux counts that as its own; a peak
  // that is not above the parent's says nothing.
  struct rusage own = {0};
  getrusage(RUSAGE_SELF, &own);
  ending.peak_kilobytes = usage.ru_maxrss > own.ru_maxrss ? usage.ru_maxrss : 0;
  ending.cpu_seconds = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  return ending;
}

int launcher_pipe(int descriptors[2]) { return pipe2(descriptors, O_CLOEXEC); }

int launcher_set_nonblocking(int descriptor) {
  int flags = fcntl(descriptor, F_GETFL);
  return flags < 0 ? -1 : fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
}

const char *launcher_file_holding(const void *address) {
  Dl_info info;
  return dladdr(address, &info) != 0 ? info.dli_fname : NULL;
}
