package dev.parlor.testkit;

import dev.parlor.store.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// One PostgreSQL server for all tests of a JVM, unpacked from a Maven artifact and stopped when the JVM ends.
///
/// PostgreSQL refuses to run as root. When the tests do, the library starts it in a user namespace of its own
/// (`unshare -U`), where it is nobody. A container that forbids that needs another user.
final class PostgresServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    /// Started with the first use.
    private static final class Running {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (IllegalStateException refused) {
                throw new IllegalStateException(
                        "PostgreSQL did not start. As root it needs \"unshare -U\" to work; else run the tests as"
                                + " another user.",
                        refused);
            }
        }
    }

    static DatabaseAddress freshDatabase() {
        var name = "parlor_" + DATABASES.incrementAndGet();
        try (var connection = Running.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new DatabaseAddress.PostgresAddress(
                "localhost:" + Running.SERVER.getPort(), name, "postgres", "postgres", Map.of());
    }
}
