package dev.parlor.friends;

import dev.parlor.identity.UserId;

/// Two users in a fixed order.
///
/// @param low the one with the lower id
public record UserPair(UserId low, UserId high) {
    public UserPair {
        if (low.value() >= high.value()) {
            throw new IllegalArgumentException("not a pair in order: " + low + ", " + high);
        }
    }

    /// @throws IllegalArgumentException when both are the same user
    public static UserPair of(UserId one, UserId other) {
        return one.value() < other.value() ? new UserPair(one, other) : new UserPair(other, one);
    }
}
