#pragma once
#include "launcher.h"

// Steps of a child between fork and execve. Each returns 0, or -1 with errno, and makes only calls that
// are safe in a signal handler.

/// Gives up every capability, now and after execve.
int launcher_drop_capabilities(void);

/// Closes the file system, and TCP, but for the rules of the program (Landlock).
int launcher_contain_files(const struct launcher_program *program);

/// Refuses calls that reach beyond a computation (seccomp).
int launcher_contain_calls(int may_fork, int is_strict);
