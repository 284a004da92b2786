package dev.parlor.game;

import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;

/// What a board needs to know about an invite that a client presents. Declared here, implemented by the
/// invites feature.
@FunctionalInterface
public interface GameInvites {
    /// Checks whether this text is an invite of this user to this game. May block.
    PassState pass(String invite, GameId game, UserId user);

    /// The state of a presented invite (contract §3.5).
    enum PassState {
        /// Valid; the usual access rules of the board apply.
        GOOD,
        /// Belongs to other users.
        NOT_YOURS,
        /// Waits for this user's answer.
        NOT_ACCEPTED,
        /// Does not exist, or belongs to another game.
        UNKNOWN,
        /// Expired, declined or canceled. Its game has been removed.
        OVER
    }
}
