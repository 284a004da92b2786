package dev.parlor.faults;

import dev.parlor.bench.Account;
import dev.parlor.bench.Api;
import dev.parlor.bench.Figure;
import dev.parlor.bench.Goal;
import dev.parlor.bench.Scenario;
import dev.parlor.bench.Stage;
import dev.parlor.bench.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Both players of a game move at once at both nodes, ten thousand times.
final class RaceScenario implements Scenario {
    private static final int RACES = 10_000;
    /// So many games at the same time.
    private static final int TABLES = 8;

    private final AtomicInteger races = new AtomicInteger();
    private final AtomicInteger games = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();
    private final AtomicInteger unexplained = new AtomicInteger();

    @Override
    public String name() {
        return "race";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        try (var deployment = Deployment.start(stage);
                var wire = new Wire();
                var api = new Api(deployment.nodes().getFirst());
                var tables = Executors.newFixedThreadPool(TABLES)) {
            var accounts = api.accounts(2 * TABLES);
            var evenings = IntStream.range(0, TABLES)
                    .mapToObj(table ->
                            evening(deployment, wire, api, accounts.get(2 * table), accounts.get(2 * table + 1)))
                    .toList();
            for (var evening : tables.invokeAll(evenings)) {
                evening.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
        return List.of(
                Figure.of("four moves at once at two nodes: races", races.get(), "races", Goal.atLeast(RACES)),
                Figure.of("races: games", games.get(), "games"),
                Figure.of("races: without exactly one winner, or with a gap", wrong.get(), "games", Goal.atMost(0)),
                Figure.of("races: games that are not linearizable", unexplained.get(), "games", Goal.atMost(0)));
    }

    private Callable<Void> evening(Deployment deployment, Wire wire, Api api, Account x, Account o) {
        var random = new Random(x.id());
        return () -> {
            while (races.get() < RACES) {
                var id = api.game(x, o).get("id").asLong();
                var contest = Contest.play(wire, deployment.nodes(), id, x, o, random);
                races.addAndGet(contest.races());
                games.incrementAndGet();
                if (!contest.troubles().isEmpty()) {
                    wrong.incrementAndGet();
                    System.err.println("Game " + id + ": " + contest.troubles());
                }
                if (!contest.isLinearizable()) {
                    unexplained.incrementAndGet();
                    System.err.println("Game " + id + " is not linearizable.");
                }
            }
            return null;
        };
    }
}
