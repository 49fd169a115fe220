/* Many phones that come in, each as a browser does: the page of the door, a seat, the room's page,
 * the stream up to its first screen. All begin in the same instant.
 *
 *   arrival join PORT SECRETS COUNT   each takes a line of the file SECRETS in turn
 *   arrival back PORT COOKIES COUNT   each has a seat, and only opens its stream again
 *   arrival bare PORT                 answers each request at once: a stream with one screen for
 *       /s/stream, a seat for each POST, 1,500 bytes for everything else
 *
 * Prints the median, the 99th percentile and the last phone's time to its screen (nanoseconds).
 */
#include "lines.h"

#define SAID (1 << 16)
static char given[MOST][256], cookie[MOST][256];
static char heard[SAID + 1];
static char *kept[MOST];
static int have[MOST], fds[MOST], step[MOST];
static long long waits[MOST];
static int port;

static void broken(int who, const char *why) {
  fprintf(stderr, "phone %d, step %d: %s\n%.300s\n", who, step[who], why, kept[who] ? kept[who] : "");
  exit(1);
}

static void ask(int who) {
  static const char body[] = "lang=fr&table=star";
  char asked[1024];
  int size = 0;
  if (step[who] == 0) size = snprintf(asked, sizeof asked, "GET /j/%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n", given[who], port);
  if (step[who] == 1) size = snprintf(asked, sizeof asked, "POST /j/%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s", given[who], port, sizeof body - 1, body);
  if (step[who] == 2) size = snprintf(asked, sizeof asked, "GET /s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept-Encoding: gzip\r\nCookie: %s\r\n\r\n", port, cookie[who]);
  if (step[who] == 3) size = snprintf(asked, sizeof asked, "GET /s/stream HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\n\r\n", port, cookie[who]);
  if (write(fds[who], asked, size) != size) die("write");
}

/* Tells whether the answer to this step is here whole. */
static int whole(int who) {
  char *text = kept[who], *end = strstr(text, "\r\n\r\n");
  if (!end) return 0;
  if (strncmp(text + 9, step[who] == 1 ? "303" : "200", 3)) broken(who, "refused");
  if (step[who] == 3) {
    char *screen = strstr(end, "event: screen\n");
    return screen && strstr(screen, "\n\n");
  }
  char *length = strcasestr(text, "content-length:");
  return length && have[who] >= end + 4 - text + atoi(length + 15);
}

/* Reads what is there; tells whether the phone has its screen. */
static int came(int who) {
  ssize_t got = read(fds[who], heard, SAID);
  if (got < 0 && errno == EAGAIN) return 0;
  if (got <= 0) broken(who, "hung up");
  kept[who] = realloc(kept[who], have[who] + got + 1);
  memcpy(kept[who] + have[who], heard, got);
  have[who] += got;
  kept[who][have[who]] = 0;
  if (!whole(who)) return 0;
  if (step[who] == 3) return 1;
  if (step[who] == 1) {
    char *set = strcasestr(kept[who], "set-cookie: ");
    if (!set || sscanf(set + 12, "%255[^;]", cookie[who]) != 1) broken(who, "no seat");
  }
  have[who] = 0;
  step[who]++;
  ask(who);
  return 0;
}

static void come(const char *file, int count, int from) {
  int known = lines_of(file, given, MOST), epoll = epoll_create1(0);
  struct epoll_event events[512];
  if (!known) die("nobody is told where to go");
  for (int i = known; i < count; i++) strcpy(given[i], given[i % known]);
  long long begun = now();
  for (int i = 0; i < count; i++) {
    struct sockaddr_in to = at(port);
    step[i] = from;
    strcpy(cookie[i], given[i]);
    fds[i] = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (connect(fds[i], (struct sockaddr *)&to, sizeof to) && errno != EINPROGRESS) die("connect");
    struct epoll_event event = {.events = EPOLLOUT, .data.u32 = i};
    epoll_ctl(epoll, EPOLL_CTL_ADD, fds[i], &event);
  }
  for (int missing = count; missing;) {
    int ready = epoll_wait(epoll, events, 512, 60000);
    if (ready <= 0) { fprintf(stderr, "%d phones have no screen\n", missing); exit(1); }
    for (int i = 0; i < ready; i++) {
      int who = events[i].data.u32;
      if (events[i].events & EPOLLOUT) {
        struct epoll_event event = {.events = EPOLLIN, .data.u32 = who};
        epoll_ctl(epoll, EPOLL_CTL_MOD, fds[who], &event);
        ask(who);
      } else if (came(who)) {
        epoll_ctl(epoll, EPOLL_CTL_DEL, fds[who], NULL);
        waits[count - missing--] = now() - begun;
      }
    }
  }
  qsort(waits, count, sizeof *waits, by_time);
  printf("%lld %lld %lld\n", waits[count / 2], waits[count - 1 - count / 100], waits[count - 1]);
  fflush(stdout);
  getchar(); /* the streams stay open until whoever measures has looked */
}

static void bare(void) {
  static char block[1 << 16], page[2048], stream[4096];
  int yes = 1, on = socket(AF_INET, SOCK_STREAM, 0), epoll = epoll_create1(0);
  struct sockaddr_in here = at(port);
  int sized = sprintf(page, "HTTP/1.1 200 OK\r\ncontent-length: 1500\r\n\r\n%1500d", 1);
  int streamed = sprintf(stream, "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n%2048d\nevent: screen\ndata: %1000d\n\n", 1, 1);
  static const char seat[] = "HTTP/1.1 303 See Other\r\nset-cookie: declic_seat=x; Path=/\r\ncontent-length: 0\r\n\r\n";
  setsockopt(on, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(on, (struct sockaddr *)&here, sizeof here) || listen(on, 4096)) die("listen");
  struct epoll_event event = {.events = EPOLLIN, .data.fd = on}, events[512];
  epoll_ctl(epoll, EPOLL_CTL_ADD, on, &event);
  for (;;) {
    int ready = epoll_wait(epoll, events, 512, -1);
    for (int i = 0; i < ready; i++) {
      int fd = events[i].data.fd;
      if (fd == on) {
        event.data.fd = accept4(on, NULL, NULL, 0);
        epoll_ctl(epoll, EPOLL_CTL_ADD, event.data.fd, &event);
        continue;
      }
      ssize_t got = read(fd, block, sizeof block - 1), sent;
      if (got <= 0) { close(fd); continue; }
      if (!strncmp(block, "GET /s/stream", 13)) sent = write(fd, stream, streamed);
      else if (!strncmp(block, "POST", 4)) sent = write(fd, seat, sizeof seat - 1);
      else sent = write(fd, page, sized);
      if (sent < 0) close(fd);
    }
  }
}

int main(int argc, char **argv) {
  if (argc >= 3) port = atoi(argv[2]);
  if (argc == 5 && !strcmp(argv[1], "join")) return come(argv[3], atoi(argv[4]), 0), 0;
  if (argc == 5 && !strcmp(argv[1], "back")) return come(argv[3], atoi(argv[4]), 3), 0;
  if (argc == 3 && !strcmp(argv[1], "bare")) bare();
  fprintf(stderr, "arrival join PORT SECRETS COUNT | arrival back PORT COOKIES COUNT | arrival bare PORT\n");
  return 2;
}
