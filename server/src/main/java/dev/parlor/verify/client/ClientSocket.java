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

/// An open socket. For use by one thread.
public final class ClientSocket implements AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final String name;
    private final Duration patience;
    private final BlockingQueue<SocketEvent> heard;
    private final WebSocket socket;

    /// @param name for messages, for instance `/ws/notifications/ at base`
    ClientSocket(String name, Duration patience, FrameRecorder recorder, WebSocket socket) {
        this.name = name;
        this.patience = patience;
        this.heard = recorder.heard();
        this.socket = socket;
    }

    public String name() {
        return name;
    }

    /// The time limit for every wait on this socket.
    public Duration patience() {
        return patience;
    }

    /// Waits for the next frame of this type, skipping others before it.
    ///
    /// @throws CheckFailed when it does not arrive in time
    public JsonNode next(String type) throws InterruptedException {
        return poll(type, patience).orElseThrow(() -> missing(type));
    }

    CheckFailed missing(String what) {
        return CheckFailed.failed("No \"" + what + "\" came on " + name + " within " + patience.toSeconds() + " s.");
    }

    /// Like [#next], but returns empty when none arrives.
    public Optional<JsonNode> poll(String type, Duration within) throws InterruptedException {
        return switch (await(type, within)) {
            case SocketEvent.FrameEvent(var frame) -> Optional.of(frame);
            case SocketEvent.CloseEvent closed ->
                throw CheckFailed.failed(ended(closed, "\"" + type + "\" was awaited"));
            case SocketEvent.SilenceEvent _, SocketEvent.PingEvent _, SocketEvent.PongEvent _ -> Optional.empty();
        };
    }

    /// Waits for the next frame of this type, the end of the connection, or silence until the time limit.
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

    /// Waits for the next event other than a frame: a ping, a pong, the end, or silence until the time limit.
    public SocketEvent control(Duration within) throws InterruptedException {
        var end = System.nanoTime() + within.toNanos();
        while (true) {
            var next = before(end);
            if (!(next instanceof SocketEvent.FrameEvent)) {
                return next;
            }
        }
    }

    /// How the socket was closed within that time; empty when it was not.
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

    /// Describes how the socket ended; the contract defines the close codes.
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

    /// Closes the socket as a browser does, and waits briefly for the reply. A connection that has broken
    /// meanwhile counts as closed.
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
