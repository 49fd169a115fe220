/* A disk that is full, or that breaks, while the file FULL_WHEN is there.
 *
 * Preloaded into the program (LD_PRELOAD): writes to files in the folder FULL_OF then fail with
 * ENOSPC, as on a disk without a free block. With FULL_HOW=sync it takes all writes, and fails with
 * EIO when it is asked whether they are really there, as a dying disk does.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int syncs(void) {
  const char *how = getenv("FULL_HOW");
  return how && !strcmp(how, "sync");
}

static int fails(int fd, int error) {
  const char *of = getenv("FULL_OF"), *when = getenv("FULL_WHEN");
  char link[64], path[4096];
  if (!of || !when || access(when, F_OK)) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  if (strncmp(path, of, strlen(of))) return 0;
  errno = error;
  return 1;
}

static int full(int fd) { return !syncs() && fails(fd, ENOSPC); }

#define SYNCS(name)                                              \
  int name(int fd) {                                             \
    if (syncs() && fails(fd, EIO)) return -1;                    \
    return ((int (*)(int))dlsym(RTLD_NEXT, #name))(fd);          \
  }
SYNCS(fsync)
SYNCS(fdatasync)

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
