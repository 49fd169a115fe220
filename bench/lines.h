/* What the measuring programs share: the clock, the address, and how to give up. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST 20000

static inline void die(const char *what) {
  perror(what);
  exit(1);
}

static inline long long told_by(clockid_t clock) {
  struct timespec told;
  clock_gettime(clock, &told);
  return told.tv_sec * 1000000000LL + told.tv_nsec;
}

static inline long long now(void) { return told_by(CLOCK_MONOTONIC); }

/* How long this program itself was at work: what is left of the time, it waited. */
static inline long long worked(void) { return told_by(CLOCK_PROCESS_CPUTIME_ID); }

static inline struct sockaddr_in at(int port) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return to;
}

static inline int by_time(const void *one, const void *other) {
  long long a = *(const long long *)one, b = *(const long long *)other;
  return a < b ? -1 : a > b;
}

/* Reads the lines of a file, the phones' cookies; gives how many. */
static inline int lines_of(const char *file, char (*lines)[256], int most) {
  int known = 0;
  FILE *in = fopen(file, "r");
  if (!in) die(file);
  while (known < most && fgets(lines[known], 256, in)) lines[known][strcspn(lines[known], "\n")] = 0, known++;
  fclose(in);
  return known;
}
