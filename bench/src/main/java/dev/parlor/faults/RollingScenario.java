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

/// Both nodes are restarted, one after the other, as a deploy does it (SIGTERM), during 500 games.
final class RollingScenario implements Scenario {
    private static final Evening.Plan PLAN = new Evening.Plan(250, 500, Duration.ofSeconds(8), Duration.ofSeconds(5));
    private static final int DRAIN_SECONDS = 20;
    private static final Duration LIFE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int RESTART = 1012;

    @Override
    public String name() {
        return "rolling";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        try (var deployment = Deployment.start(stage, DRAIN_SECONDS);
                var wire = new Wire()) {
            var evening = Evening.of(PLAN, deployment, wire);
            evening.begin();
            Evening.goOn(LIFE);
            var exits = 0;
            for (var place = 0; place < 2; place++) {
                exits += deployment.nodes().get(place).stop(PATIENCE);
                deployment.restart(place);
                evening.untilAllAreBack();
                Evening.goOn(LIFE);
            }
            var playing = evening.ask(
                    () -> evening.matches().filter(match -> !match.over()).count());
            var codes = evening.ask(() -> List.copyOf(evening.partings().codes().entrySet()));
            var longest = evening.ask(() -> evening.partings().longest());
            evening.end();
            var figures = new ArrayList<Figure>();
            figures.add(Figure.of("rolling restart: games still running after it", playing, "games", Goal.atLeast(1)));
            figures.add(Figure.of("rolling restart: exit codes of both nodes, together", exits, "", Goal.atMost(0)));
            for (var code : codes) {
                var name = "rolling restart: sockets closed with " + code.getKey();
                figures.add(
                        code.getKey() == RESTART
                                ? Figure.of(name, code.getValue(), "sockets", Goal.atLeast(PLAN.pairs()))
                                : Figure.of(name, code.getValue(), "sockets", Goal.atMost(0)));
            }
            figures.add(
                    Figure.of("rolling restart: the longest without a connection", longest / 1e9, "s", Goal.atMost(5)));
            figures.addAll(Accounting.of(
                    "rolling restart: ", evening, deployment.nodes().getFirst()));
            return figures;
        }
    }
}
