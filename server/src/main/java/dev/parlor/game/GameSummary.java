package dev.parlor.game;

import dev.parlor.game.match.GameId;
import dev.parlor.game.match.Match;
import dev.parlor.game.match.Seat;
import dev.parlor.game.rules.Role;
import dev.parlor.identity.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A game as other features see it, as of some commit.
///
/// @param x the player at X
/// @param o the player at O; empty while that seat is free or when the computer has it
/// @param turn who moves next; who moved last once the game is over
/// @param onHold whether the game waits for its invite to be accepted: no one can move
/// @param over whether the game has ended
/// @param winner empty while the game runs, after a draw, and when the computer won
public record GameSummary(
        GameId id,
        String gameType,
        Optional<UserId> x,
        Optional<UserId> o,
        Role turn,
        boolean onHold,
        boolean over,
        Optional<UserId> winner) {
    static GameSummary of(Match match) {
        var board = match.board();
        return new GameSummary(
                match.id(),
                board.rules().type(),
                human(match.seats().x()),
                human(match.seats().o()),
                board.turn(),
                match.onHold(),
                board.over(),
                match.winner());
    }

    /// The users who have a seat, X first.
    public List<UserId> players() {
        return Stream.of(x, o).flatMap(Optional::stream).toList();
    }

    /// Whether this user has a seat.
    public boolean seats(UserId user) {
        return players().contains(user);
    }

    private static Optional<UserId> human(Seat seat) {
        return seat instanceof Seat.HumanSeat(var user) ? Optional.of(user) : Optional.empty();
    }
}
