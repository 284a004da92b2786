package dev.parlor.invites;

import dev.parlor.realtime.Reply;

/// What became of an invitation.
sealed interface Invited {
    /// It waits for an answer.
    record Sent(Invite invite) implements Invited {}

    /// An earlier one to the same game still waits for an answer; nothing was changed.
    record Standing(Invite invite) implements Invited {}

    /// Nobody was invited.
    record Refused(Objection why) implements Invited {}

    /// The caller can't have one more game.
    record TooMany(Reply.Refused why) implements Invited {}

    /// Why somebody can't be invited, in the words of the contract, §2.7.
    enum Objection {
        ONESELF("You cannot invite yourself."),
        /// There is no such account, or it has blocked the caller, who must not see the difference.
        NOBODY("Recipient user does not exist."),
        NO_FRIEND("You can only invite friends.");

        private final String sentence;

        Objection(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
