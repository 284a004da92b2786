package dev.parlor.game;

import dev.parlor.identity.UserId;
import java.util.Optional;

/// A game that two people are about to play.
///
/// @param first who moves first; empty for a fair coin toss
/// @param onHold whether the game waits for its invite to be accepted before anyone can move
public record GameProposal(String gameType, UserId x, UserId o, Optional<UserId> first, boolean onHold) {
    /// @throws IllegalArgumentException when the game is not between two people, or `first` is neither of
    ///     them
    public GameProposal {
        if (x.equals(o)) {
            throw new IllegalArgumentException("nobody plays against themselves: " + x);
        }
        if (first.isPresent() && !first.get().equals(x) && !first.get().equals(o)) {
            throw new IllegalArgumentException(first.get() + " has no seat");
        }
    }

    /// A coin toss decides who moves first, and play can begin at once.
    public static GameProposal fair(String gameType, UserId x, UserId o) {
        return new GameProposal(gameType, x, o, Optional.empty(), false);
    }

    /// The same, but with a given first mover.
    public GameProposal begunBy(UserId mover) {
        return new GameProposal(gameType, x, o, Optional.of(mover), onHold);
    }

    /// The same, but waiting for an invite to be accepted.
    public GameProposal keptOnHold() {
        return new GameProposal(gameType, x, o, first, true);
    }
}
