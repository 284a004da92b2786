package dev.parlor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.testkit.Engine;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@OnBothEngines
class MigrationsTest {
    private final TestDatabase database;

    MigrationsTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void listsEveryScriptThatIsThere() throws Exception {
        var folder = Path.of(MigrationsTest.class.getResource(Migrations.FOLDER).toURI());
        try (var scripts = Files.list(folder)) {
            assertThat(scripts.map(script -> script.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Migrations.SHIPPED);
        }
    }

    @Test
    void findsNothingToDoAfterTheyHaveRun() {
        boolean upToDate = database.read(handle -> Migrations.upToDate(handle.getConnection()));
        assertThat(upToDate).isTrue();
    }

    @Test
    void refusesADatabaseOfANewerVersion() {
        var address = database.engine().freshAddress();
        try (var newer = Databases.open(address)) {
            newer.write(tx -> tx.handle().execute("""
                    INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,
                        installed_by, execution_time, success)
                    SELECT 99, '99', 'later', 'SQL', 'V99__later.sql', 1, installed_by, 0, success
                    FROM flyway_schema_history WHERE installed_rank = 1
                    """));
        }
        assertThatThrownBy(() -> Databases.open(address))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("made by a newer Parlor (it has migration 99)");
    }

    @Test
    void refusesADatabaseWhoseHistoryIsAnother() {
        var address = database.engine().freshAddress();
        try (var other = Databases.open(address)) {
            other.write(tx -> tx.handle().execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'"));
        }
        assertThatThrownBy(() -> Databases.open(address))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("could not be brought up to date")
                .hasMessageContaining("checksum mismatch");
    }

    @Test
    void runOnceWhenSeveralNodesStartAtOnce() throws Exception {
        if (database.engine() == Engine.SQLITE) {
            // The file admits one process only.
            return;
        }
        var address = database.engine().freshAddress();
        var starts = new ArrayList<Callable<Database>>();
        for (var node = 0; node < 3; node++) {
            starts.add(() -> Databases.open(address));
        }
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var start : threads.invokeAll(starts)) {
                try (var node = start.get()) {
                    long rows = node.read(handle -> handle.select(
                                    "SELECT COUNT(*) FROM flyway_schema_history" + " WHERE version IS NOT NULL")
                            .mapTo(Long.class)
                            .one());
                    assertThat(rows).isEqualTo(Migrations.SHIPPED.size());
                }
            }
        }
    }
}
