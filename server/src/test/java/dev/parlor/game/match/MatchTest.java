package dev.parlor.game.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.TicTacToe;
import dev.parlor.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MatchTest {
    private static final OptionalInt ANY = OptionalInt.empty();
    private static final UserId ALICE = new UserId(2);
    private static final UserId BOB = new UserId(4);
    private static final Seats PEOPLE = new Seats(new Seat.HumanSeat(ALICE), new Seat.HumanSeat(BOB));
    private static final Seats WAITING = new Seats(new Seat.HumanSeat(ALICE), Seat.FREE);
    private static final Seats COMPUTER = new Seats(new Seat.HumanSeat(ALICE), new Seat.ComputerSeat(Difficulty.HARD));

    private final Match match = match(PEOPLE, "_________");

    @Test
    void putsTheMarkAndTurnsToTheOther() {
        var next = played(match.play(Role.X, 4, ANY));
        assertThat(next.board().cells()).isEqualTo("____X____");
        assertThat(next.board().turn()).isEqualTo(Role.O);
        assertThat(next.version()).isEqualTo(match.version() + 1);
        assertThat(match.board().cells()).isEqualTo("_________");
    }

    @Test
    void refusesWhatTheContractRefuses() {
        var over = match(PEOPLE, "XXXOO____");
        assertThat(refusal(match.play(Role.O, 4, ANY))).isEqualTo(GameRefusal.NOT_YOUR_TURN);
        assertThat(refusal(match(PEOPLE, "____OX___").play(Role.X, 4, ANY))).isEqualTo(GameRefusal.CELL_TAKEN);
        assertThat(refusal(over.play(Role.O, 8, ANY))).isEqualTo(GameRefusal.GAME_OVER);
        assertThat(refusal(match.play(Role.X, 9, ANY))).isEqualTo(GameRefusal.INVALID_POSITION);
        assertThat(refusal(match.play(Role.X, -1, ANY))).isEqualTo(GameRefusal.INVALID_POSITION);
        assertThat(refusal(match.play(Role.X, 0, OptionalInt.of(6)))).isEqualTo(GameRefusal.STALE_VERSION);
        assertThat(refusal(match(WAITING, "_________").play(Role.X, 0, ANY)))
                .isEqualTo(GameRefusal.WAITING_FOR_OPPONENT);
    }

    @Test
    void acceptsAMoveThatIsMeantForThisVersion() {
        assertThat(match.play(Role.X, 0, OptionalInt.of(7))).isInstanceOf(MatchTransition.MovePlayed.class);
    }

    @Test
    void saysFirstWhatIsWrongWhateverTheState() {
        var over = match(WAITING, "XXXOO____");
        assertThat(refusal(over.play(Role.O, 9, OptionalInt.of(1)))).isEqualTo(GameRefusal.INVALID_POSITION);
        assertThat(refusal(over.play(Role.O, 0, OptionalInt.of(1)))).isEqualTo(GameRefusal.GAME_OVER);
        var waiting = match(WAITING, "_________");
        assertThat(refusal(waiting.play(Role.O, 0, OptionalInt.of(1)))).isEqualTo(GameRefusal.WAITING_FOR_OPPONENT);
        assertThat(refusal(match.play(Role.O, 0, OptionalInt.of(1)))).isEqualTo(GameRefusal.STALE_VERSION);
    }

    @Test
    void leavesTheTurnWithWhoeverMovedLast() {
        var won = played(match(PEOPLE, "XX_OO____").play(Role.X, 2, ANY));
        assertThat(won.board().turn()).isEqualTo(Role.X);
        assertThat(won.board().outcome()).isEqualTo(new Outcome.Won(Role.X, List.of(0, 1, 2)));
        var drawn = played(match(PEOPLE, "XOXXOOOX_").play(Role.X, 8, ANY));
        assertThat(drawn.board().turn()).isEqualTo(Role.X);
        assertThat(drawn.board().outcome()).isEqualTo(Outcome.DRAWN);
    }

    @Test
    void givesTheGameToTheOtherSideWhenOneResigns() {
        var next = played(match.resign(Role.X));
        assertThat(next.board().outcome()).isEqualTo(new Outcome.Won(Role.O, List.of()));
        assertThat(next.board().turn()).isEqualTo(Role.X);
        assertThat(refusal(next.resign(Role.O))).isEqualTo(GameRefusal.GAME_OVER);
    }

    @Test
    void closesTheGameToOthersOnceItsSeatIsTaken() {
        var joined = played(match(WAITING, "_________").join(BOB));
        assertThat(joined.seats()).isEqualTo(PEOPLE);
        assertThat(joined.open()).isFalse();
        assertThat(joined.join(BOB)).isEqualTo(new MatchTransition.NothingChanged());
        assertThat(refusal(joined.join(ALICE))).isEqualTo(GameRefusal.OWN_GAME);
        assertThat(refusal(joined.join(new UserId(9)))).isEqualTo(GameRefusal.GAME_FULL);
    }

    @Test
    void beginsAnewOnlyAgainstTheComputerAndOnlyWhenOver() {
        var fresh = new StartingBoard(Board.fresh(new TicTacToe(), Role.O), ANY);
        assertThat(refusal(match(PEOPLE, "XXXOO____").reset(fresh))).isEqualTo(GameRefusal.NOT_AN_AI_GAME);
        assertThat(refusal(match(COMPUTER, "XX_OO____").reset(fresh))).isEqualTo(GameRefusal.GAME_NOT_OVER);
        assertThat(played(match(COMPUTER, "XXXOO____").reset(fresh)).board()).isEqualTo(fresh.board());
    }

    @Property
    void raisesTheVersionByOneWithEachChangeAndByNoneWithARefusal(
            @ForAll @Size(30) List<@IntRange(min = -1, max = 9) Integer> positions) {
        var now = match;
        for (var position : positions) {
            for (var role : Role.values()) {
                now = switch (now.play(role, position, ANY)) {
                    case MatchTransition.MovePlayed(var next, var change) -> {
                        assertThat(next.version()).isEqualTo(now.version() + 1);
                        assertThat(change.version()).isEqualTo(next.version());
                        yield next;
                    }
                    case MatchTransition.NothingChanged() ->
                        throw new AssertionError("a move always changes something");
                    case MatchTransition.MoveRefused refused -> now;
                };
            }
        }
        var marks = now.board().cells().chars().filter(cell -> cell != '_').count();
        assertThat(now.version()).isEqualTo((int) (match.version() + marks));
    }

    private static Match match(Seats seats, String cells) {
        var rules = new TicTacToe();
        var outcome = rules.outcome(cells);
        var transition = outcome instanceof Outcome.Won won ? won.by() : rules.turn(cells, Role.X);
        var board = new Board(rules, cells, Role.X, transition, outcome);
        return new Match(new GameId(1), board, seats, 7, true, true, false, Instant.EPOCH, Instant.EPOCH);
    }

    private static Match played(MatchTransition transition) {
        return ((MatchTransition.MovePlayed) transition).next();
    }

    private static GameRefusal refusal(MatchTransition transition) {
        return ((MatchTransition.MoveRefused) transition).why();
    }
}
