package dev.parlor.faults;

import dev.parlor.bench.Account;
import dev.parlor.bench.Api;
import dev.parlor.bench.Listener;
import dev.parlor.bench.Node;
import dev.parlor.bench.Out;
import dev.parlor.bench.Wire;
import dev.parlor.faults.Linearizability.Call;
import dev.parlor.faults.Rules.State;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.CharsetUtil;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A game at which both players have a socket at each of two nodes, and move on all four at once, again and again:
/// one of the moves is made. Confined to the thread of its [Wire], but for [#play] and what it returns.
final class Contest {
    private static final int NODES = 2;

    private final Wire wire;
    private final Random random;
    private final List<Call<Attempt>> history = new ArrayList<>();
    private final List<Seat> seats = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final CompletableFuture<Contest> over = new CompletableFuture<>();
    private @Nullable State initial;
    private int races;
    private int waiting;

    private Contest(Wire wire, Random random) {
        this.wire = wire;
        this.random = random;
    }

    /// Plays it to the end. Blocks.
    static Contest play(Wire wire, List<Node> nodes, long game, Account x, Account o, Random random) {
        var contest = new Contest(wire, random);
        Wire.await(CompletableFuture.runAsync(
                () -> {
                    contest.waiting = 2 * NODES;
                    for (var node : nodes) {
                        contest.seats.add(contest.new Seat('X', node, game, x));
                        contest.seats.add(contest.new Seat('O', node, game, o));
                    }
                },
                wire.loop()));
        return Wire.await(contest.over);
    }

    int races() {
        return races;
    }

    /// What was not as it should be: races with no winner or several, gaps, versions told twice.
    List<String> troubles() {
        return troubles;
    }

    boolean isLinearizable() {
        return initial != null && Linearizability.explains(new Rules(), initial, history);
    }

    private void one() {
        waiting--;
        if (waiting > 0) {
            return;
        }
        var state = seats.getFirst().state;
        if (races > 0) {
            var made = history.stream()
                    .skip(history.size() - seats.size())
                    .filter(call -> call.operation().answer().equals(Attempt.MADE))
                    .count();
            if (made != 1) {
                troubles.add("Race " + races + " has " + made + " winners: "
                        + history.subList(history.size() - seats.size(), history.size()));
            }
        } else {
            initial = state;
        }
        if (!seats.stream().allMatch(seat -> seat.state.equals(state))) {
            troubles.add("After race " + races + " not everybody sees " + state);
        }
        if (Rules.over(state.board()) || !troubles.isEmpty()) {
            seats.forEach(Seat::leave);
            over.complete(this);
        } else {
            race(state);
        }
    }

    /// Each answers, and each is told of the new version.
    private void race(State state) {
        races++;
        waiting = 2 * seats.size();
        var free = new ArrayList<>(IntStream.range(0, state.board().length())
                .filter(cell -> state.board().charAt(cell) == '_')
                .boxed()
                .toList());
        Collections.shuffle(free, random);
        var order = new ArrayList<>(seats);
        Collections.shuffle(order, random);
        for (var i = 0; i < order.size(); i++) {
            order.get(i).move(state.version(), free.get(i % free.size()));
        }
    }

    /// One of the four sockets.
    private final class Seat implements Listener {
        private final char mark;
        private final String name;
        private @Nullable Channel channel;
        private State state = new State(0, "", '?');
        private long sent;
        private int position;
        private int version;
        private boolean gone;

        Seat(char mark, Node node, long game, Account account) {
            this.mark = mark;
            this.name = game + "-" + seats.size();
            var _ = wire.socket(node, "/ws/game/" + game + "/", account, this).whenComplete((opened, failed) -> {
                channel = opened;
                if (failed != null) {
                    over.completeExceptionally(failed);
                }
            });
        }

        void move(int about, int cell) {
            version = about;
            position = cell;
            sent = System.nanoTime();
            Out.send(
                    channel,
                    new TextWebSocketFrame("{\"type\":\"move\",\"position\":" + cell + ",\"version\":" + about
                            + ",\"id\":\"" + name + "-" + about + "\"}"));
        }

        void leave() {
            gone = true;
            Out.close(channel);
        }

        @Override
        public void text(ByteBuf payload) {
            var message = Api.JSON.readTree(payload.toString(CharsetUtil.UTF_8));
            switch (message.path("type").asString()) {
                case "ack" -> answered(Attempt.MADE);
                case "error" -> answered(message.path("code").asString());
                case "game_update" -> told(message);
                default -> {}
            }
        }

        @Override
        public void closed() {
            if (!gone) {
                over.completeExceptionally(new IllegalStateException("The server closed a socket."));
            }
        }

        private void answered(String answer) {
            history.add(new Call<>(sent, System.nanoTime(), new Attempt(mark, version, position, answer)));
            one();
        }

        private void told(JsonNode update) {
            var now = new State(
                    update.path("version").asInt(),
                    update.path("board_state").asString(),
                    update.path("current_turn").asString().charAt(0));
            if (state.version() != 0 && now.version() != state.version() + 1) {
                troubles.add("Version " + now.version() + " is told after " + state.version());
            }
            state = now;
            one();
        }
    }
}
