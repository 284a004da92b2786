package dev.parlor.verify.client;

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
public final class ClientSocket implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final String name;
    private final Duration patience;
    private final BlockingQueue<SocketEvent> heard;
    private final WebSocket socket;

    /// @param name in words, `/ws/notifications/ at base`
    ClientSocket(String name, Duration patience, FrameRecorder recorder, WebSocket socket) {
        this.name = name;
        this.patience = patience;
        this.heard = recorder.heard();
        this.socket = socket;
    }

    public String name() {
        return name;
    }

    /// How long anything is waited for here.
    public Duration patience() {
        return patience;
    }

    /// The next frame of this type; others before it are skipped.
    ///
    /// @throws Setback when it does not come in time
    public JsonNode next(String type) throws InterruptedException {
        return poll(type, patience).orElseThrow(() -> missing(type));
    }

    CheckFailed missing(String what) {
        return CheckFailed.failed("No \"" + what + "\" came on " + name + " within " + patience.toSeconds() + " s.");
    }

    /// As [#next], but silence is an answer too.
    public Optional<JsonNode> poll(String type, Duration within) throws InterruptedException {
        return switch (await(type, within)) {
            case SocketEvent.FrameEvent(var frame) -> Optional.of(frame);
            case SocketEvent.CloseEvent closed ->
                throw CheckFailed.failed(ended(closed, "\"" + type + "\" was awaited"));
            case SocketEvent.SilenceEvent _, SocketEvent.PingEvent _, SocketEvent.PongEvent _ -> Optional.empty();
        };
    }

    /// The next frame of this type, or the end, or silence for that long.
    public SocketEvent await(String type, Duration within) throws InterruptedException {
        var end = System.nanoTime() + within.toNanos();
        while (true) {
            var next = before(end);
            switch (next) {
                case SocketEvent.FrameEvent(var frame)
                when isOf(frame, type) -> {
                    return next;
                }
                case SocketEvent.FrameEvent _, SocketEvent.PingEvent _, SocketEvent.PongEvent _ -> {}
                case SocketEvent.CloseEvent _, SocketEvent.SilenceEvent _ -> {
                    return next;
                }
            }
        }
    }

    /// The next thing but frames: a ping, a pong, the end, or silence for that long.
    public SocketEvent control(Duration within) throws InterruptedException {
        var end = System.nanoTime() + within.toNanos();
        while (true) {
            var next = before(end);
            if (!(next instanceof SocketEvent.FrameEvent)) {
                return next;
            }
        }
    }

    /// How it was closed, within that time; empty when it wasn't.
    public Optional<SocketEvent.CloseEvent> closed(Duration within) throws InterruptedException {
        var end = System.nanoTime() + within.toNanos();
        while (true) {
            switch (before(end)) {
                case SocketEvent.CloseEvent closed -> {
                    return Optional.of(closed);
                }
                case SocketEvent.SilenceEvent() -> {
                    return Optional.empty();
                }
                case SocketEvent.FrameEvent _, SocketEvent.PingEvent _, SocketEvent.PongEvent _ -> {}
            }
        }
    }

    /// In words; what closing codes mean is in the contract.
    public String ended(SocketEvent.CloseEvent closed, String during) {
        var reason = closed.reason().isEmpty() ? "" : " (" + closed.reason() + ")";
        var end = closed.code() == FrameRecorder.BROKEN
                ? " ended without a close frame" + reason + ": a proxy cut it, or the server died"
                : " was closed with " + closed.code() + reason;
        return name + end + " while " + during + ".";
    }

    public void send(Map<String, ?> message) {
        await(socket.sendText(new String(Json.bytes(message), StandardCharsets.UTF_8), true));
    }

    public void ping() {
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

    private SocketEvent before(long end) throws InterruptedException {
        var next = heard.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        return next == null ? new SocketEvent.SilenceEvent() : next;
    }

    private static boolean isOf(JsonNode frame, String type) {
        return frame.path("type").asString("").equals(type);
    }

    private void await(CompletableFuture<WebSocket> sent) {
        try {
            sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException broken) {
            throw CheckFailed.failed(name + " could not be written to: the connection failed.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CheckFailed.failed(name + " was given up.");
        }
    }
}
