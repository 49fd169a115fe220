/* Many phones that answer, and the least that a server could do for them.
 *
 *   answers load PORT COOKIES COUNT   opens COUNT lines, each with its own line of the file
 *       COOKIES, asks once for nothing, prints "ready", and for each line on stdin does what it says:
 *         volley MS BODY    each sends BODY once, spread evenly over MS milliseconds
 *         steady MS BODY    each sends BODY again as soon as it was answered, for MS milliseconds
 *       and prints: answered with 200, answered otherwise, median, 99th percentile and last wait,
 *       time from the first sent until the last answered, time at work (all nanoseconds).
 *   answers bare PORT   answers each request at once, with 200.
 */
#include "lines.h"

#define SAID 4096
static char cookies[MOST][256];
static char heard[MOST][SAID];
static int have[MOST], fds[MOST];
static long long sent[MOST], waits[1 << 22];
static int many, good, bad;

static void say(int who, int port, const char *body) {
  char asked[1024];
  int size = snprintf(asked, sizeof asked,
    "POST /s/answer HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\nAccept: application/json\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s",
    port, cookies[who], strlen(body), body);
  sent[who] = now();
  if (write(fds[who], asked, size) != size) die("write");
}

/* Reads what is there; tells whether an answer came whole. */
static int answered(int who) {
  ssize_t got = read(fds[who], heard[who] + have[who], SAID - 1 - have[who]);
  if (got < 0 && errno == EAGAIN) return 0;
  if (got <= 0) { fprintf(stderr, "line %d ended\n", who); exit(1); }
  have[who] += got;
  heard[who][have[who]] = 0;
  char *end = strstr(heard[who], "\r\n\r\n"), *length = strcasestr(heard[who], "content-length:");
  if (!end || !length || have[who] < end + 4 - heard[who] + atoi(length + 15)) return 0;
  if (strncmp(heard[who], "HTTP/1.1 200", 12)) bad++; else good++;
  if (many < (int)(sizeof waits / sizeof *waits)) waits[many++] = now() - sent[who];
  have[who] = 0;
  return 1;
}

static void run(int epoll, int port, int count, int steady, long long span, const char *body) {
  struct epoll_event events[512];
  long long begun = now(), before = worked(), last = begun;
  int asked = 0, waiting = 0;
  good = bad = many = 0;
  while (asked < count || waiting) {
    while (asked < count && now() >= begun + (steady ? 0 : span * asked / count)) say(asked++, port, body), waiting++;
    int ready = epoll_wait(epoll, events, 512, asked < count ? 0 : 60000);
    if (!ready && asked == count) { fprintf(stderr, "%d were not answered\n", waiting); exit(1); }
    for (int i = 0; i < ready; i++) {
      int who = events[i].data.u32;
      if (!answered(who)) continue;
      last = now();
      if (steady && last < begun + span) say(who, port, body); else waiting--;
    }
  }
  qsort(waits, many, sizeof *waits, by_time);
  if (!span) return;
  printf("%d %d %lld %lld %lld %lld %lld\n", good, bad, waits[many / 2], waits[many - 1 - many / 100],
    waits[many - 1], last - begun, worked() - before);
  fflush(stdout);
}

static int load(int port, const char *file, int count) {
  int epoll = epoll_create1(0), yes = 1;
  if (lines_of(file, cookies, MOST) < count) die("too few cookies");
  for (int i = 0; i < count; i++) {
    struct sockaddr_in to = at(port);
    fds[i] = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(fds[i], (struct sockaddr *)&to, sizeof to)) die("connect");
    setsockopt(fds[i], IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    fcntl(fds[i], F_SETFL, O_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.u32 = i};
    epoll_ctl(epoll, EPOLL_CTL_ADD, fds[i], &event);
  }
  /* A line that was never used is soon hung up on; a phone's has brought its page. */
  run(epoll, port, count, 0, 0, "activity=none&item=none&choice=A");
  printf("ready\n");
  fflush(stdout);
  char how[16], body[256];
  for (int span; scanf("%15s %d %255s", how, &span, body) == 3;)
    run(epoll, port, count, !strcmp(how, "steady"), span * 1000000LL, body);
  return 0;
}

static void bare(int port) {
  static const char reply[] = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 12\r\n\r\n{\"ok\": true}";
  static char block[1 << 16];
  int yes = 1, on = socket(AF_INET, SOCK_STREAM, 0), epoll = epoll_create1(0);
  struct sockaddr_in here = at(port);
  setsockopt(on, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(on, (struct sockaddr *)&here, sizeof here) || listen(on, 4096)) die("listen");
  struct epoll_event event = {.events = EPOLLIN, .data.fd = on}, events[512];
  epoll_ctl(epoll, EPOLL_CTL_ADD, on, &event);
  for (;;) {
    int ready = epoll_wait(epoll, events, 512, -1);
    for (int i = 0; i < ready; i++) {
      int fd = events[i].data.fd;
      if (fd == on) {
        fd = accept4(on, NULL, NULL, 0);
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        event.data.fd = fd;
        epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
        continue;
      }
      ssize_t got = read(fd, block, sizeof block - 1);
      if (got <= 0) { close(fd); continue; }
      /* Phones send a request in one write, which comes whole over the loopback. */
      if (write(fd, reply, sizeof reply - 1) < 0) close(fd);
    }
  }
}

int main(int argc, char **argv) {
  if (argc == 5 && !strcmp(argv[1], "load")) return load(atoi(argv[2]), argv[3], atoi(argv[4]));
  if (argc == 3 && !strcmp(argv[1], "bare")) bare(atoi(argv[2]));
  fprintf(stderr, "answers load PORT COOKIES COUNT | answers bare PORT\n");
  return 2;
}
