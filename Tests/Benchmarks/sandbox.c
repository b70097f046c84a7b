// Times a start of /bin/true, from the call to the end of the process: plain, and contained as a plugin is.
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "launcher.h"

enum { rounds = 301, host_bytes = 30 << 20 };

static char *arguments[] = {"/bin/true", NULL};
static char *environment[] = {"PATH=/usr/bin:/bin", NULL};

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double plain(void) {
  double start = now();
  pid_t process;
  if (posix_spawn(&process, arguments[0], NULL, NULL, arguments, environment) != 0) exit(1);
  waitpid(process, NULL, 0);
  return now() - start;
}

static double launched(int null, int is_contained) {
  struct launcher_rule rules[] = {
      {"/usr", 5}, {"/bin", 5}, {"/lib", 5}, {"/lib32", 5}, {"/lib64", 5}, {"/libx32", 5},
      {"/etc/ld.so.cache", 1}, {"/etc/ld.so.conf", 1}, {"/etc/ld.so.conf.d", 1}, {"/etc/python3", 1},
      {"/dev/urandom", 1}, {"/dev/null", 3}, {"/bin", 5}, {"/tmp", 3},
  };
  struct launcher_program program = {
      .path = arguments[0], .arguments = arguments, .environment = environment, .directory = "/",
      .input = null, .output = null, .log = null, .address_space_bytes = 1 << 30, .cpu_seconds = 10,
      .open_files = 256, .file_bytes = 64 << 20, .is_contained = is_contained, .rules = rules,
      .rule_count = sizeof rules / sizeof *rules,
  };
  double start = now();
  struct launcher_result result = launcher_await(launcher_begin(&program));
  if (result.failed_step != launcher_step_none) exit(1);
  waitpid(result.process, NULL, 0);
  double end = now();
  close(result.process_descriptor);
  return end - start;
}

static int ascending(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

static double median(double *times) {
  qsort(times, rounds, sizeof *times, ascending);
  return times[rounds / 2];
}

int main(void) {
  // As large as a host that has read a page's data.
  memset(malloc(host_bytes), 1, host_bytes);
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  static double times[3][rounds];
  for (int round = 0; round < rounds; round++) {
    times[0][round] = plain();
    times[1][round] = launched(null, 0);
    times[2][round] = launched(null, 1);
  }
  double spawned = median(times[0]), limited = median(times[1]), contained = median(times[2]);
  printf("posix_spawn of /bin/true    %9.2f ms\n", spawned);
  printf("with limits alone           %9.2f ms   %+.2f\n", limited, limited - spawned);
  printf("contained                   %9.2f ms   %+.2f   budget +1\n", contained, contained - spawned);
  return 0;
}
