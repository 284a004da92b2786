package dev.parlor.verify;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.ClientSocket;
import dev.parlor.verify.client.SocketEvent;
import dev.parlor.verify.client.TestUsers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Sockets opened early and left idle, to check that idle connections survive: Parlor pings them every 25 s,
/// and every proxy in between must tolerate that much silence.
final class IdleSockets implements AutoCloseable {
    private final TestUsers users;
    private final Duration length;
    private final List<ClientSocket> lines = new ArrayList<>();
    private long since;

    /// @param length how long to wait for a ping
    IdleSockets(TestUsers users, Duration length) {
        this.users = users;
        this.length = length;
    }

    /// Opens lobby sockets, which do not make a user appear online.
    String begin() throws InterruptedException {
        since = System.nanoTime();
        for (var entrance : users.entrances()) {
            var socket = users.alice().at(entrance).socket(users.room("quiet"));
            lines.add(socket);
            socket.next("history");
        }
        return "";
    }

    String end() throws InterruptedException {
        var pinged = 0;
        for (var socket : lines) {
            pinged += survived(socket) ? 1 : 0;
        }
        var seconds = Duration.ofNanos(System.nanoTime() - since).toSeconds();
        return pinged == lines.size() ? "" : "quiet for only " + seconds + " s";
    }

    /// Whether the server's ping arrived.
    private boolean survived(ClientSocket socket) throws InterruptedException {
        var end = since + length.toNanos();
        var heard = socket.control(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        return switch (heard) {
            case SocketEvent.PingEvent _ -> true;
            case SocketEvent.CloseEvent closed -> throw CheckFailed.failed(words(socket, closed));
            case SocketEvent.SilenceEvent _, SocketEvent.PongEvent _, SocketEvent.FrameEvent _ -> false;
        };
    }

    private String words(ClientSocket socket, SocketEvent.CloseEvent closed) {
        var seconds = Duration.ofNanos(System.nanoTime() - since).toSeconds();
        return socket.ended(closed, "it was quiet, after at most " + seconds + " s")
                + " Make proxies and firewalls keep"
                + " idle sockets open for at least 60 s (nginx: proxy_read_timeout; HAProxy: timeout tunnel).";
    }

    @Override
    public void close() {
        lines.forEach(ClientSocket::close);
    }
}
