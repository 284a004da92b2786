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

/// Redis is killed and comes back empty; its subscribers are cut off; all its keys are deleted. Everybody goes on
/// chatting and playing, each pair across both nodes.
final class RedisScenario implements Scenario {
    private static final Evening.Plan PLAN = new Evening.Plan(50, 50, Duration.ofSeconds(5), Duration.ofSeconds(1));
    private static final Duration BETWEEN = Duration.ofSeconds(6);
    private static final Duration GONE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        try (var deployment = Deployment.start(stage);
                var wire = new Wire()) {
            var redis = deployment.redis();
            var evening = Evening.of(PLAN, deployment, wire);
            evening.begin();
            Evening.goOn(BETWEEN);
            redis.kill();
            Evening.goOn(GONE);
            redis.restart();
            var right = evening.until(
                    "presence is right", PATIENCE, () -> evening.watchers().allMatch(Watcher::sees));
            Evening.goOn(BETWEEN);
            redis.tell("CLIENT KILL TYPE pubsub");
            Evening.goOn(BETWEEN);
            redis.tell("FLUSHALL");
            Evening.goOn(BETWEEN);
            evening.end();
            var wrong = evening.ask(
                    () -> evening.watchers().filter(watcher -> !watcher.sees()).count());
            var changes = evening.ask(
                    () -> evening.watchers().mapToInt(Watcher::changes).sum());
            var figures = new ArrayList<Figure>();
            figures.add(Figure.of(
                    "Redis lost thrice: presence was right after", right.toNanos() / 1e9, "s", Goal.atMost(60)));
            figures.add(
                    Figure.of("Redis lost thrice: wrong about a friend at the end", wrong, "people", Goal.atMost(0)));
            figures.add(Figure.of(
                    "Redis lost thrice: friends announced as gone or back", changes, "times", Goal.atMost(0)));
            figures.addAll(Accounting.of(
                    "Redis lost thrice: ", evening, deployment.nodes().getFirst()));
            return figures;
        }
    }
}
