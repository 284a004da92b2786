package dev.parlor.faults;

import dev.parlor.bench.Account;
import dev.parlor.bench.Node;
import dev.parlor.bench.Wire;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Looks whether a friend is online, and is thereby online itself. Confined to the thread of its [Wire].
final class Watcher implements Line.Client {
    private final Line line;
    private boolean online;
    private int changes;

    Watcher(Wire wire, List<Node> nodes, int place, Account account, Partings partings) {
        this.line = new Line(wire, nodes, place, account, this, partings);
    }

    Line line() {
        return line;
    }

    /// Whether its only friend is there, as far as it was told.
    boolean sees() {
        return online;
    }

    /// How often that has changed on one connection since the last [#forget].
    int changes() {
        return changes;
    }

    void forget() {
        changes = 0;
    }

    @Override
    public String path() {
        return "/ws/friends/status/";
    }

    /// Who is online is told next; who is not, is not.
    @Override
    public void opened() {
        online = false;
    }

    @Override
    public void heard(JsonNode message) {
        if (message.path("type").asString().equals("status_update")) {
            var now = message.path("status").asString().equals("online");
            if (now != online) {
                online = now;
                changes++;
            }
        }
    }
}
