package dev.parlor.faults;

import dev.parlor.bench.Figure;
import dev.parlor.bench.Goal;
import dev.parlor.bench.Scenario;
import dev.parlor.bench.Stage;
import dev.parlor.bench.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One of two nodes is killed (`kill -9`) under 200 games and 500 people who chat. Some of its people do not come
/// back.
final class KillScenario implements Scenario {
    private static final Evening.Plan PLAN = new Evening.Plan(250, 200, Duration.ofSeconds(2), Duration.ofSeconds(2));
    /// About the middle of the games.
    private static final Duration LIFE = Duration.ofSeconds(7);

    private static final int GONERS = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        try (var deployment = Deployment.start(stage);
                var wire = new Wire()) {
            var evening = Evening.of(PLAN, deployment, wire);
            evening.begin();
            Evening.goOn(LIFE);
            var gone = goners(evening);
            evening.ask(() -> {
                gone.stream().flatMap(Pair::secondLines).forEach(Line::stay);
                return 0;
            });
            deployment.nodes().getFirst().kill();
            var killed = System.nanoTime();
            var lost = evening.until(
                    "clients notice", PATIENCE, () -> evening.partings().away() > 0);
            evening.untilAllAreBack();
            var longest = evening.ask(() -> evening.partings().longest());
            var returns = evening.ask(() -> evening.partings().returns());
            evening.until(
                    "presence is right",
                    PATIENCE,
                    () -> evening.pairs().stream().allMatch(pair -> right(pair, gone)));
            var right = System.nanoTime() - killed;
            evening.end();
            var flickers = evening.ask(() -> evening.pairs().stream()
                    .filter(pair -> !gone.contains(pair))
                    .flatMap(Pair::watchers)
                    .filter(watcher -> watcher.line().stayed() && watcher.changes() > 0)
                    .count());
            var repeated = evening.ask(() -> gone.stream()
                    .filter(pair -> pair.firstWatcher().changes() != 1)
                    .count());
            var figures = new ArrayList<Figure>();
            figures.add(
                    Figure.of("kill -9: connections that came back", returns, "sockets", Goal.atLeast(PLAN.pairs())));
            figures.add(Figure.of(
                    "kill -9: the last of them was back after", (lost.toNanos() + longest) / 1e9, "s", Goal.atMost(5)));
            figures.add(Figure.of("kill -9: presence was right after", right / 1e9, "s", Goal.atMost(60)));
            figures.add(Figure.of("kill -9: who came back was announced as gone", flickers, "times", Goal.atMost(0)));
            figures.add(Figure.of("kill -9: people who did not come back", gone.size(), "people", Goal.atLeast(1)));
            figures.add(Figure.of(
                    "kill -9: of these announced as gone otherwise than once", repeated, "people", Goal.atMost(0)));
            figures.addAll(
                    Accounting.of("kill -9: ", evening, deployment.nodes().getLast()));
            return figures;
        }
    }

    /// Pairs without a game, whose second is at the node that is killed and whose first is at the other.
    private static List<Pair> goners(Evening evening) {
        return evening.pairs().stream()
                .filter(pair -> pair.matches().isEmpty()
                        && pair.firstWatcher().line().place() == 1
                        && pair.secondLines().allMatch(line -> line.place() == 0))
                .limit(GONERS)
                .toList();
    }

    private static boolean right(Pair pair, List<Pair> gone) {
        return gone.contains(pair)
                ? !pair.firstWatcher().sees()
                : pair.watchers().allMatch(Watcher::sees);
    }
}
