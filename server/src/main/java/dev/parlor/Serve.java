package dev.parlor;

import dev.parlor.config.Config;
import dev.parlor.logs.LogSetup;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs a node until it is told to stop (Ctrl-C, SIGTERM).
@Command(name = "serve", description = "Runs the server.", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
    @Option(names = "--config", description = "The file with settings. Default: parlor.properties, if there.")
    private Optional<Path> file = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        var config = Config.load(System.getenv(), file);
        config.log().apply();
        var node = Node.start(config, InstantSource.system());
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node, stopped), "stop"));
        System.out.println("Parlor is open at " + node.address() + "  (data in "
                + config.dataFolder().toAbsolutePath().normalize() + "; Ctrl-C to stop)");
        stopped.await();
        return 0;
    }

    private static void stop(Node node, CountDownLatch stopped) {
        node.close();
        LogSetup.stop();
        stopped.countDown();
    }
}
