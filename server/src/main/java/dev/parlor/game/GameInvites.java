package dev.parlor.game;

import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;

/// What a board asks about an invite that somebody shows at the door. Declared here, implemented by the invites
/// feature.
@FunctionalInterface
public interface GameInvites {
    /// What this text is worth as an invite of this user to this game. May block.
    PassState pass(String invite, GameId game, UserId user);

    /// The worth of an invite at the door (contract §3.5).
    enum PassState {
        /// Go on; who may be at the board is decided as for everybody.
        GOOD,
        /// It is between other people.
        NOT_YOURS,
        /// It waits for this very user's answer.
        NOT_ACCEPTED,
        /// There is none, or it is to another game.
        UNKNOWN,
        /// It came to nothing: expired, declined or canceled. Its game is gone.
        OVER
    }
}
