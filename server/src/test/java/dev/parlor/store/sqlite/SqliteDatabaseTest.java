package dev.parlor.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.store.Database;
import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.Databases;
import dev.parlor.store.StoreUnavailable;
import dev.parlor.store.Tx;
import dev.parlor.store.admin.SqliteCopy;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqliteDatabaseTest {
    private final Path folder = Folders.temporary();
    private final Path file = folder.resolve("data/parlor.db");

    @AfterEach
    void cleanUp() {
        Folders.delete(folder);
    }

    private Database open() {
        return Databases.open(new DatabaseAddress.SqliteAddress(file));
    }

    @Test
    void isNotReadyAndRefusesAtOnceWhenItsThreadHasEnded() {
        try (var database = open()) {
            database.write(tx -> {
                Thread.currentThread().interrupt();
                return true;
            });
            Eventually.holds(() -> !database.answers());
            assertThatThrownBy(() -> database.write(tx -> true)).isInstanceOf(StoreUnavailable.class);
        }
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        try (var database = open()) {
            database.write(tx -> tx.handle().execute("CREATE TABLE more (n BIGINT)"));
            assertThat(permissions(file.getParent())).isEqualTo("rwx------");
            try (var files = Files.list(file.getParent())) {
                var names = files.filter(Files::isRegularFile).toList();
                assertThat(names).hasSizeGreaterThanOrEqualTo(4);
                assertThat(names).allSatisfy(one -> assertThat(permissions(one)).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void waitsForTheDiskWithEveryCommit() {
        try (var database = open()) {
            assertThat(database.<String>write(tx -> one(tx, "PRAGMA journal_mode")))
                    .isEqualTo("wal");
            assertThat(database.<String>write(tx -> one(tx, "PRAGMA synchronous")))
                    .isEqualTo("2");
            assertThat(database.<String>write(tx -> one(tx, "PRAGMA foreign_keys")))
                    .isEqualTo("1");
        }
    }

    @Test
    void refusesASecondOneOnTheSameFile() {
        try (var first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("is in use by another Parlor (process "
                            + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("Stop that one first");
            assertThat(first.answers()).isTrue();
        }
        try (var again = open()) {
            assertThat(again.answers()).isTrue();
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "This is a letter and not a database. ".repeat(100));
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(file + " is not a database. Move that file away");
    }

    @Test
    void refusesADataFolderThatIsAFile() throws IOException {
        Files.writeString(file.getParent(), "");
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("Choose a data folder that this account may write to.");
    }

    @Test
    void opensInAFolderOfAnyName() throws IOException {
        var odd = folder.resolve("what? #1 %41&b=c/parlor.db");
        for (var time = 0; time < 2; time++) {
            try (var database = Databases.open(new DatabaseAddress.SqliteAddress(odd))) {
                database.write(tx -> tx.handle().execute("CREATE TABLE IF NOT EXISTS more (text TEXT)"));
                assertThat(count(database)).isZero();
            }
        }
        assertThat(odd).isNotEmptyFile();
        var copy = folder.resolve("copy? 2.db");
        SqliteCopy.take(odd, copy, false);
        assertThat(copy).isNotEmptyFile();
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() {
        try (var database = open()) {
            database.write(tx -> tx.handle().execute("CREATE TABLE more (text TEXT)"));
            assertThatThrownBy(() -> database.write(tx -> {
                        one(tx, "PRAGMA max_page_count = 30");
                        return tx.handle().execute("INSERT INTO more VALUES (?)", "x".repeat(1_000_000));
                    }))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("the disk is full");
            assertThat(database.answers()).isFalse();
            database.write(tx -> tx.handle().execute("PRAGMA max_page_count = 1000000"));
            database.write(tx -> tx.handle().execute("INSERT INTO more VALUES (?)", "y".repeat(1_000_000)));
            assertThat(count(database)).isEqualTo(1);
            assertThat(database.answers()).isTrue();
        }
    }

    @Test
    void undoesOneChangeOfManyThatAreCommittedTogether() throws Exception {
        try (var database = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            database.write(tx -> tx.handle().execute("CREATE TABLE more (text TEXT)"));
            var changes = new ArrayList<Callable<Integer>>();
            for (var each = 0; each < 300; each++) {
                var refused = each % 3 == 0;
                changes.add(() -> database.write(tx -> {
                    var done = tx.handle().execute("INSERT INTO more VALUES ('x')");
                    if (refused) {
                        throw new IllegalArgumentException("refused");
                    }
                    return done;
                }));
            }
            var refusals = 0;
            for (var change : threads.invokeAll(changes)) {
                try {
                    assertThat(change.get()).isEqualTo(1);
                } catch (ExecutionException failed) {
                    assertThat(failed.getCause()).hasMessage("refused");
                    refusals++;
                }
            }
            assertThat(refusals).isEqualTo(100);
            assertThat(count(database)).isEqualTo(200);
        }
    }

    @Test
    void refusesToNest() {
        try (var database = open()) {
            assertThatThrownBy(() -> database.write(tx -> database.answers() && count(database) == 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("use its Tx");
            assertThatThrownBy(() -> database.write(tx -> database.write(inner -> 0)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void closesWheneverItIsTold() {
        for (var each = 0; each < 200; each++) {
            try (var database = open()) {
                assertThat(database.<Integer>write(tx -> 7)).isEqualTo(7);
            }
        }
    }

    @Test
    void saysSoWhenItIsClosed() {
        var database = open();
        database.close();
        database.close();
        assertThat(database.answers()).isFalse();
        assertThatThrownBy(() -> database.write(tx -> 0))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("The database is closed.");
    }

    private static long count(Database database) {
        return database.read(handle ->
                handle.select("SELECT COUNT(*) FROM more").mapTo(Long.class).one());
    }

    private static String one(Tx tx, String sql) {
        return tx.handle().select(sql).mapTo(String.class).one();
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
