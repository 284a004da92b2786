package dev.parlor.testkit;

import dev.parlor.identity.Principal;
import dev.parlor.json.Json;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A connection without a socket: it remembers what it was offered, in order. Thread-safe.
public final class TestConnection implements Connection {
    private final Principal principal;
    private final List<Frame> frames = new ArrayList<>();
    private Optional<Closed> closed = Optional.empty();
    private String path = "";
    private Witness witness = Witnesses.NOBODY;

    /// How the server closed it.
    public record Closed(CloseCode code, String reason) {}

    public TestConnection(Principal principal) {
        this.principal = principal;
    }

    /// A connection of this user, in a session of its own.
    public static TestConnection of(long userId) {
        return new TestConnection(new Principal(userId, "session-of-" + userId, Instant.MAX));
    }

    /// Has everything that it is told from now on watched, as if it had been opened at this path.
    public synchronized TestConnection watchedAt(String socketPath, Witness byWhom) {
        path = socketPath;
        witness = byWhom;
        return this;
    }

    @Override
    public Principal principal() {
        return principal;
    }

    @Override
    public synchronized void offer(Frame frame) {
        if (closed.isEmpty()) {
            frames.add(frame);
            witness.said(path, new String(frame.payload(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public synchronized void close(CloseCode code, String reason) {
        if (closed.isEmpty()) {
            closed = Optional.of(new Closed(code, reason));
            witness.closed(path, code.code(), reason);
        }
    }

    /// How the server closed it, if it did.
    public synchronized Optional<Closed> closed() {
        return closed;
    }

    /// The frames themselves, to see whether they are shared.
    public synchronized List<Frame> frames() {
        return List.copyOf(frames);
    }

    /// Everything received so far, as JSON.
    public List<JsonNode> messages() {
        return frames().stream().map(frame -> Json.parse(frame.payload())).toList();
    }

    /// What was received of one type.
    public List<JsonNode> messages(String type) {
        return messages().stream()
                .filter(message -> message.path("type").asString().equals(type))
                .toList();
    }

    /// The `type` of everything received, in order.
    public List<String> types() {
        return messages().stream()
                .map(message -> message.path("type").asString())
                .toList();
    }

    /// The newest message.
    ///
    /// @throws AssertionError when there is none
    public JsonNode last() {
        var messages = messages();
        if (messages.isEmpty()) {
            throw new AssertionError("nothing was received");
        }
        return messages.getLast();
    }

    /// Forgets what was received, and returns it.
    public synchronized List<JsonNode> take() {
        var taken = messages();
        frames.clear();
        return taken;
    }
}
