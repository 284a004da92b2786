package dev.parlor.testkit;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import redis.embedded.RedisExecProvider;

/// A real Redis in a process of its own, which can be killed, frozen and started again at the same port. Its
/// program comes from a Maven artifact; it keeps nothing on the disk.
public final class RedisServer implements AutoCloseable {
    private final Path folder = Folders.temporary();
    private final int port = freePort();
    private final List<String> options;
    private Process process;

    /// @param options as in its configuration file, for instance `--requirepass secret`
    public RedisServer(String... options) {
        this.options = List.of(options);
        process = launch();
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /// Asks it something, as an operator would.
    public <T> T ask(Function<RedisCommands<String, String>, T> question) {
        var client = RedisClient.create(
                RedisURI.builder().withHost("127.0.0.1").withPort(port).build());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return question.apply(connection.sync());
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    /// `kill -9`.
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// Starts it again where it was, empty.
    public void restart() {
        kill();
        process = launch();
    }

    /// It stands still (SIGSTOP) until [#thaw].
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Process launch() {
        try {
            var command = new ArrayList<>(List.of(
                    Program.PATH, "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "", "--dir"));
            command.add(folder.toString());
            command.addAll(options);
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("redis.log").toFile()))
                    .start();
            Eventually.holds(this::accepts);
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean accepts() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        kill();
        Folders.delete(folder);
    }

    /// Unpacked with the first use.
    private static final class Program {
        private static final String PATH = unpack();

        private static String unpack() {
            try {
                return RedisExecProvider.defaultProvider().get().getAbsolutePath();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
