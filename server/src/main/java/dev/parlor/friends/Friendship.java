package dev.parlor.friends;

import dev.parlor.identity.UserId;
import java.time.Instant;

/// A friendship, or the request for one.
///
/// @param from who asked
/// @param createdAt when it was asked for
record Friendship(FriendshipId id, UserId from, UserId to, boolean accepted, Instant createdAt) {
    UserPair pair() {
        return UserPair.of(from, to);
    }

    boolean involves(UserId user) {
        return from.equals(user) || to.equals(user);
    }

    /// The other one, seen from one of the two.
    UserId friendOf(UserId user) {
        return from.equals(user) ? to : from;
    }

    Friendship asAccepted() {
        return new Friendship(id, from, to, true, createdAt);
    }
}
