package dev.parlor.game.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.game.GameProposal;
import dev.parlor.game.GameResult;
import dev.parlor.game.GameRoom;
import dev.parlor.game.NewGame;
import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.rules.TicTacToe;
import dev.parlor.identity.UserId;
import dev.parlor.limits.Limits;
import dev.parlor.realtime.command.CommandReply;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How many games one user may have, and how many of them are listed.
@OnBothEngines
class GameCapsTest {
    private static final int UNFINISHED = 4;
    private static final int OPEN = 2;

    private final TestDatabase database;
    private final GameRoom room;
    private final GameRoom elsewhere;
    private final UserId alice;
    private final UserId bob;

    GameCapsTest(TestDatabase database) {
        this.database = database;
        room = new GameRoom(database, new Limits.Most(UNFINISHED, OPEN));
        elsewhere = new GameRoom(database, new Limits.Most(UNFINISHED, OPEN));
        alice = room.person("Alice");
        bob = room.person("Bob");
    }

    @AfterEach
    void close() {
        room.close();
        elsewhere.close();
    }

    @Test
    void refusesAnOpenGameTooManyUntilOneIsJoinedOrGivenUp() {
        var first = room.openGame(alice);
        var second = room.openGame(alice);
        assertThat(open(room, alice)).isEqualTo(new GameResult.ChangeRefused(GameRefusal.TOO_MANY_OPEN_GAMES));
        GameRoom.done(room.games.join(first.id(), bob));
        room.openGame(alice);
        assertThat(open(room, alice)).isEqualTo(new GameResult.ChangeRefused(GameRefusal.TOO_MANY_OPEN_GAMES));
        GameRoom.done(room.games.resign(second.id(), alice));
        room.openGame(alice);
    }

    @Test
    void refusesAnUnfinishedGameTooManyUntilOneIsOver() {
        var games = fill(alice);
        assertThat(againstComputer(alice)).isEqualTo(new GameResult.ChangeRefused(GameRefusal.TOO_MANY_GAMES));
        GameRoom.done(room.games.resign(games.getFirst().id(), alice));
        room.gameAgainst(Difficulty.EASY, alice);
    }

    @Test
    void countsGamesThatAreBegunAnew() {
        var over = room.gameAgainst(Difficulty.EASY, alice);
        GameRoom.done(room.games.resign(over.id(), alice));
        fill(alice);
        assertThat(room.games.reset(over.id(), alice))
                .isEqualTo(new GameResult.ChangeRefused(GameRefusal.TOO_MANY_GAMES));
    }

    @Test
    void refusesToSitDownAtOneGameTooMany() {
        var waiting = room.openGame(alice);
        fill(bob);
        assertThat(room.games.join(waiting.id(), bob))
                .isEqualTo(new GameResult.ChangeRefused(GameRefusal.TOO_MANY_GAMES));
        assertThat(room.now(waiting)).isEqualTo(waiting);
    }

    @Test
    void refusesARematchToTwoOfWhomOneHasTooManyGames() {
        var over = room.game(alice, bob);
        GameRoom.done(room.games.resign(over.id(), alice));
        assertThat(room.rematches.request(over.id(), alice)).isEqualTo(CommandReply.DONE);
        var games = fill(alice);
        assertThat(room.rematches.accept(over.id(), bob))
                .isEqualTo(new CommandReply.CommandRefused(
                        "too_many_games", GameRefusal.TOO_MANY_GAMES_OF_ONE.sentence()));
        GameRoom.done(room.games.resign(games.getFirst().id(), alice));
        assertThat(room.rematches.accept(over.id(), bob)).isEqualTo(CommandReply.DONE);
    }

    @Test
    void countsAGameOnHoldForItsInviterOnly() {
        var tables = room.module.tables();
        for (var i = 0; i < UNFINISHED; i++) {
            database.write(tx ->
                    tables.deal(tx, GameProposal.fair("tic_tac_toe", alice, bob).keptOnHold()));
        }
        assertThat(database.<Optional<CommandReply.CommandRefused>>write(tx -> tables.tooMany(tx, alice)))
                .isPresent();
        assertThat(database.<Optional<CommandReply.CommandRefused>>write(tx -> tables.tooMany(tx, bob)))
                .isEmpty();
        assertThat(database.<Optional<CommandReply.CommandRefused>>write(tx -> tables.tooMany(tx, List.of(bob, alice))))
                .isPresent();
    }

    @Test
    void countsNothingInDemoAccounts() {
        database.write(tx -> tx.handle().execute("UPDATE users SET is_demo = 1 WHERE id = ?", alice.value()));
        for (var i = 0; i <= UNFINISHED; i++) {
            room.openGame(alice);
        }
    }

    @Test
    void letsManyAtOnceNotExceedWhatOneMayHave() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 12)
                    .mapToObj(i -> i % 2 == 0 ? room : elsewhere)
                    .<Callable<GameResult>>map(one -> () -> open(one, alice))
                    .toList();
            var done = 0;
            for (var answer : threads.invokeAll(attempts)) {
                done += answer.get() instanceof GameResult.ChangeDone ? 1 : 0;
            }
            assertThat(done).isEqualTo(OPEN);
        }
    }

    @Test
    void listsOfEachPlayerOnlyTheNewestSoThatNobodyHidesOthers() {
        var carol = room.person("Carol");
        var generous = new GameRoom(database);
        var hers = generous.openGame(carol);
        var his = IntStream.range(0, 100).mapToObj(i -> generous.openGame(bob)).toList();
        generous.close();
        assertThat(room.games.open(carol))
                .filteredOn(match ->
                        List.of(bob, carol).contains(match.seats().humans().getFirst()))
                .extracting(Match::id)
                .containsExactly(his.get(99).id(), his.get(98).id(), his.get(97).id(), hers.id());
        his.forEach(match -> generous.games.resign(match.id(), bob));
    }

    /// As many games as one may have.
    private List<Match> fill(UserId user) {
        return IntStream.range(0, UNFINISHED)
                .mapToObj(i -> room.gameAgainst(Difficulty.EASY, user))
                .toList();
    }

    private GameResult againstComputer(UserId user) {
        return room.games.create(user, new NewGame(new TicTacToe(), Optional.of(Difficulty.EASY), false, false));
    }

    private static GameResult open(GameRoom room, UserId user) {
        return room.games.create(user, new NewGame(new TicTacToe(), Optional.empty(), true, true));
    }
}
