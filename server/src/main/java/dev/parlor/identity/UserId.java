package dev.parlor.identity;

import java.util.Comparator;

/// The id of an account. Never reused, not even after the account is deleted.
///
/// @param value above 0; a JSON number on the wire
public record UserId(long value) {
    public static final Comparator<UserId> ORDER = Comparator.comparingLong(UserId::value);
}
