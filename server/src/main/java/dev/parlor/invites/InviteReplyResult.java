package dev.parlor.invites;

import dev.parlor.realtime.command.CommandReply;

/// What became of a reply.
sealed interface InviteReplyResult {
    /// It is so, by this reply or by an earlier one like it.
    record ReplyDone(Invite invite) implements InviteReplyResult {}

    /// It had ended otherwise before.
    record TooLate(InviteStatus how) implements InviteReplyResult {}

    /// The caller can't have one more game; the invite waits on.
    record ReplyTooMany(CommandReply.CommandRefused why) implements InviteReplyResult {}

    /// This reply is the other one's to give.
    record NotYours() implements InviteReplyResult {}

    /// There is no such invite, or it is none of the user's business.
    record UnknownInvite() implements InviteReplyResult {}
}
