/* What telling many sockets costs at least: send() in a loop, one core, nothing else.
   usage: floor SOCKETS BYTES WARM_ROUNDS ROUNDS
   Prints its port, accepts the sockets, then sends a WebSocket text frame of BYTES to each of them, round after
   round, as soon as one byte on the first socket says that all have read the last one.
   Prints the nanoseconds of CPU per send. */
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

static double cpu(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

static void need(int ok, const char *what) {
    if (!ok) { perror(what); exit(1); }
}

int main(int argc, char **argv) {
    need(argc == 5, "usage: floor SOCKETS BYTES WARM_ROUNDS ROUNDS");
    int n = atoi(argv[1]), bytes = atoi(argv[2]), warm = atoi(argv[3]), rounds = atoi(argv[4]);
    need(bytes > 129 && bytes < 65540, "BYTES out of range");
    int on = 1, *fd = malloc(n * sizeof *fd);
    char *frame = malloc(bytes), ack;
    memset(frame, 'x', bytes);
    frame[0] = (char) 0x81, frame[1] = 126, frame[2] = (char) ((bytes - 4) >> 8), frame[3] = (char) (bytes - 4);

    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;
    int door = socket(AF_INET, SOCK_STREAM, 0);
    need(bind(door, (struct sockaddr *) &at, size) == 0 && listen(door, 1024) == 0, "listen");
    getsockname(door, (struct sockaddr *) &at, &size);
    printf("%d\n", ntohs(at.sin_port)), fflush(stdout);
    for (int i = 0; i < n; i++) {
        need((fd[i] = accept(door, 0, 0)) >= 0, "accept");
        setsockopt(fd[i], IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    need(recv(fd[0], &ack, 1, 0) == 1, "ready");
    double before = 0;
    for (int r = 0; r < warm + rounds; r++) {
        if (r == warm) before = cpu();
        for (int i = 0; i < n; i++) need(send(fd[i], frame, bytes, MSG_NOSIGNAL) == bytes, "send");
        need(recv(fd[0], &ack, 1, 0) == 1, "recv");
    }
    printf("%.0f\n", (cpu() - before) / ((double) rounds * n));
    return 0;
}
