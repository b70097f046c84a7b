#define _GNU_SOURCE
#include "containment.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// MARK: Capabilities

int launcher_drop_capabilities(void) {
  // Without the right to narrow the bounding set there is nothing in it to gain by execve either.
  for (int capability = 0; capability < 64; capability++) prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct none[2] = {{0, 0, 0}, {0, 0, 0}};
  return (int)syscall(SYS_capset, &header, none);
}

// MARK: Files

// Spelled out here, because the headers of a distribution are older than the kernels it meets.
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

struct ruleset {
  uint64_t files, network, scopes;
};

struct __attribute__((packed)) path_rule {
  uint64_t access;
  int32_t parent;
};

enum {
  execute_file = 1 << 0,
  write_file = 1 << 1,
  read_file = 1 << 2,
  read_folder = 1 << 3,
  remove_folder = 1 << 4,
  remove_file = 1 << 5,
  make_folder = 1 << 7,
  make_regular = 1 << 8,
  make_link = 1 << 12,
  refer = 1 << 13,
  truncate_file = 1 << 14,
};

static int landlock_version(void) {
  return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, 1);
}

int launcher_can_contain(void) {
  uint32_t action = SECCOMP_RET_ERRNO;
  return landlock_version() >= 1 &&
         syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

static int add_rule(int rules, const struct launcher_rule *rule, uint64_t handled) {
  int path = open(rule->path, O_PATH | O_CLOEXEC);
  if (path < 0) return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
  uint64_t access = 0;
  if (rule->access & launcher_read) access |= read_file | read_folder;
  if (rule->access & launcher_execute) access |= execute_file;
  if (rule->access & launcher_write)
    access |= write_file | truncate_file | remove_folder | remove_file | make_folder |
              make_regular | make_link | refer;
  struct stat status;
  if (fstat(path, &status) == 0 && !S_ISDIR(status.st_mode))
    access &= execute_file | write_file | read_file | truncate_file;
  struct path_rule wire = {access & handled, path};
  int result = (int)syscall(SYS_landlock_add_rule, rules, 1, &wire, 0);
  int error = errno;
  close(path);
  errno = error;
  return result;
}

int launcher_contain_files(const struct launcher_program *program) {
  int version = landlock_version();
  if (version < 1) return -1;
  struct ruleset ruleset = {(1ULL << 13) - 1, 3, 3};
  size_t size = sizeof(uint64_t);
  if (version >= 2) ruleset.files |= refer;
  if (version >= 3) ruleset.files |= truncate_file;
  // Nothing of TCP, then nothing of other processes' signals and abstract sockets.
  if (version >= 4) size = 2 * sizeof(uint64_t);
  if (version >= 6) size = 3 * sizeof(uint64_t);
  int rules = (int)syscall(SYS_landlock_create_ruleset, &ruleset, size, 0);
  if (rules < 0) return -1;
  for (size_t index = 0; index < program->rule_count; index++)
    if (add_rule(rules, &program->rules[index], ruleset.files) != 0) return -1;
  return (int)syscall(SYS_landlock_restrict_self, rules, 0);
}

// MARK: Calls

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "no seccomp filter for this architecture"
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, value)
#define SKIP_UNLESS(value, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, count)
#define REFUSE(call) SKIP_UNLESS(call, 1), RETURN(SECCOMP_RET_ERRNO | EPERM)

static const struct sock_filter always[] = {
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
    RETURN(SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
#if defined(__x86_64__)
    // The 32-bit calls of x32 have numbers of their own.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000U, 0, 1),
    RETURN(SECCOMP_RET_KILL_PROCESS),
#endif
    REFUSE(SYS_socket),
    REFUSE(SYS_ptrace),
    REFUSE(SYS_process_vm_readv),
    REFUSE(SYS_process_vm_writev),
    REFUSE(SYS_io_uring_setup),
    REFUSE(SYS_io_uring_enter),
    REFUSE(SYS_io_uring_register),
    REFUSE(SYS_setsid),
    REFUSE(SYS_setpgid),
    REFUSE(SYS_unshare),
    REFUSE(SYS_setns),
    REFUSE(SYS_keyctl),
    REFUSE(SYS_bpf),
    REFUSE(SYS_perf_event_open),
    REFUSE(SYS_userfaultfd),
    // Signals and limits of others, where Landlock is too old to know of them; see `signals` too.
    REFUSE(SYS_tkill),
    REFUSE(SYS_rt_sigqueueinfo),
    REFUSE(SYS_rt_tgsigqueueinfo),
    REFUSE(SYS_pidfd_send_signal),
};

/// Ends it at the first socket but a local one: the C library looks for a daemon when it is asked for a
/// user's name.
static const struct sock_filter network[] = {
    SKIP_UNLESS(SYS_socket, 4),
    LOAD(args[0]),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 0, 1),
    RETURN(SECCOMP_RET_ERRNO | EPERM),
    RETURN(SECCOMP_RET_KILL_PROCESS),
};

static const struct sock_filter unless_forking[] = {
#ifdef SYS_fork
    REFUSE(SYS_fork),
    REFUSE(SYS_vfork),
#endif
    // Its flags are in memory, where a filter cannot look; without it threads are made by `clone`.
    SKIP_UNLESS(SYS_clone3, 1),
    RETURN(SECCOMP_RET_ERRNO | ENOSYS),
    SKIP_UNLESS(SYS_clone, 3),
    LOAD(args[0]),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
    RETURN(SECCOMP_RET_ERRNO | EPERM),
};

static const struct sock_filter otherwise[] = {RETURN(SECCOMP_RET_ALLOW)};

#define ALLOW RETURN(SECCOMP_RET_ALLOW)
#define REFUSED RETURN(SECCOMP_RET_ERRNO | EPERM)
#define IF_EQUAL(value, then) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, then, 0)

/// To itself only.
#define OWN(call, self) \
  SKIP_UNLESS(call, 4), LOAD(args[0]), IF_EQUAL(self, 1), REFUSED, ALLOW
/// To any but the host and groups of processes: a family signals its members.
#define FAMILY(call, host) \
  SKIP_UNLESS(call, 5), LOAD(args[0]), IF_EQUAL(host, 1), \
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x80000000U, 0, 1), REFUSED, ALLOW

int launcher_contain_calls(int may_fork, int is_strict) {
  uint32_t self = (uint32_t)getpid(), host = (uint32_t)getppid();
  struct sock_filter limits[] = {
      SKIP_UNLESS(SYS_prlimit64, 5), LOAD(args[0]), IF_EQUAL(0, 2), IF_EQUAL(self, 1), REFUSED, ALLOW,
  };
  struct sock_filter alone[] = {OWN(SYS_kill, self), OWN(SYS_tgkill, self)};
  struct sock_filter family[] = {FAMILY(SYS_kill, host), FAMILY(SYS_tgkill, host)};
  struct sock_filter filter[1 + sizeof network / sizeof *network + sizeof limits / sizeof *limits +
                            sizeof family / sizeof *family + sizeof always / sizeof *always +
                            sizeof unless_forking / sizeof *unless_forking + 1];
  unsigned short count = 0;
  for (size_t i = 0; i < sizeof always / sizeof *always; i++) {
    if (is_strict && always[i].k == SYS_socket && BPF_OP(always[i].code) == BPF_JEQ) {
      for (size_t j = 0; j < sizeof network / sizeof *network; j++) filter[count++] = network[j];
    }
    filter[count++] = always[i];
  }
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) filter[count++] = limits[i];
  if (may_fork)
    for (size_t i = 0; i < sizeof family / sizeof *family; i++) filter[count++] = family[i];
  else
    for (size_t i = 0; i < sizeof alone / sizeof *alone; i++) filter[count++] = alone[i];
  if (!may_fork)
    for (size_t i = 0; i < sizeof unless_forking / sizeof *unless_forking; i++)
      filter[count++] = unless_forking[i];
  filter[count++] = otherwise[0];
  struct sock_fprog program = {count, filter};
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
}
