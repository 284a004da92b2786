package dev.parlor.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.nodes.TwoProcesses.Somebody;
import dev.parlor.testkit.WsClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// Plays some games, one after the other: always on the first free cell. Whose socket breaks sees the game as it
/// is on the next, and goes on from there.
final class Gamer implements Callable<Gamer> {
    private final Somebody me;
    private final List<Long> games;
    private final AtomicInteger progress;
    private final List<Returning> lines;
    private final List<Move> acknowledged = new ArrayList<>();
    private int version;
    private Optional<Move> outstanding = Optional.empty();

    /// A move that the server said is made.
    record Move(long game, int version, int position, String mark) {
        String id() {
            return "move-" + game + "-" + version;
        }
    }

    /// @param progress counts what is acknowledged
    Gamer(List<Integer> ports, int place, Somebody me, List<Long> games, AtomicInteger progress) {
        this.me = me;
        this.games = games;
        this.progress = progress;
        this.lines = games.stream()
                .map(game -> new Returning(ports, place, me.token(), () -> "/ws/game/" + game + "/"))
                .toList();
    }

    /// Returns when all are over.
    @Override
    public Gamer call() {
        for (var n = 0; n < games.size(); n++) {
            version = 0;
            var game = games.get(n);
            try (var line = lines.get(n)) {
                line.untilDone(socket -> play(socket, game));
            }
        }
        return this;
    }

    Somebody me() {
        return me;
    }

    List<Move> acknowledged() {
        return acknowledged;
    }

    int returns() {
        return lines.stream().mapToInt(Returning::returns).sum();
    }

    /// @return the version with which it is over
    private int play(WsClient socket, long game) {
        outstanding = Optional.empty();
        var fresh = true;
        var over = false;
        while (!over || outstanding.isPresent()) {
            var said = socket.next();
            switch (said.path("type").asString()) {
                case "game_update" -> {
                    update(said, fresh);
                    fresh = false;
                    over = said.path("is_completed").asBoolean();
                    if (!over && said.path("current_turn").equals(said.path("player_role"))) {
                        move(socket, game, said);
                    }
                }
                case "ack" -> acknowledged(said.path("id").asString());
                case "error" -> throw new AssertionError(me + " is refused a move: " + said);
                default -> {}
            }
        }
        return version;
    }

    private void update(JsonNode update, boolean fresh) {
        var now = update.path("version").asInt();
        if (fresh) {
            assertThat(now).isGreaterThanOrEqualTo(version);
        } else {
            assertThat(now).isEqualTo(version + 1);
        }
        version = now;
    }

    private void move(WsClient socket, long game, JsonNode update) {
        var cell = update.path("board_state").asString().indexOf('_');
        var move = new Move(game, version, cell, update.path("player_role").asString());
        outstanding = Optional.of(move);
        socket.send("{\"type\":\"move\",\"position\":" + cell + ",\"version\":" + version + ",\"id\":\"" + move.id()
                + "\"}");
    }

    private void acknowledged(String id) {
        assertThat(outstanding.map(Move::id)).contains(id);
        outstanding.ifPresent(acknowledged::add);
        outstanding = Optional.empty();
        progress.incrementAndGet();
    }
}
