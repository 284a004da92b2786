package dev.parlor.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// Kills the server in the middle of 50 games, again and again, and looks for every move that a player was told of.
final class CrashScenario implements Scenario {
    private static final int CRASHES = 5;
    private static final int GAMES = 50;
    private static final Duration PAUSE = Duration.ofMillis(40);
    /// About when players have made half of their moves.
    private static final Duration LIFE = PAUSE.multipliedBy(Marks.PER_GAME / 2);

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        var node = stage.freshNode();
        var accounts = accounts(node);
        var moves = 0;
        var wrong = new ArrayList<String>();
        try {
            for (var i = 0; i < CRASHES; i++) {
                var acknowledged = crash(node, accounts);
                moves += acknowledged.values().stream()
                        .mapToInt(update -> Marks.on(update.board()))
                        .sum();
                node = stage.node(node.data(), node.port());
                wrong.addAll(wrong(node, accounts, acknowledged));
            }
        } finally {
            node.close();
        }
        wrong.forEach(System.err::println);
        return List.of(
                Figure.of("moves acknowledged before " + CRASHES + " crashes", moves, "moves", Goal.atLeast(GAMES)),
                Figure.of("games with a move lost or doubled", wrong.size(), "games", Goal.atMost(0)));
    }

    private static List<Account> accounts(Node node) throws IOException, InterruptedException {
        try (var api = new Api(node)) {
            return api.accounts(2);
        }
    }

    /// What the movers had been told, by game.
    private static Map<Long, Update> crash(Node node, List<Account> accounts) throws IOException, InterruptedException {
        try (var api = new Api(node);
                var wire = new Wire()) {
            var duels = Duels.of(GAMES, node, api, wire, accounts);
            duels.start(PAUSE.toNanos(), nanos -> {});
            LockSupport.parkNanos(LIFE.toNanos());
            node.kill();
            var acknowledged = new HashMap<Long, Update>();
            Wire.await(CompletableFuture.runAsync(
                    () -> duels.games()
                            .forEach(game ->
                                    game.acknowledged().ifPresent(update -> acknowledged.put(game.id(), update))),
                    wire.loop()));
            return acknowledged;
        }
    }

    private static List<String> wrong(Node node, List<Account> accounts, Map<Long, Update> acknowledged)
            throws IOException, InterruptedException {
        var wrong = new ArrayList<String>();
        try (var api = new Api(node)) {
            for (var entry : acknowledged.entrySet()) {
                var game = api.game(entry.getKey(), accounts.getFirst());
                var found = new Survivor(
                        game.get("version").asInt(), game.get("board_state").asString());
                if (!found.keeps(entry.getValue())) {
                    wrong.add("Game " + entry.getKey() + ": told " + entry.getValue() + ", found " + found);
                }
            }
        }
        return wrong;
    }
}
