package dev.parlor.users;

import dev.parlor.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/// An account, as of some commit.
///
/// @param email as its owner typed it; never shown to others
/// @param firstName the name that others see
/// @param active false when an operator disabled the account: it can't log in, and its tokens are refused
/// @param gamesPlayed finished games against people, draws included
/// @param avatar the name of the picture, if any
/// @param guest whether this is an unclaimed guest account, which has no address and no password
public record User(
        UserId id,
        String email,
        String firstName,
        String lastName,
        boolean active,
        int gamesPlayed,
        int wins,
        int losses,
        int draws,
        Instant createdAt,
        Optional<String> avatar,
        boolean guest) {}
