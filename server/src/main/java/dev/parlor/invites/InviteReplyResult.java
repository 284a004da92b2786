package dev.parlor.invites;

import dev.parlor.realtime.command.CommandReply;

/// The result of a reply.
sealed interface InviteReplyResult {
    /// The invite has the requested status, through this reply or an earlier one.
    record ReplyDone(Invite invite) implements InviteReplyResult {}

    /// The invite had already ended differently.
    record TooLate(InviteStatus how) implements InviteReplyResult {}

    /// The caller can't have one more game; the invite stays pending.
    record ReplyTooMany(CommandReply.CommandRefused why) implements InviteReplyResult {}

    /// Only the other user may give this reply.
    record NotYours() implements InviteReplyResult {}

    /// There is no such invite, or the user takes no part in it.
    record UnknownInvite() implements InviteReplyResult {}
}
