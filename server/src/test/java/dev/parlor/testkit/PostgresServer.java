package dev.parlor.testkit;

import dev.parlor.store.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
        var name = freshName();
        execute("CREATE DATABASE " + name);
        return address(name);
    }

    /// @param folder where its tables are; an empty folder that belongs to the account of the tests
    static DatabaseAddress freshDatabaseIn(Path folder) {
        var name = freshName();
        execute("CREATE TABLESPACE " + name + " LOCATION '" + folder + "'");
        execute("CREATE DATABASE " + name + " TABLESPACE " + name);
        return address(name);
    }

    /// Drops what [#freshDatabaseIn] made in this folder. Nobody may be connected.
    static void dropDatabasesIn(Path folder) {
        for (var name :
                names("SELECT spcname FROM pg_tablespace WHERE pg_tablespace_location(oid) = '" + folder + "'")) {
            execute("DROP DATABASE IF EXISTS " + name);
            execute("DROP TABLESPACE " + name);
        }
    }

    private static String freshName() {
        FastRun.skipsWhatStarts("PostgreSQL");
        return "parlor_" + DATABASES.incrementAndGet();
    }

    private static DatabaseAddress address(String name) {
        return new DatabaseAddress.PostgresAddress(
                "localhost:" + Running.SERVER.getPort(), name, "postgres", "postgres", Map.of());
    }

    private static void execute(String sql) {
        try (var connection = Running.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<String> names(String query) {
        try (var connection = Running.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
