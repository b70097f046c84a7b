#define _GNU_SOURCE
#include "include/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// Loaded when it is needed: its nine libraries would cost every other start.
struct library {
  struct archive *(*read_new)(void);
  int (*support_filter)(struct archive *);
  int (*support_tar)(struct archive *);
  int (*open_filename)(struct archive *, const char *, size_t);
  int (*next_header)(struct archive *, struct archive_entry **);
  la_ssize_t (*read_data)(struct archive *, void *, size_t);
  int (*read_free)(struct archive *);
  const char *(*pathname)(struct archive_entry *);
  const char *(*hardlink)(struct archive_entry *);
  __LA_MODE_T (*filetype)(struct archive_entry *);
  __LA_MODE_T (*perm)(struct archive_entry *);
};

static int load(struct library *library) {
  void *handle = dlopen("libarchive.so.13", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return -1;
  struct {
    void *slot;
    const char *name;
  } symbols[] = {
      {&library->read_new, "archive_read_new"},
      {&library->support_filter, "archive_read_support_filter_gzip"},
      {&library->support_tar, "archive_read_support_format_tar"},
      {&library->open_filename, "archive_read_open_filename"},
      {&library->next_header, "archive_read_next_header"},
      {&library->read_data, "archive_read_data"},
      {&library->read_free, "archive_read_free"},
      {&library->pathname, "archive_entry_pathname"},
      {&library->hardlink, "archive_entry_hardlink"},
      {&library->filetype, "archive_entry_filetype"},
      {&library->perm, "archive_entry_perm"},
  };
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
    void *address = dlsym(handle, symbols[i].name);
    if (address == NULL) return -1;
    memcpy(symbols[i].slot, &address, sizeof address);
  }
  return 0;
}

/// Whether a path stays below the folder: relative, without `..`.
static int stays_below(const char *path) {
  if (path == NULL || *path == 0 || *path == '/') return 0;
  while (*path) {
    size_t length = strcspn(path, "/");
    if (length == 2 && path[0] == '.' && path[1] == '.') return 0;
    path += length;
    while (*path == '/') path++;
  }
  return 1;
}

/// The folder that holds the last part of `path`, made if it is not there; `last` is that part.
static int open_parent(int root, const char *path, char *last, size_t size) {
  int folder = fcntl(root, F_DUPFD_CLOEXEC, 3);
  for (;;) {
    size_t length = strcspn(path, "/");
    if (length >= size) {
      close(folder);
      errno = ENAMETOOLONG;
      return -1;
    }
    memcpy(last, path, length);
    last[length] = 0;
    path += length;
    while (*path == '/') path++;
    if (*path == 0) return folder;
    if (strcmp(last, ".") == 0) continue;
    mkdirat(folder, last, 0755);
    int next = openat(folder, last, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    close(folder);
    if (next < 0) return -1;
    folder = next;
  }
}

static enum unpack_problem write_file(
    const struct library *library, struct archive *archive, int folder, const char *name, int is_program,
    uint64_t *left) {
  int file = openat(
      folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, is_program ? 0755 : 0644);
  if (file < 0) return unpack_cannot_write;
  static char buffer[1 << 16];
  enum unpack_problem problem = unpack_done;
  la_ssize_t count;
  while ((count = library->read_data(archive, buffer, sizeof buffer)) > 0) {
    if ((uint64_t)count > *left) {
      problem = unpack_too_large;
      break;
    }
    *left -= (uint64_t)count;
    for (la_ssize_t written = 0; written < count;) {
      ssize_t more = write(file, buffer + written, (size_t)(count - written));
      if (more < 0 && errno == EINTR) continue;
      if (more <= 0) {
        problem = unpack_cannot_write;
        break;
      }
      written += more;
    }
    if (problem != unpack_done) break;
  }
  if (count < 0) problem = unpack_unreadable;
  if (close(file) != 0 && problem == unpack_done) problem = unpack_cannot_write;
  return problem;
}

static enum unpack_problem unpack_entry(
    const struct library *library, struct archive *archive, struct archive_entry *entry, int root,
    uint64_t *left) {
  const char *path = library->pathname(entry);
  if (!stays_below(path)) return unpack_leads_outside;
  __LA_MODE_T type = library->filetype(entry);
  if (library->hardlink(entry) != NULL || (type != AE_IFREG && type != AE_IFDIR))
    return unpack_not_plain;
  __LA_MODE_T mode = library->perm(entry);
  if (type == AE_IFREG && (mode & (S_ISUID | S_ISGID | S_ISVTX))) return unpack_set_id;
  char name[256];
  int folder = open_parent(root, path, name, sizeof name);
  if (folder < 0) return unpack_cannot_write;
  enum unpack_problem problem = unpack_done;
  if (type == AE_IFDIR) {
    if (*name && strcmp(name, ".") != 0 && mkdirat(folder, name, 0755) != 0 && errno != EEXIST)
      problem = unpack_cannot_write;
  } else {
    problem = write_file(library, archive, folder, name, (mode & S_IXUSR) != 0, left);
  }
  close(folder);
  return problem;
}

struct unpack_result unpack(const char *path, const char *folder, struct unpack_limits limits) {
  struct unpack_result result = {unpack_done, ""};
  struct library library;
  if (load(&library) != 0) return (struct unpack_result){unpack_no_library, ""};
  int root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (root < 0) return (struct unpack_result){unpack_cannot_write, ""};
  struct archive *archive = library.read_new();
  if (archive == NULL || library.support_filter(archive) != ARCHIVE_OK ||
      library.support_tar(archive) != ARCHIVE_OK ||
      library.open_filename(archive, path, 1 << 16) != ARCHIVE_OK)
    result.problem = unpack_unreadable;
  uint32_t count = 0;
  while (result.problem == unpack_done) {
    struct archive_entry *entry;
    int status = library.next_header(archive, &entry);
    if (status == ARCHIVE_EOF) break;
    if (status != ARCHIVE_OK) {
      result.problem = unpack_unreadable;
      break;
    }
    const char *name = library.pathname(entry);
    strncpy(result.entry, name == NULL ? "" : name, sizeof result.entry - 1);
    result.problem = ++count > limits.entries
                         ? unpack_too_many
                         : unpack_entry(&library, archive, entry, root, &limits.bytes);
  }
  if (archive != NULL) library.read_free(archive);
  close(root);
  return result;
}
