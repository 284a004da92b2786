package dev.parlor.invites;

import dev.parlor.identity.UserId;

/// What one of the two can make of a pending invite.
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

    /// The sentence for the other one.
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
