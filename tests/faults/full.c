/* A disk that is full while the file FULL_WHEN is there.
 *
 * Preloaded into the program (LD_PRELOAD): writes to files in the folder FULL_OF then fail with
 * ENOSPC, as on a disk without a free block.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int full(int fd) {
  const char *of = getenv("FULL_OF"), *when = getenv("FULL_WHEN");
  char link[64], path[4096];
  if (!of || !when || access(when, F_OK)) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  if (strncmp(path, of, strlen(of))) return 0;
  errno = ENOSPC;
  return 1;
}

#define WRITES(name)                                                                     \
  ssize_t name(int fd, const void *from, size_t size, off64_t at) {                      \
    if (full(fd)) return -1;                                                             \
    return ((ssize_t(*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, #name))(    \
        fd, from, size, at);                                                             \
  }
WRITES(pwrite64)
WRITES(pwrite)

ssize_t write(int fd, const void *from, size_t size) {
  if (full(fd)) return -1;
  return ((ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write"))(fd, from, size);
}
