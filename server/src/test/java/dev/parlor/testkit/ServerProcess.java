package dev.parlor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// `parlor serve` in a process of its own, on a free port, as an operator runs it: for what shows only there, such
/// as its log.
public final class ServerProcess implements AutoCloseable {
    private static final Pattern OPEN = Pattern.compile("Parlor is listening on (\\S+) .*");
    private static final int LIMIT_SECONDS = 60;

    private final Path folder;
    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final Thread listener;

    private ServerProcess(Map<String, String> settings, List<String> javaOptions) {
        FastRun.skipsWhatStarts("a second JVM");
        folder = Folders.temporary();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", classPath(), "dev.parlor.Parlor", "serve"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PORT", "0",
                        "BIND_ADDRESS", "127.0.0.1",
                        "DATA_DIR", folder.toString(),
                        "DRAIN_SECONDS", "0"));
        builder.environment().putAll(settings);
        try {
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        listener = Thread.startVirtualThread(this::listen);
    }

    /// Starts it, and returns when it is open.
    ///
    /// @param settings by name, as in the environment
    /// @param javaOptions for the virtual machine
    public static ServerProcess start(Map<String, String> settings, String... javaOptions) {
        var server = new ServerProcess(settings, List.of(javaOptions));
        try {
            server.address.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            return server;
        } catch (Exception failed) {
            server.close();
            throw new IllegalStateException("it did not start: " + server.said, failed);
        }
    }

    public Api api() {
        return Api.at(port());
    }

    public int port() {
        return address.join().getPort();
    }

    /// `kill -9`.
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// Asks it to end (SIGTERM), as whoever runs it does.
    public void terminate() {
        process.destroy();
    }

    /// Waits for its end.
    ///
    /// @return its exit code
    public int awaitEnd() {
        try {
            return process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS).exitValue();
        } catch (InterruptedException | ExecutionException | TimeoutException late) {
            throw new IllegalStateException("it did not stop: " + said, late);
        }
    }

    /// Every line that it has written so far.
    public List<String> said() {
        return List.copyOf(said);
    }

    /// Stops it in an orderly way, and waits for its last word.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new TimeoutException("it did not stop: " + said);
            }
            listener.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException late) {
            throw new IllegalStateException(late);
        }
        Folders.delete(folder);
    }

    private void listen() {
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                var open = OPEN.matcher(line);
                if (open.matches()) {
                    address.complete(URI.create(open.group(1)));
                }
            }
        } catch (IOException ended) {
            said.add("(" + ended + ")");
        }
        address.completeExceptionally(new IllegalStateException("it has ended"));
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
