package dev.parlor.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.game.bots.Difficulty;
import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import dev.parlor.store.StoreUnavailable;
import dev.parlor.store.Tx;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What goes with an account that is deleted, and how much of it in one transaction.
@OnBothEngines
class SoloGameStoreTest {
    private static final int GAMES = 250;

    private final TestDatabase database;
    private final GameRoom room;
    private final UserId alice;
    private final UserId bob;

    SoloGameStoreTest(TestDatabase database) {
        this.database = database;
        room = new GameRoom(database);
        alice = room.person("Alice");
        bob = room.person("Bob");
    }

    @AfterEach
    void close() {
        room.close();
    }

    /// Counts the games after each transaction.
    private record CountingDatabase(Database database, UserId user, List<Integer> left) implements Database {
        @Override
        public <T> T read(Function<Handle, T> query) {
            return database.read(query);
        }

        @Override
        public <T> T write(Function<Tx, T> work) {
            var done = database.write(work);
            left.add(count(database, user));
            return done;
        }

        @Override
        public DatabaseLoad load() {
            return database.load();
        }

        @Override
        public boolean shared() {
            return database.shared();
        }

        @Override
        public Optional<StoreUnavailable> outage() {
            return database.outage();
        }

        @Override
        public void close() {}
    }

    @Test
    void removesAHundredGamesInEachTransactionAndNoneOfOthers() {
        for (var i = 0; i < GAMES; i++) {
            room.gameAgainst(Difficulty.EASY, alice);
        }
        var shared = room.game(alice, bob);
        room.gameAgainst(Difficulty.EASY, bob);
        var left = new ArrayList<Integer>();
        new SoloGameStore(new CountingDatabase(database, alice, left)).remove(alice);
        assertThat(left).containsExactly(151, 51, 1);
        assertThat(room.now(shared)).isEqualTo(shared);
        assertThat(count(database, bob)).isEqualTo(1);
    }

    @Test
    void removesInThatTransactionWhatCameLater() {
        room.gameAgainst(Difficulty.EASY, alice);
        database.write(tx -> {
            new SoloGameStore(database).remove(tx, alice);
            return true;
        });
        assertThat(count(database, alice)).isZero();
    }

    /// The games where this user sits at X.
    private static int count(Database database, UserId user) {
        return database.read(handle -> handle.select("SELECT COUNT(*) FROM games WHERE player_x = ?", user.value())
                .mapTo(Integer.class)
                .one());
    }
}
