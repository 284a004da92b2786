package dev.parlor.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.Databases;
import dev.parlor.store.StoreUnavailable;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.Folders;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.PgBouncer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A node and the operator's commands behind a real PgBouncer.
@Timeout(120)
@Order(1)
class PoolerIT {
    private static final int PEOPLE = 8;

    private final DatabaseAddress.PostgresAddress database =
            (DatabaseAddress.PostgresAddress) Engine.POSTGRESQL.freshAddress();
    private final Path folder = Folders.temporary();

    @AfterEach
    void clean() {
        Folders.delete(folder);
    }

    @Test
    void aNodeWorksInTransactionModeAlsoAfterTheDoctorHasLooked() throws Exception {
        try (var pooler = PgBouncer.before(database, "transaction");
                var node = LiveNode.start(Map.of("DATABASE_URL", pooler.url()))) {
            everybodyPlays(node);

            var doctor = doctor(pooler);
            assertThat(doctor.out()).contains("answers through a connection pooler");

            everybodyPlays(node);
            assertThat(settingsLeftBehind(pooler)).isEmpty();
        }
    }

    @Test
    void nodesThatStartAtOnceMakeTheTablesOnce() throws Exception {
        try (var pooler = PgBouncer.before(database, "transaction");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> Databases.open(pooler.address()));
            var other = threads.submit(() -> Databases.open(pooler.address()));
            try (var first = one.get();
                    var second = other.get()) {
                assertThat(first.answers() && second.answers()).isTrue();
            }
        }
    }

    @Test
    void theDoctorLooksAtAnEmptyDatabaseToo() {
        try (var pooler = PgBouncer.before(database, "transaction")) {
            assertThat(doctor(pooler).out()).contains("There are none yet; the first start creates them.");
        }
    }

    @Test
    void aNodeWorksInSessionMode() {
        try (var pooler = PgBouncer.before(database, "session")) {

            try (var open = Databases.open(pooler.address())) {
                assertThat(open.answers()).isTrue();
            }
        }
    }

    @Test
    void aNodeDoesNotStartInStatementModeAndSaysWhy() {
        try (var pooler = PgBouncer.before(database, "statement")) {
            assertThatThrownBy(() -> Databases.open(pooler.address()))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageEndingWith("is behind a connection pooler in statement mode, which allows no"
                            + " transactions. Set pool_mode = transaction there.");
            assertThat(doctor(pooler).out().replaceAll("\\s+", " ")).contains("in statement mode");
        }
    }

    @Test
    void aParameterThatThePoolerRefusesIsNamed() {
        try (var pooler = PgBouncer.before(database, "transaction")) {
            var address = DatabaseAddress.of(java.util.Optional.of(pooler.url() + "?currentSchema=public"), folder);
            assertThatThrownBy(() -> Databases.open(address))
                    .hasMessageContaining("refuses a parameter of DATABASE_URL (unsupported startup parameter")
                    .hasMessageContaining("search_path");
        }
    }

    @Test
    void dataIsNotMovedThroughAPooler() {
        Databases.open(new DatabaseAddress.SqliteAddress(folder.resolve("parlor.db")))
                .close();
        try (var pooler = PgBouncer.before(database, "transaction")) {
            var ran = Ran.of(new MigrateDataCommand(Map.of("DATA_DIR", folder.toString())), "--to", pooler.url());
            assertThat(ran.out() + ran.err()).contains("Give PostgreSQL's own address to this command.");
            assertThat(ran.code()).isNotZero();
        }
    }

    private Ran doctor(PgBouncer pooler) {
        return Ran.of(new DoctorCommand(new HashMap<>(Map.of(
                "DATA_DIR",
                folder.toString(),
                "BIND_ADDRESS",
                "127.0.0.1",
                "PORT",
                "0",
                "DATABASE_URL",
                pooler.url()))));
    }

    /// All at once, and each does the same often enough for the driver to prepare it.
    private static void everybodyPlays(LiveNode node) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, PEOPLE)
                    .mapToObj(n -> threads.submit(() -> play(node)))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
    }

    private static boolean play(LiveNode node) {
        var person = node.person("Pia");
        for (var game = 0; game < 12; game++) {
            var made = person.api().post("/api/games/", Map.of());
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            var read = person.api().get("/api/games/" + made.json().path("id").asLong() + "/");
            assertThat(read.status()).as(read.text()).isEqualTo(200);
        }
        return true;
    }

    /// What differs from the server's defaults in any session of the pooler's, except for what PgBouncer keeps for
    /// each
    /// client, what every driver of this kind sets, and what `MigrationRun` says of `search_path`.
    private static Set<String> settingsLeftBehind(PgBouncer pooler) throws Exception {
        var left = new TreeSet<String>();
        var open = new ArrayList<Connection>();
        try {
            for (var session = 0; session < PgBouncer.SESSIONS; session++) {
                var connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + pooler.address().hosts() + "/"
                                + pooler.address().database() + "?prepareThreshold=0",
                        pooler.address().user(),
                        pooler.address().password());
                open.add(connection);
                connection.setAutoCommit(false);
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery(
                                "SELECT name, setting FROM pg_settings WHERE source = 'session'"
                                        + " AND name NOT IN ('client_encoding', 'DateStyle', 'TimeZone',"
                                        + " 'standard_conforming_strings', 'application_name', 'extra_float_digits', 'search_path')")) {
                    while (rows.next()) {
                        left.add(rows.getString(1) + " = " + rows.getString(2));
                    }
                }
            }
        } finally {
            for (var connection : open) {
                connection.close();
            }
        }
        return left;
    }
}
