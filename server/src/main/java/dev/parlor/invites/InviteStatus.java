package dev.parlor.invites;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The status of an invite. Every status except pending is final.
enum InviteStatus {
    PENDING,
    ACCEPTED,
    DECLINED,
    CANCELED,
    EXPIRED;

    /// The name on the wire and in the database, for instance `canceled`.
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<InviteStatus> find(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst();
    }
}
