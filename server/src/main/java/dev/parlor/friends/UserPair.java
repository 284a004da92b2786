package dev.parlor.friends;

import dev.parlor.users.UserId;

/// Two users, whoever comes first.
///
/// @param low the one with the lower id
record UserPair(UserId low, UserId high) {
    UserPair {
        if (low.value() >= high.value()) {
            throw new IllegalArgumentException("not a pair in order: " + low + ", " + high);
        }
    }

    /// @throws IllegalArgumentException when it is one and the same user
    static UserPair of(UserId one, UserId other) {
        return one.value() < other.value() ? new UserPair(one, other) : new UserPair(other, one);
    }
}
