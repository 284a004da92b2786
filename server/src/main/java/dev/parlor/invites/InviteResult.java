package dev.parlor.invites;

import dev.parlor.realtime.command.CommandReply;

/// The result of inviting a user.
sealed interface InviteResult {
    /// The invite was created and waits for an answer.
    record InviteSent(Invite invite) implements InviteResult {}

    /// An earlier invite to the same game is still pending; nothing was changed.
    record AlreadyInvited(Invite invite) implements InviteResult {}

    /// No invite was created.
    record InviteRefused(InviteObjection why) implements InviteResult {}

    /// The caller can't have one more game.
    record InviteTooMany(CommandReply.CommandRefused why) implements InviteResult {}

    /// Why a user can't be invited, in the words of the contract, §2.7.
    enum InviteObjection {
        ONESELF("You cannot invite yourself."),
        /// The account does not exist, or has blocked the caller, who must not see the difference.
        NOBODY("Recipient user does not exist."),
        NO_FRIEND("You can only invite friends.");

        private final String sentence;

        InviteObjection(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
