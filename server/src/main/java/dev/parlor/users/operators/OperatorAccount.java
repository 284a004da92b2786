package dev.parlor.users.operators;

import java.time.Instant;
import java.util.Optional;

/// An account as operators see it: everything except what its owner does and writes.
///
/// @param email empty for a guest, who has none
/// @param staff whether it belongs to the people who run this server
/// @param demo whether anyone may enter it while the demo is on
/// @param sessions how many are active now
public record OperatorAccount(
        long id,
        String email,
        String firstName,
        String lastName,
        boolean active,
        boolean staff,
        boolean demo,
        Instant created,
        Optional<Instant> lastLogin,
        int sessions) {

    /// A lasting login. The id is no secret: tokens can't be made from it.
    public record OperatorSession(String id, Instant created, Instant expires) {}
}
