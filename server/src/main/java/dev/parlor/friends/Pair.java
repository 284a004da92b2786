package dev.parlor.friends;

import dev.parlor.users.UserId;

/// Two users, whoever comes first.
///
/// @param low the one with the lower id
record Pair(UserId low, UserId high) {
    Pair {
        if (low.value() >= high.value()) {
            throw new IllegalArgumentException("not a pair in order: " + low + ", " + high);
        }
    }

    /// @throws IllegalArgumentException when it is one and the same user
    static Pair of(UserId one, UserId other) {
        return one.value() < other.value() ? new Pair(one, other) : new Pair(other, one);
    }
}
