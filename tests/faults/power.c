/* What a disk keeps when the power goes: of each file, only what it was at its last sync.
 *
 * Preloaded into the program (LD_PRELOAD). After each fsync or fdatasync of a file in the folder
 * POWER_OF, the file is copied into the folder POWER_KEPT. When the program has been killed, a
 * test puts these copies back: everything that was written and not synced is gone, as on a disk
 * that kept nothing else.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void keep(int fd) {
  const char *of = getenv("POWER_OF"), *kept = getenv("POWER_KEPT");
  char link[64], path[4096], part[8192], whole[8192], block[65536];
  struct stat told;
  if (!of || !kept || fstat(fd, &told) || !S_ISREG(told.st_mode)) return;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return;
  path[length] = 0;
  if (strncmp(path, of, strlen(of))) return;
  const char *name = strrchr(path, '/') + 1;
  snprintf(whole, sizeof whole, "%s/%s", kept, name);
  snprintf(part, sizeof part, "%s/%s.part-%d", kept, name, gettid());
  int out = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (out < 0) abort();
  off_t at = 0;
  for (ssize_t read; (read = pread(fd, block, sizeof block, at)) > 0; at += read)
    if (write(out, block, read) != read) abort();
  close(out);
  if (rename(part, whole)) abort();
}

int fsync(int fd) {
  int done = ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd);
  if (!done) keep(fd);
  return done;
}

int fdatasync(int fd) {
  int done = ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd);
  if (!done) keep(fd);
  return done;
}
