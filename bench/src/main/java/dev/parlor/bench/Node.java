package dev.parlor.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A running server, started through the launcher like everybody's.
public final class Node implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage;
    private final Path data;
    private final int port;
    private final Process process;

    private Node(Stage stage, Path data, int port, Process process) {
        this.stage = stage;
        this.data = data;
        this.port = port;
        this.process = process;
    }

    /// Returns when it answers on `/healthz`.
    ///
    /// @param command what starts it: the launcher, pinned or not
    /// @param settings by name, besides those that every node of the bench has
    static Node start(Stage stage, List<String> command, Path data, int port, Map<String, String> settings)
            throws IOException, InterruptedException {
        var log = data.resolve("server.log").toFile();
        var builder = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        var environment = builder.environment();
        environment.put("PORT", "" + port);
        environment.put("DATA_DIR", data.toString());
        environment.put("BIND_ADDRESS", stage.host().text());
        environment.put("LIMITS_SCALE", "100000");
        environment.put("DRAIN_SECONDS", "0");
        environment.remove("DATABASE_URL");
        environment.remove("REDIS_URL");
        environment.putAll(settings);
        var node = new Node(stage, data, port, builder.start());
        try {
            Health.await(stage.host(), port, node.process, PATIENCE);
        } catch (IOException unhealthy) {
            node.close();
            throw new IOException(unhealthy.getMessage() + " Its last words: " + LastWords.of(log.toPath()), unhealthy);
        }
        return node;
    }

    public Loopback host() {
        return stage.host();
    }

    public int port() {
        return port;
    }

    public Path data() {
        return data;
    }

    /// What the system says of its process. The launcher and `taskset` become the server: one process, one id.
    public Proc proc() {
        return new Proc(process.pid());
    }

    /// Ends it as a power cut would, as far as a process can tell.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// Asks it to end (SIGTERM), and waits.
    ///
    /// @return its exit code
    public int stop(Duration patience) throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("The server did not end for " + patience.toSeconds() + " s. Its last words: "
                    + LastWords.of(data.resolve("server.log")));
        }
        return process.exitValue();
    }

    /// It stands still until [#thaw].
    public void freeze() throws IOException, InterruptedException {
        Commands.output("kill", "-STOP", "" + process.pid());
    }

    public void thaw() throws IOException, InterruptedException {
        Commands.output("kill", "-CONT", "" + process.pid());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
