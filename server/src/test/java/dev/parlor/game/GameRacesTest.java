package dev.parlor.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.game.match.GameChange;
import dev.parlor.game.match.GameRefusal;
import dev.parlor.game.match.Match;
import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Role;
import dev.parlor.identity.UserId;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestConnection;
import dev.parlor.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens at the same moment. Every race is run both within one process and between two that share nothing
/// but the database, so that the lock of the one can't hide what the version has to hold.
@OnBothEngines
class GameRacesTest {
    private static final int ROUNDS = 30;
    private static final OptionalInt ANY = OptionalInt.empty();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final GameRoom here;
    private final GameRoom elsewhere;
    private final UserId alice;
    private final UserId bob;

    GameRacesTest(TestDatabase database) {
        here = new GameRoom(database);
        elsewhere = new GameRoom(database);
        alice = here.person("Alice");
        bob = here.person("Bob");
    }

    @AfterEach
    void close() {
        threads.close();
        here.close();
        elsewhere.close();
    }

    @Test
    void letsOneOfTwoEqualMovesWin() throws Exception {
        for (var other : List.of(here, elsewhere)) {
            for (var round = 0; round < ROUNDS; round++) {
                var match = here.game(alice, bob);
                var answers = race(
                        () -> here.games.move(match.id(), alice, 4, ANY),
                        () -> other.games.move(match.id(), alice, 4, ANY));
                assertThat(answers.stream().filter(GameResult.ChangeDone.class::isInstance))
                        .hasSize(1);
                assertThat(answers).contains(new GameResult.ChangeRefused(GameRefusal.NOT_YOUR_TURN));
                assertThat(here.now(match).version()).isEqualTo(3);
            }
        }
    }

    @Test
    void saysThatTheVersionIsStaleToWhoeverCameTooLate() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var match = here.game(alice, bob);
            var seen = OptionalInt.of(match.version());
            var answers = race(
                    () -> here.games.move(match.id(), alice, 4, seen),
                    () -> elsewhere.games.move(match.id(), alice, 0, seen));
            assertThat(answers.stream().filter(GameResult.ChangeDone.class::isInstance))
                    .hasSize(1);
            assertThat(answers).contains(new GameResult.ChangeRefused(GameRefusal.STALE_VERSION));
        }
    }

    @Test
    void givesTheSeatToOneOfTwoWhoJoin() throws Exception {
        var carol = here.person("Carol");
        for (var other : List.of(here, elsewhere)) {
            for (var round = 0; round < ROUNDS; round++) {
                var match = here.openGame(alice);
                var answers = race(() -> here.games.join(match.id(), bob), () -> other.games.join(match.id(), carol));
                assertThat(answers.stream().filter(GameResult.ChangeDone.class::isInstance))
                        .hasSize(1);
                assertThat(answers).contains(new GameResult.ChangeRefused(GameRefusal.GAME_FULL));
                assertThat(here.now(match).version()).isEqualTo(2);
            }
        }
    }

    @Test
    void hasOneResultWhenOneWinsWhileTheOtherResigns() throws Exception {
        for (var other : List.of(here, elsewhere)) {
            for (var round = 0; round < ROUNDS; round++) {
                var x = here.person("Alice");
                var o = here.person("Bob");
                var match = here.game(x, o);
                for (var position : List.of(0, 3, 1, 4)) {
                    match = here.move(match, match.board().turn() == Role.X ? x : o, position);
                }
                var id = match.id();
                var answers = race(() -> here.games.move(id, x, 2, ANY), () -> other.games.resign(id, x));
                assertThat(answers.stream().filter(GameResult.ChangeDone.class::isInstance))
                        .hasSize(1);
                assertThat(answers).contains(new GameResult.ChangeRefused(GameRefusal.GAME_OVER));
                var winner = ((Outcome.Won) here.now(match).board().outcome()).by();
                var won = List.of(1, 1, 0, 0);
                var lost = List.of(1, 0, 1, 0);
                assertThat(here.standing(x)).isEqualTo(winner == Role.X ? won : lost);
                assertThat(here.standing(o)).isEqualTo(winner == Role.X ? lost : won);
            }
        }
    }

    @Test
    void playsWholeGamesWithoutAGapWhileBothMoveAsFastAsTheyCan() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var x = here.person("Alice");
            var o = here.person("Bob");
            var match = here.game(x, o);
            var watching = onlooker(match);
            var other = round % 2 == 0 ? here : elsewhere;
            race(() -> hammer(here, match, x), () -> hammer(other, match, o));

            var after = here.now(match);
            assertThat(after.board().over()).isTrue();
            var versions = here.store.history(match.id()).stream()
                    .map(GameChange::version)
                    .toList();
            assertThat(versions).containsExactlyElementsOf(oneTo(after.version()));
            assertThat(List.of(here.standing(x).getFirst(), here.standing(o).getFirst()))
                    .containsExactly(1, 1);
            if (other == here) {
                assertThat(watching.messages("game_update").stream()
                                .map(update -> update.get("version").asInt()))
                        .containsExactlyElementsOf(oneTo(after.version()).subList(1, after.version()));
            }
        }
    }

    @Test
    void tellsNewcomersEveryVersionFromTheirFirstOn() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var match = here.game(alice, bob);
            var newcomer = TestConnection.of(alice.value());
            var played = threads.submit(() -> hammer(here, match, alice));
            var replied = threads.submit(() -> hammer(here, match, bob));
            here.games.enter(match.id(), newcomer, entered -> {});
            played.get();
            replied.get();
            var versions = newcomer.messages("game_update").stream()
                    .map(update -> update.get("version").asInt())
                    .toList();
            var last = here.now(match).version();
            assertThat(versions).isEqualTo(oneTo(last).subList(versions.getFirst() - 1, last));
        }
    }

    /// Tries all cells until the game is over, whether it is its turn or not.
    private static GameResult hammer(GameRoom room, Match match, UserId user) {
        while (true) {
            for (var position = 0; position < 9; position++) {
                var answer = room.games.move(match.id(), user, position, ANY);
                if (answer.equals(new GameResult.ChangeRefused(GameRefusal.GAME_OVER))) {
                    return answer;
                }
            }
        }
    }

    private TestConnection onlooker(Match match) {
        var connection = TestConnection.of(alice.value());
        here.games.enter(match.id(), connection, entered -> {});
        return connection;
    }

    private static List<Integer> oneTo(int last) {
        var all = new ArrayList<Integer>();
        for (var version = 1; version <= last; version++) {
            all.add(version);
        }
        return all;
    }

    private List<GameResult> race(Callable<GameResult> one, Callable<GameResult> two) throws Exception {
        var start = new CyclicBarrier(2);
        var first = threads.submit(() -> {
            start.await();
            return one.call();
        });
        var second = threads.submit(() -> {
            start.await();
            return two.call();
        });
        return List.of(first.get(), second.get());
    }
}
