package dev.parlor.invites;

import dev.parlor.realtime.Reply;

/// What became of a reply.
sealed interface Replied {
    /// It is so, by this reply or by an earlier one like it.
    record Done(Invite invite) implements Replied {}

    /// It had ended otherwise before.
    record TooLate(InviteStatus how) implements Replied {}

    /// The caller can't have one more game; the invite waits on.
    record TooMany(Reply.Refused why) implements Replied {}

    /// This reply is the other one's to give.
    record NotYours() implements Replied {}

    /// There is no such invite, or it is none of the user's business.
    record Unknown() implements Replied {}
}
