/* Many phones that listen, and the least that a server could do for them.
 *
 *   fan load PORT PATH COOKIES COUNT   opens COUNT streams, with the lines of the file COOKIES in
 *       turn, waits until each has had its first screen, prints "ready", and then for each line on
 *       stdin waits for one more screen on each stream and prints when the first, the median, the
 *       99th percentile and the last of them came (nanoseconds of the monotonic clock).
 *   fan bare PORT FILE   answers each GET with a stream and the bytes of FILE, and writes them to
 *       all streams again when somebody connects and sends "TELL".
 */
#include "lines.h"

static const char MARK[] = "event: screen\n";
static char block[1 << 18];

/* ---- phones: how much of the mark each has seen, and how many screens */
static int matched[MOST];
static long long came[MOST];
static int had[MOST];

/* Reads what is there; counts the stream once for this turn when the mark has come whole. */
static int read_some(int fd, int who) {
  int found = 0;
  for (;;) {
    ssize_t size = read(fd, block, sizeof block);
    if (size < 0 && errno == EAGAIN) return found;
    if (size <= 0) { fprintf(stderr, "stream %d ended\n", who); exit(1); }
    for (ssize_t i = 0; i < size; i++) {
      matched[who] = block[i] == MARK[matched[who]] ? matched[who] + 1 : block[i] == MARK[0];
      if (MARK[matched[who]]) continue;
      matched[who] = 0;
      if (!had[who]++) { came[who] = now(); found = 1; }
    }
  }
}

static void all_had(int epoll, int *fds, int from, int count) {
  struct epoll_event events[512];
  for (int missing = count - from; missing > 0;) {
    int many = epoll_wait(epoll, events, 512, 60000);
    if (many <= 0) { fprintf(stderr, "%d streams heard nothing\n", missing); exit(1); }
    for (int i = 0; i < many; i++) missing -= read_some(fds[events[i].data.u32], events[i].data.u32);
  }
}

static int load(int port, const char *path, const char *file, int count) {
  static int fds[MOST];
  static char lines[4096][256];
  int known = lines_of(file, lines, 4096), epoll = epoll_create1(0);
  for (int i = 0; i < count; i++) {
    struct sockaddr_in to = at(port);
    char asked[1024];
    fds[i] = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(fds[i], (struct sockaddr *)&to, sizeof to)) die("connect");
    int size = snprintf(asked, sizeof asked, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\n\r\n", path, port, lines[i % known]);
    if (write(fds[i], asked, size) != size) die("write");
    fcntl(fds[i], F_SETFL, O_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.u32 = i};
    epoll_ctl(epoll, EPOLL_CTL_ADD, fds[i], &event);
    /* A few at a time: how they come in is another measure. */
    if (i % 50 == 49 || i == count - 1) all_had(epoll, fds, i / 50 * 50, i + 1);
  }
  printf("ready\n");
  fflush(stdout);
  for (char line[64]; fgets(line, sizeof line, stdin);) {
    memset(had, 0, sizeof had);
    printf("go\n");
    fflush(stdout);
    long long before = worked();
    all_had(epoll, fds, 0, count);
    qsort(came, count, sizeof *came, by_time);
    printf("%lld %lld %lld %lld %lld\n", came[0], came[count / 2], came[count - 1 - count / 100], came[count - 1], worked() - before);
    fflush(stdout);
  }
  return 0;
}

/* ---- the bare server */
static void bare(int port, const char *file) {
  static int listeners[MOST];
  static char body[1 << 18];
  int many = 0, yes = 1, on = socket(AF_INET, SOCK_STREAM, 0), epoll = epoll_create1(0);
  FILE *in = fopen(file, "r");
  if (!in) die(file);
  size_t size = fread(body, 1, sizeof body, in);
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
      ssize_t got = read(fd, block, sizeof block);
      if (got <= 0) {
        for (int j = 0; j < many; j++) if (listeners[j] == fd) listeners[j] = listeners[--many];
        close(fd);
      } else if (!strncmp(block, "GET ", 4)) {
        static const char head[] = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n";
        if (write(fd, head, sizeof head - 1) < 0 || write(fd, body, size) < 0) die("write");
        listeners[many++] = fd;
      } else {
        for (int j = 0; j < many; j++) if (write(listeners[j], body, size) != (ssize_t)size) die("tell");
        if (write(fd, "ok", 2) < 0) die("ok");
      }
    }
  }
}

int main(int argc, char **argv) {
  if (argc == 6 && !strcmp(argv[1], "load")) return load(atoi(argv[2]), argv[3], argv[4], atoi(argv[5]));
  if (argc == 4 && !strcmp(argv[1], "bare")) bare(atoi(argv[2]), argv[3]);
  fprintf(stderr, "fan load PORT PATH COOKIES COUNT | fan bare PORT FILE\n");
  return 2;
}
