package dev.parlor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.store.Database;
import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.Databases;
import dev.parlor.store.Deployment;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.Folders;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.Program;
import dev.parlor.testkit.Relay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `./parlor migrate-data`, from a real SQLite to a real PostgreSQL.
@Timeout(120)
@Order(1)
class MigrateDataIT {
    private final Path folder = Folders.temporary();
    private final Path data = folder.resolve("data");
    private final String url = Engine.POSTGRESQL.freshUrl();
    private final DatabaseAddress source = DatabaseAddress.of(Optional.empty(), data);
    private final DatabaseAddress target = DatabaseAddress.of(Optional.of(url), data);

    @AfterEach
    void clean() {
        Folders.delete(folder);
    }

    private Map<String, String> settings(Map<String, String> more) {
        var all = new HashMap<>(Map.of("DATA_DIR", data.toString()));
        all.putAll(more);
        return all;
    }

    private Ran migrate(String... arguments) {
        return Ran.of(new MigrateDataCommand(settings(Map.of("DATABASE_URL", url))), arguments);
    }

    /// Some accounts, without a server.
    private void accounts(int many) {
        try (var database = Databases.open(source)) {
            database.write(tx -> {
                for (var n = 0; n < many; n++) {
                    insertUser(tx.handle(), "user" + n);
                }
                return many;
            });
        }
    }

    private static void insertUser(Handle handle, String email) {
        handle.execute(
                "INSERT INTO users (email, email_key, first_name, last_name, password_hash, created_at)"
                        + " VALUES (?, ?, '', 'B', 'x', 1)",
                email,
                email);
    }

    private static long users(DatabaseAddress address) {
        try (var database = Databases.openBeside(address)) {
            return count(database, "users");
        }
    }

    private static long count(Database database, String table) {
        return database.read(handle -> handle.select("SELECT COUNT(*) FROM \"" + table + "\"")
                .mapTo(Long.class)
                .one());
    }

    private static Map<String, Long> rows(DatabaseAddress address, String tables) {
        try (var database = Databases.openBeside(address)) {
            var rows = new TreeMap<String, Long>();
            List<String> names = database.read(
                    handle -> handle.select(tables).mapTo(String.class).list());
            names.forEach(name -> rows.put(name, count(database, name)));
            rows.remove("flyway_schema_history");
            return rows;
        }
    }

    @Test
    void nobodyNoticesThatTheDatabaseIsAnother() {
        LivedIn life;
        Map<String, String> before;
        try (var node = LiveNode.start(settings(Map.of()))) {
            life = new LivedIn(node);
            var disabled = Ran.of(
                    new UserCommand(settings(Map.of())), "disable", life.carol().email());
            assertThat(disabled.code()).isZero();
            before = life.seenAt(node);
        }
        String epoch;
        try (var database = Databases.open(source)) {
            epoch = Deployment.id(database);
        }

        var ran = migrate();
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("compared every one", "secret.key", "hex:")
                .doesNotContain("postgres:postgres");

        // A table that is new has to get a row from LivedIn, or nobody knows whether it is copied.
        var here = rows(source, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
        assertThat(here.values()).as("each table has rows: %s", here).doesNotContain(0L);
        assertThat(rows(target, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo(here);
        assertThat(ran.err()).contains(here.keySet());

        try (var node = LiveNode.start(settings(Map.of("DATABASE_URL", url)))) {
            assertThat(life.seenAt(node)).isEqualTo(before);
            try (var socket = life.alice().at(node).socket("/ws/notifications/")) {
                assertThat(socket.next("hello").path("epoch").asString()).isEqualTo(epoch);
            }
            assertThat(node.person("New").id()).isGreaterThan(life.carol().id());
            var game = life.alice().at(node).api().post("/api/games/", Map.of("is_ai_game", true));
            assertThat(game.status()).isEqualTo(201);
        }
    }

    @Test
    void neverGivesAnIdASecondTime() {
        accounts(3);
        try (var database = Databases.open(source)) {
            database.write(tx -> tx.handle().execute("DELETE FROM users WHERE id = 3"));
        }
        assertThat(migrate().code()).isZero();
        try (var database = Databases.open(target)) {
            database.write(tx -> {
                insertUser(tx.handle(), "next");
                return tx;
            });
            long newest = database.read(handle ->
                    handle.select("SELECT MAX(id) FROM users").mapTo(Long.class).one());
            assertThat(newest).isEqualTo(4);
        }
    }

    /// A backup of a node that was stopped before it upgraded them.
    @Test
    void movesKeysOfOlderVersionsWhichTheNextStartUpgrades() {
        try (var database = Databases.open(source)) {
            database.write(tx -> {
                insertUser(tx.handle(), "ann@münchen.example");
                insertUser(tx.handle(), "bea@münchen.example");
                insertUser(tx.handle(), "bea@xn--mnchen-3ya.example");
                return tx;
            });
        }
        assertThat(migrate().code()).isZero();
        try (var node = LiveNode.start(settings(Map.of("DATABASE_URL", url)))) {
            assertThat(node.port()).isPositive();
        }
        try (var database = Databases.openBeside(target)) {
            var keys = database.read(handle -> handle.select("SELECT email_key FROM users ORDER BY id")
                    .mapTo(String.class)
                    .list());
            assertThat(keys)
                    .containsExactly("ann@xn--mnchen-3ya.example", "bea@münchen.example", "bea@xn--mnchen-3ya.example");
        }
    }

    @Test
    void leavesTheSourceByteForByte() throws IOException {
        accounts(50);
        var files = files();
        var before = Files.readAllBytes(data.resolve("parlor.db"));
        assertThat(migrate().code()).isZero();
        assertThat(Files.readAllBytes(data.resolve("parlor.db"))).isEqualTo(before);
        assertThat(files()).isEqualTo(files);
    }

    private Set<Path> files() throws IOException {
        try (var inside = Files.list(data)) {
            return inside.collect(Collectors.toSet());
        }
    }

    @Test
    void takesABackupWhileTheServerRuns() {
        var backup = folder.resolve("today.db");
        try (var node = LiveNode.start(settings(Map.of()))) {
            assertThat(node.person("Ann").id()).isPositive();
            assertThat(Ran.of(new BackupCommand(settings(Map.of())), backup.toString())
                            .code())
                    .isZero();
            var ran = migrate("--from", backup.toString());
            assertThat(ran.code()).as(ran.err()).isZero();
            assertThat(users(target)).isEqualTo(1);
        }
    }

    @Test
    void refusesWhileAServerHasTheSource() {
        try (var node = LiveNode.start(settings(Map.of()))) {
            assertThat(node.person("Ann").id()).isPositive();
            var ran = migrate();
            assertThat(ran.code()).isEqualTo(70);
            assertThat(ran.err()).contains("is in use by another Parlor");
        }
    }

    @Test
    void refusesWhileAServerHasTheTarget() {
        accounts(1);
        try (var node = LiveNode.start(Map.of("DATABASE_URL", url))) {
            assertThat(node.port()).isPositive();
            var ran = migrate();
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).contains("is in use by a running Parlor. Stop that first.");
        }
        assertThat(migrate().code()).isZero();
    }

    @Test
    void refusesATargetThatHasData() {
        accounts(2);
        assertThat(migrate().code()).isZero();
        var again = migrate();
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("has data already (users: 2 rows)", "createdb");
        assertThat(users(target)).isEqualTo(2);
    }

    @Test
    void refusesATargetOfSomethingElse() {
        accounts(1);
        try (var database = Databases.open(target)) {
            database.write(tx -> tx.handle().execute("DROP TABLE flyway_schema_history"));
        }
        assertThat(migrate().err()).contains("holds tables of another program");
    }

    @Test
    void refusesAnotherVersion() {
        accounts(1);
        try (var database = Databases.open(source)) {
            database.write(tx -> tx.handle().execute("DELETE FROM flyway_schema_history WHERE installed_rank > 5"));
        }
        assertThat(migrate().err()).contains("was made by an older Parlor", "brings it up to date");
        assertThat(rows(target, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename = 'users'"))
                .isEqualTo(Map.of("users", 0L));
    }

    @Test
    void leavesTheTargetEmptyWhenARowCantBeKept() {
        accounts(5);
        try (var database = Databases.open(source)) {
            database.write(
                    tx -> tx.handle().execute("UPDATE users SET last_name = 'a' || char(0) || 'b' WHERE id = 5"));
        }
        var ran = migrate();
        assertThat(ran.code()).isEqualTo(70);
        assertThat(ran.err()).contains("Nothing was copied", "0x00");
        assertThat(users(target)).isZero();
    }

    @Test
    void saysThatItIsUnknownWhenTheAnswerToCommitIsLost() {
        accounts(5);
        try (var relay = relay()) {
            relay.loseTheAnswer("COMMIT");
            assertUnknown(migrate("--to", through(relay)));
        }
        Eventually.holds(() -> users(target) == 5);
        var again = migrate();
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("has data already (users: 5 rows)");
    }

    @Test
    void saysThatItIsUnknownWhenCommitItselfIsLost() {
        accounts(5);
        try (var relay = relay()) {
            relay.loseTheRequest("COMMIT");
            assertUnknown(migrate("--to", through(relay)));
        }
        assertThat(migrate().code()).isZero();
        assertThat(users(target)).isEqualTo(5);
    }

    private static void assertUnknown(Ran ran) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(75);
        assertThat(ran.err())
                .contains("it is unknown whether the data was copied", "run the same command again")
                .doesNotContain("Nothing was copied,");
    }

    @Test
    void saysThatNothingWasCopiedWhenTheConnectionBreaksBeforeTheCommit() {
        accounts(5);
        try (var relay = relay()) {
            relay.loseTheAnswer("ANALYZE");
            var ran = migrate("--to", through(relay));
            assertThat(ran.code()).isEqualTo(70);
            assertThat(ran.err())
                    .contains("Nothing was copied", "is still empty")
                    .doesNotContain("unknown");
        }
        assertThat(users(target)).isZero();
    }

    /// In front of the target, which has its tables already: making them commits, too.
    private Relay relay() {
        Databases.open(target).close();
        return new Relay(host());
    }

    private String through(Relay relay) {
        return url.replace(host(), relay.address());
    }

    private String host() {
        return ((DatabaseAddress.PostgresAddress) target).hosts();
    }

    @Test
    void leavesTheTargetEmptyWhenItIsKilled() {
        accounts(5);
        try (var database = Databases.open(target)) {
            // Every account that arrives waits for whoever has this lock: the test.
            database.write(tx -> tx.handle().createScript("""
                            CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
                            'BEGIN PERFORM pg_advisory_xact_lock(7); RETURN NEW; END';
                            CREATE TRIGGER slow AFTER INSERT ON inboxes FOR EACH ROW EXECUTE FUNCTION wait();
                            """).execute());
        }
        try (var database = Databases.open(source)) {
            database.write(tx -> tx.handle().execute("INSERT INTO inboxes (user_id, last_event_id) VALUES (1, 1)"));
        }
        // Not to be taken for a node.
        var observer = DatabaseAddress.of(Optional.of(url + "?application_name=observer"), data);
        try (var database = Databases.openBeside(observer)) {
            database.write(tx -> {
                tx.handle().execute("SET LOCAL idle_in_transaction_session_timeout = 0");
                tx.handle().execute("SELECT pg_advisory_xact_lock(7)");
                try (var process = process(data)) {
                    process.await(" +users +5 rows");
                    process.signal("KILL");
                    process.awaitEnd();
                }
                return true;
            });
            Eventually.holds(() -> count(database, "users") == 0);
        }
        assertThat(migrate().code()).isZero();
    }

    /// In a place like `/tmp` others may have put something that looks like SQLite's library.
    @Test
    void neitherLeavesNorTakesALibraryBesideABackup() throws IOException {
        accounts(1);
        var shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        var backup = shared.resolve("today.db");
        assertThat(Ran.of(new BackupCommand(settings(Map.of())), backup.toString())
                        .code())
                .isZero();
        try (var process = process(backup)) {
            assertThat(process.awaitEnd()).isZero();
        }
        try (var files = Files.list(shared)) {
            assertThat(files).containsExactlyInAnyOrder(backup, shared.resolve("today.db.lock"));
        }
    }

    private Program process(Path from) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Program.start(
                folder,
                List.of(
                        java,
                        "-cp",
                        classes,
                        "dev.parlor.Parlor",
                        "migrate-data",
                        "--from",
                        from.toString(),
                        "--to",
                        url));
    }

    @Test
    void explainsWhatIsMissing() {
        accounts(1);
        var nowhere = Ran.of(new MigrateDataCommand(settings(Map.of())));
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains("Give the target: DATABASE_URL, or --to");
        assertThat(migrate("--from", url).err()).contains("from SQLite to PostgreSQL only");
        assertThat(migrate("--to", "sqlite:x").code()).isEqualTo(2);
        assertThat(migrate("--to", "postgresql://ann:s3cret@host").err())
                .contains("--to must look like")
                .doesNotContain("s3cret");
        assertThat(migrate("--from", folder.resolve("nothing").toString()).err())
                .contains("There is no database");
        assertThat(migrate("--to", "postgresql://ann:s3cret@127.0.0.1:1/none").err())
                .contains("PostgreSQL at 127.0.0.1:1/none does not answer")
                .doesNotContain("s3cret");
    }
}
