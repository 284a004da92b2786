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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import redis.embedded.RedisExecProvider;

/// A real Redis in a process of its own, which can be killed, frozen and started again at the same port. Its
/// program comes from a Maven artifact, or is the one that the system property `redis.program` names, a Valkey for
/// instance; it keeps no data on the disk.
public final class RedisServer implements AutoCloseable {
    private final Path folder;
    private final int port = freePort();
    private final List<String> arguments;
    private Process process;

    /// @param options as in its configuration file, for instance `--requirepass secret`
    public RedisServer(String... options) {
        this((port, folder) -> plus(List.of("--port", Integer.toString(port)), options));
    }

    /// @param arguments from its port and its folder
    private RedisServer(BiFunction<Integer, Path, List<String>> arguments) {
        FastRun.skipsWhatStarts("Redis");
        this.folder = Folders.temporary();
        this.arguments = arguments.apply(port, folder);
        process = launch();
    }

    /// One that speaks TLS only.
    public static RedisServer withTls(Certificates.Pair certificate, String... options) {
        return new RedisServer((port, _) -> plus(
                List.of(
                        "--port", "0",
                        "--tls-port", Integer.toString(port),
                        "--tls-cert-file", certificate.chain().toString(),
                        "--tls-key-file", certificate.key().toString(),
                        "--tls-auth-clients", "no"),
                options));
    }

    /// A primary of a cluster that is not joined yet.
    static RedisServer forCluster(int busPort) {
        return new RedisServer(
                "--cluster-enabled",
                "yes",
                "--cluster-port",
                Integer.toString(busPort),
                "--cluster-node-timeout",
                "1000");
    }

    /// One that keeps the same data as another.
    public RedisServer replica() {
        return new RedisServer("--replicaof", "127.0.0.1", Integer.toString(port));
    }

    /// One that watches this primary under a name, and puts a replica in its place when it is gone for a second.
    public RedisServer sentinel(String name) {
        var watched = port;
        return new RedisServer((port, folder) -> {
            var file = folder.resolve("sentinel.conf");
            try {
                Files.writeString(file, """
                        sentinel monitor %1$s 127.0.0.1 %2$d 1
                        sentinel down-after-milliseconds %1$s 1000
                        sentinel failover-timeout %1$s 3000
                        """.formatted(name, watched));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return List.of(file.toString(), "--sentinel", "--port", Integer.toString(port));
        });
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
            var command = new ArrayList<>(List.of(Program.PATH));
            command.addAll(arguments);
            command.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--dir", folder.toString()));
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

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> plus(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toList();
    }

    @Override
    public void close() {
        kill();
        Folders.delete(folder);
    }

    /// Unpacked with the first use.
    private static final class Program {
        private static final String PATH =
                Optional.ofNullable(System.getProperty("redis.program")).orElseGet(Program::unpack);

        private static String unpack() {
            try {
                return RedisExecProvider.defaultProvider().get().getAbsolutePath();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
