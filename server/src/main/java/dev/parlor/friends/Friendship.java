package dev.parlor.friends;

import dev.parlor.identity.UserId;
import java.time.Instant;

/// A friendship, or the request for one.
///
/// @param from the user who sent the request
/// @param createdAt when the request was sent
record Friendship(FriendshipId id, UserId from, UserId to, boolean accepted, Instant createdAt) {
    UserPair pair() {
        return UserPair.of(from, to);
    }

    boolean involves(UserId user) {
        return from.equals(user) || to.equals(user);
    }

    /// The other user of the two.
    UserId friendOf(UserId user) {
        return from.equals(user) ? to : from;
    }

    Friendship asAccepted() {
        return new Friendship(id, from, to, true, createdAt);
    }
}
