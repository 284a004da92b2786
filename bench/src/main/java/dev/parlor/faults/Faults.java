package dev.parlor.faults;

import dev.parlor.bench.Bench;
import dev.parlor.fuzz.FuzzScenario;
import java.util.List;
import picocli.CommandLine;

/// Shows what two nodes survive. Ends with 0 when every promise is kept, else with 1.
final class Faults {
    private Faults() {}

    public static void main(String[] arguments) {
        var all = List.of(
                new KillScenario(),
                new FreezeScenario(),
                new RedisScenario(),
                new DatabaseScenario(),
                new RollingScenario(),
                new RaceScenario(),
                new DistanceScenario(),
                new FuzzScenario());
        System.exit(new CommandLine(new Bench("faults", all)).execute(arguments));
    }
}
