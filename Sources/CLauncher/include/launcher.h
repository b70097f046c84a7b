#pragma once
#include <stdint.h>
#include <sys/types.h>

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
};

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

/// Starts a program in a process group of its own. On failure `failed_step` is set and nothing is left.
struct launcher_result launcher_start(const struct launcher_program *program);

/// How a process ended.
struct launcher_ending {
  /// 0 when it ended by itself.
  int signal;
  int exit_code;
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
