package dev.parlor.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.match.GameChange;
import dev.parlor.game.match.GameId;
import dev.parlor.game.match.GameRefusal;
import dev.parlor.game.match.Match;
import dev.parlor.game.match.Seat;
import dev.parlor.game.match.Seats;
import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.TicTacToe;
import dev.parlor.identity.UserId;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class GamesTest {
    private final GameRoom room;
    private final Games games;
    private final UserId alice;
    private final UserId bob;
    private final UserId carol;

    GamesTest(TestDatabase database) {
        room = new GameRoom(database);
        games = room.games;
        alice = room.person("Alice");
        bob = room.person("Bob");
        carol = room.person("Carol");
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void beginsAtVersionOneWithTheCreatorAtX() {
        var match = room.openGame(alice);
        assertThat(match.version()).isEqualTo(1);
        assertThat(match.seats()).isEqualTo(new Seats(new Seat.HumanSeat(alice), Seat.FREE));
        assertThat(room.now(match)).isEqualTo(match);
    }

    @Test
    void letsTheCoinDecideWhoBegins() {
        for (var role : Role.values()) {
            room.coin.favour(role);
            assertThat(room.openGame(alice).board().turn()).isEqualTo(role);
        }
    }

    @Test
    void hasTheComputersMarkOnTheNewBoardWhenItBegins() {
        room.coin.favour(Role.O);
        var match = room.gameAgainst(Difficulty.HARD, alice);
        assertThat(match.version()).isEqualTo(1);
        assertThat(match.board().turn()).isEqualTo(Role.X);
        assertThat(match.board().cells()).containsOnlyOnce("O").doesNotContain("X");
        assertThat(room.now(match)).isEqualTo(match);
    }

    @Test
    void answersForTheComputerInTheSameTransaction() {
        room.coin.favour(Role.X);
        var match = room.gameAgainst(Difficulty.HARD, alice);
        var after = room.move(match, alice, 4);
        assertThat(after.version()).isEqualTo(3);
        assertThat(after.board().cells()).containsOnlyOnce("O").containsOnlyOnce("X");
        assertThat(room.now(match)).isEqualTo(after);
        assertThat(room.store.history(match.id()))
                .extracting(GameChange::kind)
                .containsExactly(GameChange.ChangeKind.START, GameChange.ChangeKind.MOVE, GameChange.ChangeKind.MOVE);
    }

    @Test
    void countsAWinOnceForBothPlayers() {
        var match = playToAWinOfX(room.game(alice, bob));
        assertThat(match.board().outcome()).isEqualTo(new Outcome.Won(Role.X, List.of(0, 1, 2)));
        assertThat(room.standing(alice)).containsExactly(1, 1, 0, 0);
        assertThat(room.standing(bob)).containsExactly(1, 0, 1, 0);
        assertThat(GameRoom.refusal(games.move(match.id(), bob, 8, OptionalInt.empty())))
                .isEqualTo(GameRefusal.GAME_OVER);
        assertThat(GameRoom.refusal(games.resign(match.id(), bob))).isEqualTo(GameRefusal.GAME_OVER);
        assertThat(room.standing(bob)).containsExactly(1, 0, 1, 0);
    }

    @Test
    void countsADrawAsPlayed() {
        var match = room.game(alice, bob);
        for (var position : List.of(0, 4, 8, 2, 6, 3, 5, 7, 1)) {
            match = room.move(match, match.board().turn() == Role.X ? alice : bob, position);
        }
        assertThat(match.board().outcome()).isEqualTo(Outcome.DRAWN);
        assertThat(room.standing(alice)).containsExactly(1, 0, 0, 1);
        assertThat(room.standing(bob)).containsExactly(1, 0, 0, 1);
    }

    @Test
    void countsAResignationAsALoss() {
        var match = room.game(alice, bob);
        var after = GameRoom.done(games.resign(match.id(), alice));
        assertThat(after.board().outcome()).isEqualTo(new Outcome.Won(Role.O, List.of()));
        assertThat(after.version()).isEqualTo(3);
        assertThat(room.now(match)).isEqualTo(after);
        assertThat(room.standing(alice)).containsExactly(1, 0, 1, 0);
        assertThat(room.standing(bob)).containsExactly(1, 1, 0, 0);
    }

    @Test
    void countsNothingWhenNobodyEverSatOpposite() {
        var match = room.openGame(alice);
        var after = GameRoom.done(games.resign(match.id(), alice));
        assertThat(after.board().over()).isTrue();
        assertThat(after.open()).isFalse();
        assertThat(room.standing(alice)).containsExactly(0, 0, 0, 0);
        assertThat(games.open(bob)).extracting(Match::id).doesNotContain(match.id());
        assertThat(GameRoom.refusal(games.join(match.id(), bob))).isEqualTo(GameRefusal.GAME_OVER);
    }

    @Test
    void countsNothingAgainstTheComputer() {
        var match = room.gameAgainst(Difficulty.EASY, alice);
        assertThat(GameRoom.done(games.resign(match.id(), alice)).board().over())
                .isTrue();
        assertThat(room.standing(alice)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void playsAgainstTheComputerOnceMoreInTheSameGame() {
        room.coin.favour(Role.X);
        var match = room.gameAgainst(Difficulty.HARD, alice);
        assertThat(GameRoom.refusal(games.reset(match.id(), alice))).isEqualTo(GameRefusal.GAME_NOT_OVER);
        GameRoom.done(games.resign(match.id(), alice));
        room.coin.favour(Role.O);
        var fresh = GameRoom.done(games.reset(match.id(), alice));
        assertThat(fresh.version()).isEqualTo(3);
        assertThat(fresh.board().over()).isFalse();
        assertThat(fresh.board().turn()).isEqualTo(Role.X);
        assertThat(fresh.board().cells()).containsOnlyOnce("O");
        assertThat(room.now(match)).isEqualTo(fresh);
    }

    @Test
    void resetsNoGameBetweenPeople() {
        var match = playToAWinOfX(room.game(alice, bob));
        assertThat(GameRoom.refusal(games.reset(match.id(), alice))).isEqualTo(GameRefusal.NOT_AN_AI_GAME);
    }

    @Test
    void refusesAThirdPlayerAndTheCreator() {
        var match = room.openGame(alice);
        assertThat(GameRoom.refusal(games.join(match.id(), alice))).isEqualTo(GameRefusal.OWN_GAME);
        GameRoom.done(games.join(match.id(), bob));
        assertThat(GameRoom.refusal(games.join(match.id(), carol))).isEqualTo(GameRefusal.GAME_FULL);
    }

    @Test
    void answersARepeatedJoinTheSameWay() {
        var match = room.openGame(alice);
        var joined = GameRoom.done(games.join(match.id(), bob));
        assertThat(GameRoom.done(games.join(match.id(), bob))).isEqualTo(joined);
        assertThat(room.now(match).version()).isEqualTo(2);
    }

    @Test
    void letsAStrangerJoinWhatIsOpenEvenIfItMayNotBeWatched() {
        var match = GameRoom.done(games.create(alice, new NewGame(new TicTacToe(), Optional.empty(), true, false)));
        assertThat(games.find(match.id(), bob)).isEmpty();
        assertThat(GameRoom.done(games.join(match.id(), bob)).seats().roleOf(bob))
                .contains(Role.O);
        assertThat(GameRoom.refusal(games.join(match.id(), carol))).isEqualTo(GameRefusal.NO_SUCH_GAME);
    }

    @Test
    void keepsTheFreeSeatOfAGameThatIsNotOpen() {
        var match = GameRoom.done(games.create(alice, new NewGame(new TicTacToe(), Optional.empty(), false, true)));
        assertThat(GameRoom.refusal(games.join(match.id(), bob))).isEqualTo(GameRefusal.NOT_OPEN);
        assertThat(games.open(bob)).extracting(Match::id).doesNotContain(match.id());
    }

    @Test
    void hidesGamesFromWhoeverMayNotSeeThem() {
        var match = room.gameAgainst(Difficulty.EASY, alice);
        assertThat(games.find(match.id(), alice)).isPresent();
        assertThat(games.find(match.id(), bob)).isEmpty();
        var none = OptionalInt.empty();
        assertThat(List.of(
                        games.move(match.id(), bob, 0, none),
                        games.join(match.id(), bob),
                        games.resign(match.id(), bob),
                        games.reset(match.id(), bob),
                        games.complete(match.id(), bob),
                        games.move(new GameId(Long.MAX_VALUE), bob, 0, none)))
                .containsOnly(new GameResult.ChangeRefused(GameRefusal.NO_SUCH_GAME));
    }

    @Test
    void letsOnlookersWatchButNotPlay() {
        var match = room.game(alice, bob);
        assertThat(games.find(match.id(), carol)).isPresent();
        assertThat(List.of(
                        games.move(match.id(), carol, 0, OptionalInt.empty()),
                        games.resign(match.id(), carol),
                        games.reset(match.id(), carol),
                        games.complete(match.id(), carol)))
                .containsOnly(new GameResult.ChangeRefused(GameRefusal.NOT_A_PLAYER));
    }

    @Test
    void confirmsAResultButMakesNone() {
        var match = room.game(alice, bob);
        assertThat(GameRoom.refusal(games.complete(match.id(), alice))).isEqualTo(GameRefusal.GAME_NOT_OVER);
        var over = playToAWinOfX(match);
        assertThat(GameRoom.done(games.complete(match.id(), bob))).isEqualTo(over);
    }

    private Match playToAWinOfX(Match match) {
        room.move(match, alice, 0);
        room.move(match, bob, 3);
        room.move(match, alice, 1);
        room.move(match, bob, 4);
        return room.move(match, alice, 2);
    }
}
