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

/// One of two nodes stands still (SIGSTOP) for 90 seconds, as a virtual machine that is moved, and goes on. Who
/// wants something of it meanwhile looks elsewhere after a while, and moves otherwise there; who only watches
/// stays.
final class FreezeScenario implements Scenario {
    private static final Duration THINK = Duration.ofSeconds(4);
    private static final Evening.Plan PLAN = new Evening.Plan(50, 50, THINK, Duration.ofSeconds(2));
    private static final Duration LIFE = Duration.ofSeconds(10);
    private static final Duration FROZEN = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "freeze";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        try (var deployment = Deployment.start(stage);
                var wire = new Wire()) {
            var evening = Evening.of(PLAN, deployment, wire);
            evening.begin();
            Evening.goOn(LIFE);
            var frozen = deployment.nodes().getFirst();
            frozen.freeze();
            Evening.goOn(FROZEN);
            var gone = evening.ask(
                    () -> evening.watchers().filter(watcher -> !watcher.sees()).count());
            frozen.thaw();
            var stale = evening.until("stale moves are refused", PATIENCE, () -> stale(evening) > 0);
            var right = evening.until(
                    "presence is right", PATIENCE, () -> evening.watchers().allMatch(Watcher::sees));
            evening.end();
            var figures = new ArrayList<Figure>();
            figures.add(Figure.of(
                    "frozen for 90 s: stale moves that it refused when it went on",
                    evening.ask(() -> stale(evening)),
                    "moves",
                    Goal.atLeast(1)));
            figures.add(Figure.of(
                    "frozen for 90 s: friends at it announced as gone meanwhile",
                    gone,
                    "people",
                    Goal.atLeast(PLAN.pairs())));
            figures.add(Figure.of("frozen for 90 s: the first of them after", stale.toNanos() / 1e9, "s"));
            figures.add(Figure.of(
                    "frozen for 90 s: presence was right after", right.toNanos() / 1e9, "s", Goal.atMost(60)));
            figures.addAll(Accounting.of("frozen for 90 s: ", evening, frozen));
            return figures;
        }
    }

    private static int stale(Evening evening) {
        return evening.matches()
                .flatMap(Pair.Match::players)
                .mapToInt(Player::stale)
                .sum();
    }
}
