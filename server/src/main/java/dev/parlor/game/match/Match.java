package dev.parlor.game.match;

import dev.parlor.game.rules.MoveLegality;
import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Role;
import dev.parlor.identity.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// One game as of one version. Immutable: each operation is a pure function that returns the next match or a
/// refusal.
///
/// @param version 1 for a new game, plus exactly one for each change
/// @param open whether anyone may take its free seat; false once the seat can no longer be taken
/// @param watchable whether anyone with the link may watch
/// @param onHold while its invite waits for an answer: no one may move or resign
public record Match(
        GameId id,
        Board board,
        Seats seats,
        int version,
        boolean open,
        boolean watchable,
        boolean onHold,
        Instant createdAt,
        Instant updatedAt) {

    /// Who may see the game at all: its players, and everyone if it is watchable.
    public boolean visibleTo(UserId user) {
        return watchable || seats.roleOf(user).isPresent();
    }

    /// Plays a position.
    ///
    /// @param expectedVersion the version that the player saw; a move meant for another version is refused
    public MatchTransition play(Role role, int position, OptionalInt expectedVersion) {
        return objection(role, position, expectedVersion)
                .<MatchTransition>map(MatchTransition.MoveRefused::new)
                .orElseGet(() -> new MatchTransition.MovePlayed(
                        next(board.play(position), seats), GameChange.move(version + 1, role, position)));
    }

    /// The first objection to a move, in this order: what is wrong in any state, then what waiting can't fix,
    /// and last what the player could have seen on the board.
    private Optional<GameRefusal> objection(Role role, int position, OptionalInt expectedVersion) {
        var legality = board.rules().legality(board.cells(), position);
        if (legality == MoveLegality.OUTSIDE) {
            return Optional.of(GameRefusal.INVALID_POSITION);
        } else if (board.over()) {
            return Optional.of(GameRefusal.GAME_OVER);
        } else if (seats.hasFree()) {
            return Optional.of(GameRefusal.WAITING_FOR_OPPONENT);
        } else if (onHold) {
            return Optional.of(GameRefusal.INVITE_PENDING);
        } else if (expectedVersion.isPresent() && expectedVersion.getAsInt() != version) {
            return Optional.of(GameRefusal.STALE_VERSION);
        } else if (board.turn() != role) {
            return Optional.of(GameRefusal.NOT_YOUR_TURN);
        }
        return legality == MoveLegality.TAKEN ? Optional.of(GameRefusal.CELL_TAKEN) : Optional.empty();
    }

    /// Takes the free seat. A player who has taken it may ask again, because the first answer may have been
    /// lost.
    public MatchTransition join(UserId user) {
        var role = seats.roleOf(user);
        if (role.isPresent()) {
            return role.get() == Role.O
                    ? new MatchTransition.NothingChanged()
                    : new MatchTransition.MoveRefused(GameRefusal.OWN_GAME);
        } else if (!seats.hasFree()) {
            return new MatchTransition.MoveRefused(GameRefusal.GAME_FULL);
        } else if (board.over()) {
            return new MatchTransition.MoveRefused(GameRefusal.GAME_OVER);
        } else if (!open) {
            return new MatchTransition.MoveRefused(GameRefusal.NOT_OPEN);
        }
        return new MatchTransition.MovePlayed(next(board, seats.withO(user)), GameChange.join(version + 1, Role.O));
    }

    /// Resigns: the other side wins, even if its seat is still free.
    public MatchTransition resign(Role role) {
        if (board.over()) {
            return new MatchTransition.MoveRefused(GameRefusal.GAME_OVER);
        } else if (onHold) {
            return new MatchTransition.MoveRefused(GameRefusal.INVITE_PENDING);
        }
        return new MatchTransition.MovePlayed(next(board.resigned(role), seats), GameChange.resign(version + 1, role));
    }

    /// Starts over against the computer, on a fresh board of the same game.
    public MatchTransition reset(StartingBoard start) {
        if (seats.computer().isEmpty()) {
            return new MatchTransition.MoveRefused(GameRefusal.NOT_AN_AI_GAME);
        } else if (!board.over()) {
            return new MatchTransition.MoveRefused(GameRefusal.GAME_NOT_OVER);
        }
        return new MatchTransition.MovePlayed(next(start.board(), seats), GameChange.start(version + 1, start));
    }

    /// The person who has won; empty while the game runs, after a draw, and when the computer won.
    public Optional<UserId> winner() {
        return board.outcome() instanceof Outcome.Won won && seats.at(won.by()) instanceof Seat.HumanSeat(var user)
                ? Optional.of(user)
                : Optional.empty();
    }

    /// This game as it was at another version.
    public Match at(int which, Board thatBoard, Seats thoseSeats) {
        return new Match(id, thatBoard, thoseSeats, which, open, watchable, onHold, createdAt, updatedAt);
    }

    Match asOf(Instant now) {
        return new Match(id, board, seats, version, open, watchable, onHold, createdAt, now);
    }

    private Match next(Board nextBoard, Seats nextSeats) {
        var stillOpen = open && nextSeats.hasFree() && !nextBoard.over();
        return new Match(id, nextBoard, nextSeats, version + 1, stillOpen, watchable, onHold, createdAt, updatedAt);
    }
}
