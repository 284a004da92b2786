package dev.parlor.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.store.Database;
import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.Databases;
import dev.parlor.store.StoreUnavailable;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.SmallDisk;
import dev.parlor.testkit.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest {
    @Test
    void triesAgainAfterADeadlock() throws Exception {
        try (var database = new TestDatabase(Engine.POSTGRESQL);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            database.write(tx -> tx.handle().execute("CREATE TABLE pair (id BIGINT PRIMARY KEY, n BIGINT)"));
            database.write(tx -> tx.handle().execute("INSERT INTO pair VALUES (1, 0), (2, 0)"));
            var bothHoldOne = new CyclicBarrier(2);
            var runs = new AtomicInteger();
            var one = threads.submit(() -> crosswise(database, bothHoldOne, runs, 1, 2));
            var two = threads.submit(() -> crosswise(database, bothHoldOne, runs, 2, 1));
            one.get(30, TimeUnit.SECONDS);
            two.get(30, TimeUnit.SECONDS);
            long sum = database.read(handle ->
                    handle.select("SELECT SUM(n) FROM pair").mapTo(Long.class).one());
            assertThat(sum).isEqualTo(4);
            assertThat(runs).hasValue(3);
        }
    }

    private static int crosswise(Database database, CyclicBarrier both, AtomicInteger runs, long first, long second) {
        return database.write(tx -> {
            var run = runs.incrementAndGet();
            tx.handle().execute("UPDATE pair SET n = n + 1 WHERE id = ?", first);
            if (run <= 2) {
                await(both);
            }
            return tx.handle().execute("UPDATE pair SET n = n + 1 WHERE id = ?", second);
        });
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void givesUpOnARaceThatIsLostAgainAndAgain() {
        try (var database = new TestDatabase(Engine.POSTGRESQL)) {
            var runs = new AtomicInteger();
            assertThatThrownBy(() -> database.write(tx -> {
                        runs.incrementAndGet();
                        return tx.handle().execute("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$");
                    }))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("too contended");
            assertThat(runs).hasValue(5);
        }
    }

    @Test
    void saysQuicklyThatNobodyIsThere() throws IOException {
        var address =
                new DatabaseAddress.PostgresAddress("127.0.0.1:" + unusedPort(), "parlor", "me", "secret", Map.of());
        var begun = System.nanoTime();
        assertThatThrownBy(() -> Databases.open(address))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("PostgreSQL at " + address.hosts() + "/parlor does not answer")
                .message()
                .doesNotContain("secret");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void saysThatItIsSlowWhileAllItsConnectionsAreBusy() throws Exception {
        try (var database = new TestDatabase(Engine.POSTGRESQL);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var connections = database.load().most();
            var busy = new CountDownLatch(connections);
            var release = new CountDownLatch(1);
            for (var i = 0; i < connections; i++) {
                threads.execute(() -> database.read(handle -> {
                    busy.countDown();
                    return await(release);
                }));
            }
            busy.await();
            assertThatThrownBy(() -> database.read(handle -> handle.execute("SELECT 1")))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("is overloaded");
            release.countDown();
        }
    }

    @Test
    void saysThatADatabaseIsMissing() {
        var there = (DatabaseAddress.PostgresAddress) Engine.POSTGRESQL.freshAddress();
        var missing =
                new DatabaseAddress.PostgresAddress(there.hosts(), "nowhere", there.user(), there.password(), Map.of());
        assertThatThrownBy(() -> Databases.open(missing))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("has no database of that name");
    }

    @Test
    void answersNoWhenItsConnectionsAreCut() {
        var database = new TestDatabase(Engine.POSTGRESQL);
        assertThat(database.answers()).isTrue();
        database.close();
        assertThat(database.answers()).isFalse();
        assertThatThrownBy(() -> database.read(handle -> handle.execute("SELECT 1")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void doesNotAnswerWhileItsDiskIsFullAndDoesWhenThereIsRoom() throws Exception {
        try (var disk = new SmallDisk(48);
                var database = Databases.open(disk.freshPostgres())) {
            database.write(tx -> tx.handle().execute("INSERT INTO deployment (one, id) VALUES (1, 'a')"));
            database.write(tx -> tx.handle().execute("CREATE TABLE more (text TEXT)"));
            database.write(tx -> tx.handle()
                    .execute("CREATE TABLE ballast AS SELECT repeat('x', 1000) AS text"
                            + " FROM generate_series(1, 5000)"));
            assertThat(database.outage()).isEmpty();
            assertThatThrownBy(() -> fill(database)).isInstanceOf(StoreUnavailable.class);

            assertThat(database.outage()).get().asString().contains("has a full disk");
            // A change that finds room in its own page still succeeds.
            database.write(tx -> tx.handle().execute("UPDATE deployment SET id = 'b'"));
            assertThat(database.answers()).isFalse();

            database.write(tx -> tx.handle().execute("DROP TABLE ballast"));
            assertThat(database.outage()).isEmpty();
            database.write(tx -> tx.handle().execute("INSERT INTO more VALUES ('y')"));
        }
    }

    private static void fill(Database database) {
        for (var rows = 0; rows < 100_000; rows++) {
            database.write(tx ->
                    tx.handle().execute("INSERT INTO more SELECT repeat('x', 1000) FROM" + " generate_series(1, 100)"));
        }
    }

    @Test
    void doesNotAnswerWhileItIsReadOnly() {
        var address = Engine.POSTGRESQL.freshAddress();
        try (var before = Databases.open(address)) {
            assertThat(before.answers()).isTrue();
            before.write(tx -> tx.handle()
                    .execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on',"
                            + " current_database()); END $$"));
        }
        try (var database = Databases.open(address)) {
            assertThat(database.outage()).get().asString().contains("is read-only");
            assertThat(database.answers()).isFalse();
        }
    }

    @Test
    void answersWhileAnotherNodeHoldsTheRowOfTheProbe() throws Exception {
        try (var database = new TestDatabase(Engine.POSTGRESQL);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            database.write(tx -> tx.handle().execute("INSERT INTO deployment (one, id) VALUES (1, 'a')"));
            var locked = new CountDownLatch(1);
            var release = new CountDownLatch(1);
            var holder = threads.submit(() -> database.write(tx -> {
                tx.handle().execute("UPDATE deployment SET id = id");
                locked.countDown();
                return await(release);
            }));
            locked.await();
            assertThat(database.answers()).isTrue();
            release.countDown();
            assertThat(holder.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(database.answers()).isTrue();
        }
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
