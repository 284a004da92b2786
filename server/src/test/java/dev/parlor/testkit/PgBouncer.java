package dev.parlor.testkit;

import dev.parlor.store.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A real PgBouncer before a database. On a machine without one the running test is skipped, and the build's output
/// says so.
public final class PgBouncer implements AutoCloseable {
    /// Sessions that it has with the server at most, except in session mode: fewer than a node has connections, so
    /// that
    /// they are shared.
    public static final int SESSIONS = 3;

    private final Path folder = Folders.temporary();
    private final int port = RedisServer.freePort();
    private final DatabaseAddress.PostgresAddress behind;
    private final Process process;

    /// @param mode its `pool_mode`: `session`, `transaction`, `statement`
    public static PgBouncer before(DatabaseAddress.PostgresAddress database, String mode) {
        return new PgBouncer(database, mode);
    }

    private PgBouncer(DatabaseAddress.PostgresAddress behind, String mode) {
        this.behind = behind;
        var program = program();
        var host = behind.hosts().split(":", 2);
        try {
            var settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
                    [databases]
                    %s = host=127.0.0.1 port=%s user=%s password=%s
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = any
                    pool_mode = %s
                    default_pool_size = %d
                    max_client_conn = 200
                    """.formatted(
                            behind.database(),
                            host[1],
                            behind.user(),
                            behind.password(),
                            port,
                            mode,
                            mode.equals("session") ? 20 : SESSIONS));
            var command = new ArrayList<>(List.of(program.toString()));
            if (System.getProperty("user.name").equals("root")) {
                // It refuses to run as root, and changes to this user once it has read its settings.
                command.addAll(List.of("-u", "nobody"));
            }
            command.add(settings.toString());
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Eventually.holds(this::accepts);
    }

    /// Where clients find the database.
    public DatabaseAddress.PostgresAddress address() {
        return new DatabaseAddress.PostgresAddress(
                "127.0.0.1:" + port, behind.database(), behind.user(), behind.password(), Map.of());
    }

    /// The same as an operator writes it.
    public String url() {
        return "postgresql://" + behind.user() + ":" + behind.password() + "@127.0.0.1:" + port + "/"
                + behind.database();
    }

    private boolean accepts() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @SuppressWarnings("SystemOut")
    private static Path program() {
        return Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> {
                    System.out.println(
                            "\n*** SKIPPED: a test that needs pgbouncer, which is not on this machine. ***\n");
                    return Assumptions.abort("needs pgbouncer");
                });
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        Folders.delete(folder);
    }
}
