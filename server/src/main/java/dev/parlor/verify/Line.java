package dev.parlor.verify;

import dev.parlor.json.Json;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/// An open socket. For one thread.
final class Line implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final String name;
    private final Duration patience;
    private final BlockingQueue<Heard> heard;
    private final WebSocket socket;

    /// @param name in words, `/ws/notifications/ at base`
    Line(String name, Duration patience, Ear ear, WebSocket socket) {
        this.name = name;
        this.patience = patience;
        this.heard = ear.heard();
        this.socket = socket;
    }

    String name() {
        return name;
    }

    /// How long anything is waited for here.
    Duration patience() {
        return patience;
    }

    /// The next frame of this type; others before it are skipped.
    ///
    /// @throws Setback when it does not come in time
    JsonNode next(String type) throws InterruptedException {
        return poll(type, patience).orElseThrow(() -> missing(type));
    }

    Setback missing(String what) {
        return Setback.failed("No \"" + what + "\" came on " + name + " within " + patience.toSeconds() + " s.");
    }

    /// As [#next], but silence is an answer too.
    Optional<JsonNode> poll(String type, Duration within) throws InterruptedException {
        return switch (await(type, within)) {
            case Heard.Frame(var frame) -> Optional.of(frame);
            case Heard.Closed closed -> throw Setback.failed(ended(closed, "\"" + type + "\" was awaited"));
            case Heard.Silence _, Heard.Ping _, Heard.Pong _ -> Optional.empty();
        };
    }

    /// The next frame of this type, or the end, or silence for that long.
    Heard await(String type, Duration within) throws InterruptedException {
        var end = System.nanoTime() + within.toNanos();
        while (true) {
            var next = before(end);
            switch (next) {
                case Heard.Frame(var frame)
                when isOf(frame, type) -> {
                    return next;
                }
                case Heard.Frame _, Heard.Ping _, Heard.Pong _ -> {}
                case Heard.Closed _, Heard.Silence _ -> {
                    return next;
                }
            }
        }
    }

    /// The next thing but frames: a ping, a pong, the end, or silence for that long.
    Heard control(Duration within) throws InterruptedException {
        var end = System.nanoTime() + within.toNanos();
        while (true) {
            var next = before(end);
            if (!(next instanceof Heard.Frame)) {
                return next;
            }
        }
    }

    /// How it was closed, within that time; empty when it wasn't.
    Optional<Heard.Closed> closed(Duration within) throws InterruptedException {
        var end = System.nanoTime() + within.toNanos();
        while (true) {
            switch (before(end)) {
                case Heard.Closed closed -> {
                    return Optional.of(closed);
                }
                case Heard.Silence() -> {
                    return Optional.empty();
                }
                case Heard.Frame _, Heard.Ping _, Heard.Pong _ -> {}
            }
        }
    }

    /// In words; what closing codes mean is in the contract.
    String ended(Heard.Closed closed, String during) {
        var reason = closed.reason().isEmpty() ? "" : " (" + closed.reason() + ")";
        var end = closed.code() == Ear.BROKEN
                ? " ended without a close frame" + reason + ": a proxy cut it, or the server died"
                : " was closed with " + closed.code() + reason;
        return name + end + " while " + during + ".";
    }

    void send(Map<String, ?> message) {
        await(socket.sendText(new String(Json.bytes(message), StandardCharsets.UTF_8), true));
    }

    void ping() {
        await(socket.sendPing(ByteBuffer.allocate(0)));
    }

    /// Says good-bye as a browser does, and waits a moment for the answer. A connection that broke meanwhile is as
    /// good as closed.
    @Override
    public void close() {
        var farewell = socket.isOutputClosed()
                ? CompletableFuture.completedFuture(socket)
                : socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        try {
            if (!socket.isInputClosed()
                    && farewell.handle((done, broken) -> broken == null).join()) {
                var _ = closed(FAREWELL);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            socket.abort();
        }
    }

    private Heard before(long end) throws InterruptedException {
        var next = heard.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        return next == null ? new Heard.Silence() : next;
    }

    private static boolean isOf(JsonNode frame, String type) {
        return frame.path("type").asString("").equals(type);
    }

    private void await(CompletableFuture<WebSocket> sent) {
        try {
            sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException broken) {
            throw Setback.failed(name + " could not be written to: the connection failed.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Setback.failed(name + " was given up.");
        }
    }
}
