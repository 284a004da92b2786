package dev.parlor.invites;

import dev.parlor.identity.UserId;

/// A reply to a pending invite by one of the two users.
enum InviteReply {
    ACCEPT(InviteStatus.ACCEPTED, "Only the invited user may accept this invite."),
    DECLINE(InviteStatus.DECLINED, "Only the invited user may decline this invite."),
    CANCEL(InviteStatus.CANCELED, "Only the sender may cancel this invite.");

    private final InviteStatus outcome;
    private final String whoMay;

    InviteReply(InviteStatus outcome, String whoMay) {
        this.outcome = outcome;
        this.whoMay = whoMay;
    }

    InviteStatus outcome() {
        return outcome;
    }

    /// The error for the user who may not give this reply.
    String whoMay() {
        return whoMay;
    }

    boolean isFor(Invite invite, UserId user) {
        return switch (this) {
            case ACCEPT, DECLINE -> invite.to().equals(user);
            case CANCEL -> invite.from().equals(user);
        };
    }
}
