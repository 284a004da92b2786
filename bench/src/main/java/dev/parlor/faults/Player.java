package dev.parlor.faults;

import dev.parlor.bench.Account;
import dev.parlor.bench.Marks;
import dev.parlor.bench.Node;
import dev.parlor.bench.Wire;
import dev.parlor.faults.Trouble.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One of two at a game: moves when it is its turn, and remembers what it was told. After a parting it says again
/// what nobody has acknowledged. Confined to the thread of its [Wire].
final class Player implements Line.Client {
    /// How long a move may remain without an answer before its player looks for another connection, milliseconds.
    private static final long PATIENCE = 4_000;

    private static final long RETRY = 500;
    private static final Set<String> LATER = Set.of("unavailable", "busy", "internal");

    private final Wire wire;
    private final long game;
    private final String name;
    private final long pause;
    private final Trouble trouble;
    private final Line line;
    private final Map<String, Move> said = new HashMap<>();
    private final List<Move> acknowledged = new ArrayList<>();
    private @Nullable Move outstanding;
    private String board = "";
    private int version;
    private boolean mine;
    private boolean over;
    private boolean fresh;
    private boolean otherwise;
    /// The version that it has decided on a move in.
    private int decided;

    /// Counts what it has said and what it was answered, so that it doubts only when there was no answer at all.
    private int spoken;

    private int refusals;
    private int stale;

    /// @param id by which the answer names it
    /// @param version of the game that it is made in
    private record Move(String id, int version, int position) {
        String text() {
            return "{\"type\":\"move\",\"position\":" + position + ",\"version\":" + version + ",\"id\":\"" + id
                    + "\"}";
        }
    }

    /// @param pause how long it thinks about each move, milliseconds
    Player(
            Wire wire,
            List<Node> nodes,
            int place,
            Account account,
            long game,
            long pause,
            Trouble trouble,
            Partings partings) {
        this.wire = wire;
        this.game = game;
        this.name = account.email();
        this.pause = pause;
        this.trouble = trouble;
        this.line = new Line(wire, nodes, place, account, this, partings);
    }

    Line line() {
        return line;
    }

    boolean over() {
        return over;
    }

    /// How often the server said that it cannot, now.
    int refusals() {
        return refusals;
    }

    /// How many of its moves were refused after it had given up on them.
    int stale() {
        return stale;
    }

    /// Compares what it was told with how the game stands in the end.
    ///
    /// @return how many of its moves were acknowledged
    int check(int lastVersion, String lastBoard, char mark) {
        for (var move : acknowledged) {
            if (move.version() >= lastVersion || lastBoard.charAt(move.position()) != mark) {
                trouble.add(Kind.LOST, this + " was told that " + move + " is made, but the board is " + lastBoard);
            }
        }
        return acknowledged.size();
    }

    @Override
    public String path() {
        return "/ws/game/" + game + "/";
    }

    @Override
    public void opened() {
        fresh = true;
    }

    @Override
    public void heard(JsonNode message) {
        switch (message.path("type").asString()) {
            case "game_update" -> update(message);
            case "ack" -> acknowledged(message.path("id").asString());
            case "error" -> refused(message);
            default -> {}
        }
    }

    @Override
    public void late(JsonNode message) {
        switch (message.path("type").asString()) {
            case "ack" -> acknowledged(message.path("id").asString());
            case "error" -> stale++;
            default -> {}
        }
    }

    private void update(JsonNode update) {
        var now = update.path("version").asInt();
        if (now < version) {
            trouble.add(Kind.LOST, this + " knew version " + version + ", and is told " + now);
        } else if (!fresh && now != version + 1) {
            trouble.add(
                    now == version ? Kind.DOUBLED : Kind.DISORDER,
                    this + " knew version " + version + ", and is told " + now);
        }
        fresh = false;
        version = now;
        board = update.path("board_state").asString();
        over = update.path("is_completed").asBoolean();
        mine = !over && update.path("current_turn").equals(update.path("player_role"));
        if (outstanding != null && outstanding.version() < now) {
            outstanding = null;
        }
        if (outstanding != null) {
            say(outstanding);
        } else if (mine && decided != now) {
            var _ = wire.loop().schedule(() -> move(now), pause, TimeUnit.MILLISECONDS);
        }
    }

    private void move(int about) {
        if (!mine || version != about || decided == about) {
            return;
        }
        decided = about;
        var move = new Move("m" + game + "-" + about + (otherwise ? "-otherwise" : ""), about, position());
        said.put(move.id(), move);
        outstanding = move;
        otherwise = false;
        say(move);
    }

    /// The next of a game that nobody wins; when it has given up on a move already, another one than that.
    private int position() {
        return otherwise ? board.lastIndexOf('_') : Marks.nextOfDraw(board);
    }

    private void say(Move move) {
        var words = ++spoken;
        line.send(move.text());
        var _ = wire.loop().schedule(() -> doubt(move, words), PATIENCE, TimeUnit.MILLISECONDS);
    }

    private void doubt(Move move, int words) {
        if (move.equals(outstanding) && words == spoken && line.isOpen()) {
            outstanding = null;
            otherwise = true;
            decided = 0;
            line.abandon();
        }
    }

    private void acknowledged(String id) {
        var move = said.remove(id);
        if (move != null) {
            acknowledged.add(move);
            outstanding = move.equals(outstanding) ? null : outstanding;
        }
    }

    private void refused(JsonNode error) {
        if (outstanding == null || !error.path("id").asString().equals(outstanding.id())) {
            return;
        }
        if (LATER.contains(error.path("code").asString())) {
            refusals++;
            spoken++;
            var move = outstanding;
            var _ = wire.loop()
                    .schedule(
                            () -> {
                                if (move.equals(outstanding)) {
                                    say(move);
                                }
                            },
                            RETRY,
                            TimeUnit.MILLISECONDS);
        } else {
            trouble.add(Kind.REFUSED, this + " may not make " + outstanding + ": " + error);
            outstanding = null;
        }
    }

    @Override
    public String toString() {
        return name + " in game " + game;
    }
}
