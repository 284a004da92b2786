package dev.parlor;

import dev.parlor.config.Config;
import dev.parlor.config.ConfigProblem;
import dev.parlor.logs.LogSetup;
import dev.parlor.logs.UncaughtErrors;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs a node until it is stopped (Ctrl-C, SIGTERM).
@Command(name = "serve", description = "Runs the server.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--config", description = "The settings file. Default: parlor.properties, if it exists.")
    private Optional<Path> file = Optional.empty();

    private volatile int code;

    @Override
    public Integer call() {
        var config = Config.load(System.getenv(), file);
        config.log().apply();
        UncaughtErrors.endTheProcess();
        var node = Node.start(config, InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
        System.out.println("Parlor is listening on " + node.address() + "  (data in "
                + config.dataFolder().toAbsolutePath().normalize() + "; Ctrl-C to stop)");
        node.measurementsPort().ifPresent(port -> System.out.println("Metrics are at /metrics on port " + port));
        // The event loops and the shutdown hook do everything else.
        var reason = node.unwelcome().join();
        code = Parlor.WRONG_SETTING;
        throw new ConfigProblem(reason);
    }

    /// The JVM would exit with the code of the signal that stopped it (143); an orderly shutdown is 0,
    /// whatever caused it.
    private void stop(Node node) {
        node.close();
        LogSetup.stop();
        Runtime.getRuntime().halt(code);
    }
}
