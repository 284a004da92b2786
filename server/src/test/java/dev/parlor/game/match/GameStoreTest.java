package dev.parlor.game.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.game.GameRoom;
import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.rules.Role;
import dev.parlor.identity.UserId;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class GameStoreTest {
    private static final Instant LATER = Instant.parse("2026-11-23T10:00:00.789Z");

    private final TestDatabase database;
    private final GameRoom room;
    private final GameStore store;
    private final UserId alice;
    private final UserId bob;

    GameStoreTest(TestDatabase database) {
        this.database = database;
        room = new GameRoom(database);
        store = room.store;
        alice = room.person("Alice");
        bob = room.person("Bob");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void findsWhatItKept() {
        for (var match :
                List.of(room.openGame(alice), room.game(alice, bob), room.gameAgainst(Difficulty.EASY, alice))) {
            assertThat(store.find(match.id())).contains(match);
        }
        assertThat(store.find(new GameId(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    void keepsEveryKindOfEnding() {
        var won = room.game(alice, bob);
        for (var position : List.of(0, 3, 1, 4, 2)) {
            won = room.move(won, won.board().turn() == Role.X ? alice : bob, position);
        }
        var resigned = room.game(alice, bob);
        resigned = GameRoom.done(room.games.resign(resigned.id(), bob));
        var drawn = room.game(alice, bob);
        for (var position : List.of(0, 4, 8, 2, 6, 3, 5, 7, 1)) {
            drawn = room.move(drawn, drawn.board().turn() == Role.X ? alice : bob, position);
        }
        for (var match : List.of(won, resigned, drawn)) {
            assertThat(store.find(match.id())).contains(match);
        }
    }

    @Test
    void savesOnlyOverTheVersionThatWasRead() {
        var match = room.game(alice, bob);
        var first = step(match, 0);
        var second = step(match, 8);
        assertThat(store.save(match, List.of(first), tx -> {})).isEmpty();
        assertThat(store.save(match, List.of(second), tx -> {
                    throw new AssertionError("nothing belongs to a change that is not made");
                }))
                .contains(GameRefusal.STALE_VERSION);
        assertThat(store.find(match.id())).contains(first.next());
        assertThat(store.history(match.id())).hasSize(3).last().isEqualTo(first.change());
    }

    @Test
    void keepsNothingOfAChangeThatFailedHalfWay() {
        var match = room.game(alice, bob);
        assertThatThrownBy(() -> store.save(match, List.of(step(match, 0)), tx -> {
                    throw new IllegalStateException("crash");
                }))
                .hasMessageContaining("crash");
        assertThat(store.find(match.id())).contains(match);
        assertThat(store.history(match.id())).hasSize(2);
    }

    @Test
    void remembersEverythingThatHappened() {
        var match = room.game(alice, bob);
        room.move(match, alice, 4);
        room.games.resign(match.id(), bob);
        assertThat(store.history(match.id()))
                .containsExactly(
                        new GameChange(1, GameChange.ChangeKind.START, Role.X, OptionalInt.empty()),
                        GameChange.join(2, Role.O),
                        GameChange.move(3, Role.X, 4),
                        GameChange.resign(4, Role.O));
    }

    @Test
    void tellsFromTheHistoryAloneHowAGameAgainstTheComputerStands() {
        room.coin.favour(Role.O);
        var match = room.gameAgainst(Difficulty.MEDIUM, alice);
        room.games.resign(match.id(), alice);
        match = GameRoom.done(room.games.reset(match.id(), alice));
        match = room.move(match, alice, match.board().cells().indexOf('_'));
        assertThat(replayed(match)).isEqualTo(match.board().cells());
    }

    @Test
    void listsOnlyTheOwnGamesNewestFirst() {
        var first = room.openGame(alice);
        room.openGame(bob);
        var second = room.game(bob, alice);
        var third = room.gameAgainst(Difficulty.EASY, alice);
        assertThat(ids(alice, GameQuery.GameStatus.ANY, Long.MAX_VALUE, 10))
                .containsExactly(third.id(), second.id(), first.id());
        assertThat(ids(alice, GameQuery.GameStatus.ANY, Long.MAX_VALUE, 2)).containsExactly(third.id(), second.id());
        assertThat(ids(alice, GameQuery.GameStatus.ANY, second.id().value(), 10))
                .containsExactly(first.id());
        assertThat(ids(new UserId(Long.MAX_VALUE), GameQuery.GameStatus.ANY, Long.MAX_VALUE, 10))
                .isEmpty();
    }

    @Test
    void tellsRunningGamesFromFinishedOnes() {
        var running = room.game(bob, alice);
        var finished = room.game(alice, bob);
        room.games.resign(finished.id(), alice);
        assertThat(ids(alice, GameQuery.GameStatus.ACTIVE, Long.MAX_VALUE, 10)).containsExactly(running.id());
        assertThat(ids(alice, GameQuery.GameStatus.COMPLETED, Long.MAX_VALUE, 10))
                .containsExactly(finished.id());
    }

    @Test
    void seatsNobodyWhoWasBlockedSinceTheGameWasRead() {
        var waiting = room.openGame(alice);
        var joined = (MatchTransition.MovePlayed) waiting.join(bob);
        database.write(tx -> tx.handle()
                .execute(
                        "INSERT INTO friend_pairs (low_user, high_user, low_blocks) VALUES (?, ?, 1)",
                        alice.value(),
                        bob.value()));
        assertThat(store.save(waiting, List.of(joined), tx -> {})).contains(GameRefusal.STALE_VERSION);
        assertThat(store.find(waiting.id())).contains(waiting);
    }

    @Test
    void listsOpenGamesUntilTheirSeatIsTaken() {
        var waiting = room.openGame(alice);
        room.gameAgainst(Difficulty.EASY, alice);
        assertThat(store.open(bob, 3, 1)).extracting(Match::id).containsExactly(waiting.id());
        room.games.join(waiting.id(), bob);
        assertThat(store.open(bob, 3, 1000)).extracting(Match::id).doesNotContain(waiting.id());
    }

    @Test
    void hasEverythingAfterARestart() {
        var match = room.game(alice, bob);
        match = room.move(match, alice, 4);
        database.restart();
        assertThat(store.find(match.id())).contains(match);
        assertThat(room.move(match, bob, 0).version()).isEqualTo(match.version() + 1);
    }

    private MatchTransition.MovePlayed step(Match match, int position) {
        return ((MatchTransition.MovePlayed) match.play(Role.X, position, OptionalInt.empty())).asOf(LATER);
    }

    private List<GameId> ids(UserId user, GameQuery.GameStatus status, long before, int limit) {
        return store.of(user, new GameQuery(status, before, limit)).stream()
                .map(Match::id)
                .toList();
    }

    private String replayed(Match match) {
        var cells = match.board().rules().initialBoard();
        for (var change : store.history(match.id())) {
            if (change.kind() == GameChange.ChangeKind.START) {
                cells = match.board().rules().initialBoard();
            }
            if (change.position().isPresent()) {
                cells = match.board()
                        .rules()
                        .play(cells, change.role(), change.position().getAsInt());
            }
        }
        return cells;
    }
}
