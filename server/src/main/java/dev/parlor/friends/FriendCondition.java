package dev.parlor.friends;

/// Friendship as an SQL condition, for features that count or list by it in one query.
public final class FriendCondition {
    private FriendCondition() {}

    /// True if two users are friends now; a request alone is not a friendship.
    ///
    /// @param one an SQL expression for a user's id: a column or a named parameter
    public static String between(String one, String other) {
        return """
                EXISTS (SELECT 1 FROM friendships
                        WHERE (low_user = %1$s AND high_user = %2$s OR low_user = %2$s AND high_user = %1$s)
                          AND is_accepted = 1)
                """.formatted(one, other);
    }
}
