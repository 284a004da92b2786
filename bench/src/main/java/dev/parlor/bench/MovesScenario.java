package dev.parlor.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/// How long a move takes until both players know it, and how many the server can take.
final class MovesScenario implements Scenario {
    private static final int ACCOUNTS = 16;
    private static final Duration ONE_PAUSE = Duration.ofMillis(20);
    private static final Duration MANY_PAUSE = Duration.ofMillis(250);

    @Override
    public String name() {
        return "moves";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        try (var node = stage.freshNode();
                var api = new Api(node);
                var wire = new Wire()) {
            var session = new Session(node, api, wire, api.accounts(ACCOUNTS));
            session.run(50, Duration.ZERO, stage.warmUp());
            var figures = new ArrayList<Figure>();
            figures.addAll(session.run(1, ONE_PAUSE, stage.time())
                    .latency("move to both players, 1 game", Optional.of(Goal.atMost(2))));
            figures.addAll(session.run(50, MANY_PAUSE, stage.time())
                    .latency("move to both players, 50 games, 200 moves/s", Optional.of(Goal.atMost(10))));
            var flat = session.run(50, Duration.ZERO, stage.time());
            figures.addAll(flat.latency("move to both players, 50 games flat out", Optional.empty()));
            figures.add(flat.rate("moves, 50 games flat out"));
            figures.add(session.run(200, Duration.ZERO, stage.time()).rate("moves, 200 games flat out"));
            return figures;
        }
    }

    /// Players on one node.
    private record Session(Node node, Api api, Wire wire, List<Account> accounts) {
        /// Game after game for at least this long. Making the games is not measured.
        Played run(int atOnce, Duration pause, Duration time) throws IOException, InterruptedException {
            var histogram = new Histogram(3);
            var played = new Played(histogram, 0, 0, 0);
            while (played.nanos < time.toNanos()) {
                var games = Duels.of(atOnce, node, api, wire, accounts);
                var cpu = node.proc().cpu();
                var took = games.play(pause.toNanos(), histogram::recordValue);
                var used = node.proc().cpu().minus(cpu).toNanos();
                played = new Played(
                        histogram, played.moves + games.moves(), played.nanos + took, played.cpuNanos + used);
            }
            return played;
        }
    }

    private record Played(Histogram roundTrips, long moves, long nanos, long cpuNanos) {
        List<Figure> latency(String name, Optional<Goal> goal) {
            return List.of(
                    new Figure(name + ", p50", roundTrips.getValueAtPercentile(50) / 1e6, "ms", goal),
                    Figure.of(name + ", p99", roundTrips.getValueAtPercentile(99) / 1e6, "ms"));
        }

        Figure rate(String name) {
            var text = name + String.format(" (%.0f us CPU each)", cpuNanos / 1e3 / moves);
            return Figure.of(text, moves * 1e9 / nanos, "per s", Goal.atLeast(2_000));
        }
    }
}
