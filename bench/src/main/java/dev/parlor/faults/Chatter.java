package dev.parlor.faults;

import dev.parlor.bench.Account;
import dev.parlor.bench.Node;
import dev.parlor.bench.Wire;
import dev.parlor.faults.Trouble.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Talks with a friend, one message after the other, and remembers what it was told and what it has heard. After a
/// parting it says again what nobody has acknowledged, and asks for what it has missed. Confined to the thread of
/// its [Wire].
final class Chatter implements Line.Client {
    /// Milliseconds.
    private static final long PATIENCE = 4_000;

    private static final long RETRY = 500;
    private static final Set<String> LATER = Set.of("unavailable", "busy", "internal");

    private final Wire wire;
    private final Account account;
    private final Account friend;
    private final long pause;
    private final Trouble trouble;
    private final Line line;
    private final List<String> acknowledged = new ArrayList<>();
    private final List<Long> heard = new ArrayList<>();
    private @Nullable String outstanding;
    /// The last message that it knows; 0 when it has heard none, -1 before it was ever there.
    private long known = -1;

    private int count;
    private boolean silent = true;
    /// Counts what it has said and what it was answered, so that it doubts only when there was no answer at all.
    private int spoken;

    private int refusals;

    /// @param pause from one message to the next, milliseconds, half of it by chance
    Chatter(
            Wire wire,
            List<Node> nodes,
            int place,
            Account account,
            Account friend,
            long pause,
            Trouble trouble,
            Partings partings) {
        this.wire = wire;
        this.account = account;
        this.friend = friend;
        this.pause = pause;
        this.trouble = trouble;
        this.line = new Line(wire, nodes, place, account, this, partings);
    }

    Line line() {
        return line;
    }

    Account account() {
        return account;
    }

    Account friend() {
        return friend;
    }

    void begin() {
        silent = false;
        later();
    }

    /// Says nothing new.
    void fallSilent() {
        silent = true;
    }

    /// Whether nothing waits for an answer.
    boolean settled() {
        return outstanding == null || line.hasLeft();
    }

    /// What the server has said that it has, in the order in which it was said.
    List<String> acknowledged() {
        return acknowledged;
    }

    /// The ids of all messages that have come, in their order.
    List<Long> heard() {
        return heard;
    }

    int refusals() {
        return refusals;
    }

    @Override
    public String path() {
        return "/ws/chat/" + friend.id() + "/" + (known < 0 ? "" : "?since=" + known);
    }

    @Override
    public void opened() {
        // From now on nothing may be missed, also by who has heard nothing yet.
        known = Math.max(known, 0);
        if (outstanding != null) {
            say(outstanding);
        }
    }

    @Override
    public void heard(JsonNode message) {
        switch (message.path("type").asString()) {
            case "message" -> message(message.path("message_id").asLong());
            case "ack" -> acknowledged(message.path("id").asString());
            case "error" -> refused(message);
            case "resync" -> trouble.add(Kind.LOST, this + " is told to read everything again");
            default -> {}
        }
    }

    private void message(long id) {
        if (!heard.isEmpty() && id <= heard.getLast()) {
            trouble.add(
                    heard.contains(id) ? Kind.DOUBLED : Kind.DISORDER,
                    this + " hears message " + id + " after " + heard.getLast());
        }
        heard.add(id);
        known = id;
    }

    private void later() {
        var wait = pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
        var _ = wire.loop().schedule(this::next, wait, TimeUnit.MILLISECONDS);
    }

    private void next() {
        if (!silent) {
            outstanding = account.id() + "-" + count++;
            say(outstanding);
        }
    }

    private void say(String text) {
        var words = ++spoken;
        line.send("{\"type\":\"message\",\"message\":\"" + text + "\",\"id\":\"" + text + "\"}");
        var _ = wire.loop()
                .schedule(
                        () -> {
                            if (text.equals(outstanding) && words == spoken && line.isOpen()) {
                                line.abandon();
                            }
                        },
                        PATIENCE,
                        TimeUnit.MILLISECONDS);
    }

    private void acknowledged(String id) {
        if (id.equals(outstanding)) {
            acknowledged.add(id);
            outstanding = null;
            later();
        }
    }

    private void refused(JsonNode error) {
        var text = outstanding;
        if (text == null || !error.path("id").asString().equals(text)) {
            return;
        }
        if (!LATER.contains(error.path("code").asString())) {
            trouble.add(Kind.REFUSED, this + " may not say " + text + ": " + error);
        }
        refusals++;
        spoken++;
        var _ = wire.loop()
                .schedule(
                        () -> {
                            if (text.equals(outstanding)) {
                                say(text);
                            }
                        },
                        RETRY,
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public String toString() {
        return account.email() + " in the talk with " + friend.email();
    }
}
