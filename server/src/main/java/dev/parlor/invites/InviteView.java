package dev.parlor.invites;

import dev.parlor.identity.UserId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The invite JSON of the contract, §2.7, the same for both users.
///
/// @param lobbyId the id of the game, as a text
record InviteView(
        String inviteId,
        long fromUserId,
        long toUserId,
        String fromUserName,
        String toUserName,
        String gameType,
        String lobbyId,
        String status,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant respondedAt) {
    /// A deleted account (contract §2.2).
    private static final String DELETED = "Deleted player";

    static InviteView of(Invite invite, Map<UserId, String> names) {
        return new InviteView(
                invite.id().value(),
                invite.from().value(),
                invite.to().value(),
                names.getOrDefault(invite.from(), DELETED),
                names.getOrDefault(invite.to(), DELETED),
                invite.gameType(),
                invite.game().toString(),
                invite.status().wireName(),
                invite.createdAt(),
                invite.expiresAt(),
                invite.respondedAt().orElse(null));
    }
}
