#pragma once
#include <stdint.h>

/// Why an archive was not unpacked.
enum unpack_problem {
  unpack_done = 0,
  /// There is no libarchive on this machine.
  unpack_no_library,
  /// It is no archive, or a damaged one.
  unpack_unreadable,
  /// An absolute path, or one that leads outside.
  unpack_leads_outside,
  /// A symbolic or hard link, a device, a pipe.
  unpack_not_plain,
  /// A set-user-id, set-group-id or sticky file.
  unpack_set_id,
  unpack_too_large,
  unpack_too_many,
  unpack_cannot_write,
};

struct unpack_limits {
  uint64_t bytes;
  uint32_t entries;
};

struct unpack_result {
  enum unpack_problem problem;
  /// The entry it concerns, cut to fit; empty when it concerns none.
  char entry[256];
};

/// Unpacks a tar file, compressed or not, into an existing empty folder: plain files and folders only.
struct unpack_result unpack(const char *archive, const char *folder, struct unpack_limits limits);
