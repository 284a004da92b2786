package dev.parlor.invites;

import dev.parlor.realtime.command.CommandReply;

/// What became of an invitation.
sealed interface InviteResult {
    /// It waits for an answer.
    record InviteSent(Invite invite) implements InviteResult {}

    /// An earlier one to the same game still waits for an answer; nothing was changed.
    record AlreadyInvited(Invite invite) implements InviteResult {}

    /// Nobody was invited.
    record InviteRefused(InviteObjection why) implements InviteResult {}

    /// The caller can't have one more game.
    record InviteTooMany(CommandReply.CommandRefused why) implements InviteResult {}

    /// Why somebody can't be invited, in the words of the contract, §2.7.
    enum InviteObjection {
        ONESELF("You cannot invite yourself."),
        /// There is no such account, or it has blocked the caller, who must not see the difference.
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
