package dev.parlor.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Sockets that are opened early and left alone, to see whether quiet ones are kept: Parlor pings them every 25 s,
/// and everything on the way must bear so long a silence.
final class Quiet implements AutoCloseable {
    private final Party party;
    private final Duration length;
    private final List<Line> lines = new ArrayList<>();
    private long since;

    /// @param length how long they are watched, unless a ping comes before
    Quiet(Party party, Duration length) {
        this.party = party;
        this.length = length;
    }

    /// Lobbies, because nobody counts as online for being in one.
    String begin() throws InterruptedException {
        since = System.nanoTime();
        for (var entrance : party.entrances()) {
            var line = party.alice().at(entrance).socket(party.room("quiet"));
            lines.add(line);
            line.next("history");
        }
        return "";
    }

    String end() throws InterruptedException {
        var pinged = 0;
        for (var line : lines) {
            pinged += survived(line) ? 1 : 0;
        }
        var seconds = Duration.ofNanos(System.nanoTime() - since).toSeconds();
        return pinged == lines.size() ? "" : "quiet for only " + seconds + " s";
    }

    /// Whether the server's ping has come.
    private boolean survived(Line line) throws InterruptedException {
        var end = since + length.toNanos();
        var heard = line.control(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        return switch (heard) {
            case Heard.Ping _ -> true;
            case Heard.Closed closed -> throw Setback.failed(words(line, closed));
            case Heard.Silence _, Heard.Pong _, Heard.Frame _ -> false;
        };
    }

    private String words(Line line, Heard.Closed closed) {
        var seconds = Duration.ofNanos(System.nanoTime() - since).toSeconds();
        return line.ended(closed, "it was quiet, after at most " + seconds + " s")
                + " Make proxies and firewalls keep"
                + " idle sockets open for at least 60 s (nginx: proxy_read_timeout; HAProxy: timeout tunnel).";
    }

    @Override
    public void close() {
        lines.forEach(Line::close);
    }
}
