package dev.parlor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures what the server promises. Ends with 0 when every promise is kept, else with 1.
@Command(
        name = "bench",
        description = "Starts nodes of its own, loads them, and compares what they cost with what was promised.",
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
    private static final List<Scenario> ALL = List.of(
            new StartScenario(),
            new IdleScenario(),
            new FanoutScenario(),
            new LobbyScenario(),
            new ProfileScenario(),
            new MovesScenario(),
            new CrashScenario(),
            new CollectorScenario());

    @Option(names = "--launcher", required = true, hidden = true)
    private Path launcher = Path.of("parlor");

    @Option(names = "--only", split = ",", description = "Which scenarios, by name, separated by commas. Default: all.")
    private List<String> only = List.of();

    @Option(names = "--seconds", description = "How long to measure each. Default: ${DEFAULT-VALUE}.")
    private int seconds = 10;

    @Option(names = "--keep", description = "Keep data and logs of the nodes, in bench/target.")
    private boolean keep;

    @Option(names = "--address", description = "The loopback address to use. Default: ${DEFAULT-VALUE}.")
    private String address = "127.0.0.1";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private final String file;
    private final List<Scenario> all;

    /// @param file what the report is called, without the ending
    /// @param all in the order in which they run
    public Bench(String file, List<Scenario> all) {
        this.file = file;
        this.all = all;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench("bench", ALL)).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var home = launcher.toAbsolutePath().getParent();
        var scenarios = chosen();
        var machine = Machine.here();
        Pinning.pinGenerator();
        // Not in the system's temporary folder: that may be memory, where nothing is durable and all is fast.
        var target = Files.createDirectories(home.resolve("bench/target"));
        var folder = Files.createTempDirectory(target, "run");
        try {
            var stage = new Stage(home, loopback(), Duration.ofSeconds(seconds), folder);
            var figures = new ArrayList<Figure>();
            for (var scenario : scenarios) {
                System.err.println("Measuring: " + scenario.name() + " ...");
                figures.addAll(scenario.measure(stage));
            }
            var report = new Report(machine, figures);
            report.print(System.out);
            report.write(target.resolve(file + ".json"));
            return figures.stream().anyMatch(Figure::missed) ? 1 : 0;
        } finally {
            if (!keep) {
                remove(folder);
            }
        }
    }

    private List<Scenario> chosen() {
        var names = all.stream().map(Scenario::name).toList();
        for (var name : only) {
            if (!names.contains(name)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "No scenario '" + name + "'. There are " + String.join(", ", names) + ".");
            }
        }
        return all.stream()
                .filter(scenario -> only.isEmpty() ? scenario.runsByDefault() : only.contains(scenario.name()))
                .toList();
    }

    private Loopback loopback() {
        try {
            return Loopback.of(address);
        } catch (IllegalArgumentException foreign) {
            throw new CommandLine.ParameterException(spec.commandLine(), foreign.getMessage(), foreign);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
