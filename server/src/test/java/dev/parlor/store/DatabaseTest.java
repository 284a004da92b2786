package dev.parlor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class DatabaseTest {
    private final TestDatabase database;

    DatabaseTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void emptyTable() {
        database.write(tx -> {
            tx.handle().execute("DROP TABLE IF EXISTS marks");
            tx.handle().execute("CREATE TABLE marks (name TEXT PRIMARY KEY, n BIGINT NOT NULL)");
            return insert(tx, "counter", 0);
        });
    }

    @Test
    void readsWhatWasCommittedBefore() {
        for (var n = 1; n <= 200; n++) {
            var value = n;
            database.write(tx -> tx.handle().execute("UPDATE marks SET n = ?", value));
            assertThat(counter()).isEqualTo(value);
        }
    }

    @Test
    void rollsBackWhenTheWorkThrows() {
        var told = new ArrayList<String>();
        assertThatThrownBy(() -> database.write(tx -> {
                    insert(tx, "lost", 1);
                    tx.afterCommit(() -> told.add("lost"));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");
        assertThat(names()).containsExactly("counter");
        assertThat(told).isEmpty();
    }

    @Test
    void neverSaysTheValuesOfAStatementThatFailed() {
        database.write(tx -> insert(tx, "hush4711", 1));
        for (Consumer<Tx> failing : List.<Consumer<Tx>>of(
                tx -> insert(tx, "hush4711", 2),
                tx -> tx.handle()
                        .createUpdate("INSERT INTO marks (name, n) VALUES (:name, :n)")
                        .bind("name", "hush4711")
                        .bindNull("n", Types.BIGINT)
                        .execute(),
                tx -> tx.handle()
                        .prepareBatch("INSERT INTO marks (name, n) VALUES (?, ?)")
                        .add("fine", 1)
                        .add("hush4711", 2)
                        .execute(),
                tx -> tx.handle()
                        .select("SELECT CAST(name AS BIGINT) / 0 FROM marks_of_nobody WHERE name = ?", "hush4711")
                        .mapTo(Long.class)
                        .one())) {
            assertThatThrownBy(() -> database.write(tx -> {
                        failing.accept(tx);
                        return 0;
                    }))
                    .satisfies(failed -> assertThat(ThrowableProxyUtil.asString(new ThrowableProxy(failed)))
                            .contains("marks", "Caused by")
                            .doesNotContain("hush4711"));
        }
    }

    @Test
    void goesOnAfterAStatementFailed() {
        assertThatThrownBy(() -> database.write(tx -> insert(tx, "counter", 1)))
                .isNotInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> database.write(tx -> tx.handle().execute("no such sql")))
                .isNotInstanceOf(StoreUnavailable.class);
        database.write(tx -> insert(tx, "second", 1));
        assertThat(names()).containsExactly("counter", "second");
    }

    @Test
    void tellsAfterTheCommitInOrder() {
        var seen = new ArrayList<String>();
        database.write(tx -> {
            tx.afterCommit(() -> seen.add("first sees " + names()));
            tx.afterCommit(() -> seen.add("second"));
            seen.add("work");
            return insert(tx, "new", 1);
        });
        assertThat(seen).containsExactly("work", "first sees [counter, new]", "second");
    }

    @Test
    void tellsTheOthersWhenOneOfThemFails() {
        var seen = new ArrayList<String>();
        assertThatThrownBy(() -> database.write(tx -> {
                    tx.afterCommit(() -> {
                        throw new IllegalStateException("a bug");
                    });
                    tx.afterCommit(() -> seen.add("told"));
                    return insert(tx, "kept", 1);
                }))
                .hasMessage("a bug");
        assertThat(seen).containsExactly("told");
        assertThat(names()).contains("kept");
    }

    @Test
    void writesAgainAfterTheCommit() {
        database.write(tx -> {
            tx.afterCommit(() -> database.write(again -> insert(again, "after", 1)));
            return insert(tx, "before", 1);
        });
        assertThat(names()).containsExactly("after", "before", "counter");
    }

    @Test
    void losesNoIncrementOfManyAtOnce() throws Exception {
        var tasks = new ArrayList<Callable<Integer>>();
        for (var n = 0; n < 200; n++) {
            tasks.add(() -> database.write(tx -> tx.handle().execute("UPDATE marks SET n = n + 1")));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isEqualTo(1);
            }
        }
        assertThat(counter()).isEqualTo(200);
    }

    @Test
    void letsTheSameSqlRunInsideOfItself() {
        database.write(tx -> insert(tx, "other", 7));
        var pairs = database.read(handle -> {
            var found = new ArrayList<String>();
            try (var outer =
                    handle.select("SELECT n FROM marks WHERE n >= ? ORDER BY n", 0).mapTo(Long.class).stream()) {
                outer.forEach(one -> handle.select("SELECT n FROM marks WHERE n >= ? ORDER BY n", one)
                        .mapTo(Long.class)
                        .forEach(two -> found.add(one + "-" + two)));
            }
            return found;
        });
        assertThat(pairs).containsExactly("0-0", "0-7", "7-7");
    }

    @Test
    void isNotStuckInThePastByAForgottenResult() {
        for (var each = 0; each < 40; each++) {
            database.read(handle -> handle.select("SELECT n FROM marks")
                    .mapTo(Long.class)
                    .iterator()
                    .next());
        }
        database.write(tx -> tx.handle().execute("UPDATE marks SET n = 5"));
        for (var each = 0; each < 40; each++) {
            assertThat(counter()).isEqualTo(5);
        }
    }

    @Test
    void keepsEverythingOverARestart() {
        database.write(tx -> insert(tx, "kept", 1));
        database.restart();
        assertThat(names()).containsExactly("counter", "kept");
        assertThat(database.answers()).isTrue();
    }

    @Test
    void insistsOnForeignKeys() {
        assertThatThrownBy(() -> database.write(tx -> tx.handle().execute("""
                        INSERT INTO sessions (id, user_id, refresh_id, created_at, expires_at)
                        VALUES ('s', 404, 'r', 0, 0)
                        """)))
                .isNotInstanceOf(StoreUnavailable.class);
    }

    private static int insert(Tx tx, String name, long n) {
        return tx.handle().execute("INSERT INTO marks (name, n) VALUES (?, ?)", name, n);
    }

    private long counter() {
        return database.read(handle -> handle.select("SELECT n FROM marks WHERE name = 'counter'")
                .mapTo(Long.class)
                .one());
    }

    private List<String> names() {
        return database.read(handle -> handle.select("SELECT name FROM marks ORDER BY name")
                .mapTo(String.class)
                .list());
    }
}
