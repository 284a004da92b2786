package dev.parlor.game;

import dev.parlor.game.rules.Legality;
import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Role;
import dev.parlor.users.UserId;
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
record Match(
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
    boolean visibleTo(UserId user) {
        return watchable || seats.roleOf(user).isPresent();
    }

    /// Plays a position.
    ///
    /// @param expectedVersion the version that the player saw; a move meant for another version is refused
    Turn play(Role role, int position, OptionalInt expectedVersion) {
        return objection(role, position, expectedVersion)
                .<Turn>map(Turn.Refused::new)
                .orElseGet(() ->
                        new Turn.Played(next(board.play(position), seats), Change.move(version + 1, role, position)));
    }

    /// The first thing that is wrong with a move: what is wrong whatever the state comes first, then what can't be
    /// mended by waiting, last what the player could have seen on the board.
    private Optional<Refusal> objection(Role role, int position, OptionalInt expectedVersion) {
        var legality = board.rules().legality(board.cells(), position);
        if (legality == Legality.OUTSIDE) {
            return Optional.of(Refusal.INVALID_POSITION);
        } else if (board.over()) {
            return Optional.of(Refusal.GAME_OVER);
        } else if (seats.hasFree()) {
            return Optional.of(Refusal.WAITING_FOR_OPPONENT);
        } else if (onHold) {
            return Optional.of(Refusal.INVITE_PENDING);
        } else if (expectedVersion.isPresent() && expectedVersion.getAsInt() != version) {
            return Optional.of(Refusal.STALE_VERSION);
        } else if (board.turn() != role) {
            return Optional.of(Refusal.NOT_YOUR_TURN);
        }
        return legality == Legality.TAKEN ? Optional.of(Refusal.CELL_TAKEN) : Optional.empty();
    }

    /// Takes the free seat. Whoever took it may ask again: the answer to the first request may have been lost.
    Turn join(UserId user) {
        var role = seats.roleOf(user);
        if (role.isPresent()) {
            return role.get() == Role.O ? new Turn.Unchanged() : new Turn.Refused(Refusal.OWN_GAME);
        } else if (!seats.hasFree()) {
            return new Turn.Refused(Refusal.GAME_FULL);
        } else if (board.over()) {
            return new Turn.Refused(Refusal.GAME_OVER);
        } else if (!open) {
            return new Turn.Refused(Refusal.NOT_OPEN);
        }
        return new Turn.Played(next(board, seats.withO(user)), Change.join(version + 1, Role.O));
    }

    /// Gives up: the other side wins, also when its seat is still free.
    Turn resign(Role role) {
        if (board.over()) {
            return new Turn.Refused(Refusal.GAME_OVER);
        } else if (onHold) {
            return new Turn.Refused(Refusal.INVITE_PENDING);
        }
        return new Turn.Played(next(board.resigned(role), seats), Change.resign(version + 1, role));
    }

    /// Plays once more against the computer, on a fresh board of the same game.
    Turn reset(Start start) {
        if (seats.computer().isEmpty()) {
            return new Turn.Refused(Refusal.NOT_AN_AI_GAME);
        } else if (!board.over()) {
            return new Turn.Refused(Refusal.GAME_NOT_OVER);
        }
        return new Turn.Played(next(start.board(), seats), Change.start(version + 1, start));
    }

    /// The person who has won; empty while it runs, after a draw, and when the computer won.
    Optional<UserId> winner() {
        return board.outcome() instanceof Outcome.Won won && seats.at(won.by()) instanceof Seat.Human(var user)
                ? Optional.of(user)
                : Optional.empty();
    }

    /// This game as it was at another version.
    Match at(int which, Board thatBoard, Seats thoseSeats) {
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
