#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// What a program may do with a file, or with all that a folder holds.
enum launcher_access {
  launcher_read = 1,
  launcher_write = 2,
  launcher_execute = 4,
};

/// A path that does not exist is no error.
struct launcher_rule {
  const char *path;
  uint32_t access;
};

/// One program to start. Every pointer is read before `launcher_start` returns.
struct launcher_program {
  const char *path;
  char *const *arguments;
  char *const *environment;
  const char *directory;
  /// Become 0, 1 and 2 of the program; everything else is closed to it.
  int input, output, log;
  /// 0 leaves a limit as it is.
  uint64_t address_space_bytes, cpu_seconds, open_files, file_bytes;
  /// Close the file system but for the rules, and system calls that reach beyond a computation.
  int is_contained;
  /// Kill it when it reaches for the network, instead of refusing: an attempt then shows.
  int is_strict;
  /// Let it make processes all the same, up to so many threads of all of them where the kernel can tell
  /// them from the user's other threads: of a user who is not root, in a user namespace of its own.
  int may_fork;
  uint64_t threads;
  const struct launcher_rule *rules;
  size_t rule_count;
};

/// Whether this kernel can contain a program.
int launcher_can_contain(void);

/// What the child was doing when it failed.
enum launcher_step {
  launcher_step_none = 0,
  launcher_step_fork,
  launcher_step_group,
  launcher_step_descriptors,
  launcher_step_directory,
  launcher_step_limits,
  launcher_step_privileges,
  launcher_step_files,
  launcher_step_calls,
  launcher_step_execute,
};

struct launcher_result {
  pid_t process;
  /// Readable when the process has ended; -1 where the kernel has none.
  int process_descriptor;
  enum launcher_step failed_step;
  int error;
};

/// A program whose process is there and may still be on its way to executing it.
struct launcher_begun {
  pid_t process;
  /// Says what failed, or closes on execution; the parent's end, -1 when there is no process.
  int report;
  enum launcher_step failed_step;
  int error;
};

/// Begins a program in a process group of its own, so that several can be on their way at once. It must be
/// awaited; `program` may go before that.
struct launcher_begun launcher_begin(const struct launcher_program *program);

/// Waits until the program runs. On failure `failed_step` is set and nothing is left.
struct launcher_result launcher_await(struct launcher_begun begun);

/// How a process ended.
struct launcher_ending {
  /// 0 when it ended by itself.
  int signal;
  int exit_code;
  /// Of resident memory; 0 when it cannot be told from what the parent had.
  long peak_kilobytes;
  double cpu_seconds;
};

/// Whether the process has ended; it stays a zombie, so that its number stays its own.
int launcher_has_ended(pid_t process);

/// Kills the process and its group, and waits for the process.
struct launcher_ending launcher_finish(pid_t process);

/// Two descriptors of a pipe, closed on execution; 0, or -1 with errno.
int launcher_pipe(int descriptors[2]);

/// Makes reads and writes return at once.
int launcher_set_nonblocking(int descriptor);

/// The path of the program or library that holds an address; NULL when it is unknown (`dladdr`).
const char *launcher_file_holding(const void *address);
