package dev.parlor.game.match;

import dev.parlor.game.rules.MoveLegality;
import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Role;
import dev.parlor.identity.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// One game as of one version. Immutable: what can be done to it are pure functions that answer with the next match
/// or with a refusal.
///
/// @param version 1 for a new game, plus exactly one for each change
/// @param open whether its free seat may be taken by anyone; false once nobody can take it any more
/// @param watchable whether anyone with the link may look on
/// @param onHold while its invite waits for an answer: nobody may move or give up
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

    /// Who may see it at all: players, and everybody when it may be watched.
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

    /// The first thing that is wrong with a move: what is wrong whatever the state comes first, then what can't be
    /// mended by waiting, last what the player could have seen on the board.
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

    /// Takes the free seat. Whoever took it may ask again: the answer to the first request may have been lost.
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

    /// Gives up: the other side wins, also when its seat is still free.
    public MatchTransition resign(Role role) {
        if (board.over()) {
            return new MatchTransition.MoveRefused(GameRefusal.GAME_OVER);
        } else if (onHold) {
            return new MatchTransition.MoveRefused(GameRefusal.INVITE_PENDING);
        }
        return new MatchTransition.MovePlayed(next(board.resigned(role), seats), GameChange.resign(version + 1, role));
    }

    /// Plays once more against the computer, on a fresh board of the same game.
    public MatchTransition reset(StartingBoard start) {
        if (seats.computer().isEmpty()) {
            return new MatchTransition.MoveRefused(GameRefusal.NOT_AN_AI_GAME);
        } else if (!board.over()) {
            return new MatchTransition.MoveRefused(GameRefusal.GAME_NOT_OVER);
        }
        return new MatchTransition.MovePlayed(next(start.board(), seats), GameChange.start(version + 1, start));
    }

    /// The person who has won; empty while it runs, after a draw, and when the computer won.
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
