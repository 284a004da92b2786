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

/// PostgreSQL stops, and comes back. Nobody restarts a node.
final class DatabaseScenario implements Scenario {
    private static final Evening.Plan PLAN = new Evening.Plan(50, 50, Duration.ofSeconds(4), Duration.ofSeconds(1));
    private static final Duration LIFE = Duration.ofSeconds(8);
    private static final Duration GONE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        try (var deployment = Deployment.start(stage);
                var wire = new Wire()) {
            var evening = Evening.of(PLAN, deployment, wire);
            evening.begin();
            Evening.goOn(LIFE);
            var before = evening.ask(() -> acknowledged(evening));
            deployment.postgres().stop();
            // What was committed, and is acknowledged in this moment.
            Evening.goOn(Duration.ofMillis(500));
            var stopped = evening.ask(() -> acknowledged(evening));
            Evening.goOn(GONE);
            var meanwhile = evening.ask(() -> acknowledged(evening)) - stopped;
            var refused = evening.ask(() -> refusals(evening));
            deployment.postgres().restart();
            var again = evening.until("it is normal again", PATIENCE, () -> acknowledged(evening) > stopped);
            evening.end();
            var figures = new ArrayList<Figure>();
            figures.add(Figure.of("PostgreSQL restarted: acknowledged before", before, "messages", Goal.atLeast(1)));
            figures.add(
                    Figure.of("PostgreSQL restarted: acknowledged meanwhile", meanwhile, "messages", Goal.atMost(0)));
            figures.add(
                    Figure.of("PostgreSQL restarted: refused meanwhile", refused, "times", Goal.atLeast(PLAN.pairs())));
            figures.add(Figure.of(
                    "PostgreSQL restarted: the first is acknowledged after",
                    again.toNanos() / 1e9,
                    "s",
                    Goal.atMost(10)));
            figures.addAll(Accounting.of(
                    "PostgreSQL restarted: ", evening, deployment.nodes().getFirst()));
            return figures;
        }
    }

    private static int acknowledged(Evening evening) {
        return evening.chatters()
                .mapToInt(chatter -> chatter.acknowledged().size())
                .sum();
    }

    private static int refusals(Evening evening) {
        return evening.chatters().mapToInt(Chatter::refusals).sum()
                + evening.matches()
                        .flatMap(Pair.Match::players)
                        .mapToInt(Player::refusals)
                        .sum();
    }
}
