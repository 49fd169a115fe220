/* A computer whose clock is set while a session runs.
 *
 * Preloaded into the program (LD_PRELOAD). The first eight bytes of the file CLOCK_STEP are the
 * seconds by which the time of day is off; the clock that only counts on is left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static volatile int64_t *step;

__attribute__((constructor)) static void look(void) {
  const char *path = getenv("CLOCK_STEP");
  int fd = path ? open(path, O_RDONLY) : -1;
  if (fd < 0) return;
  void *seen = mmap(NULL, sizeof *step, PROT_READ, MAP_SHARED, fd, 0);
  if (seen == MAP_FAILED) abort();
  step = seen;
  close(fd);
}

int clock_gettime(clockid_t which, struct timespec *told) {
  static int (*real)(clockid_t, struct timespec *);
  if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  int done = real(which, told);
  if (!done && step && which == CLOCK_REALTIME) told->tv_sec += *step;
  return done;
}
