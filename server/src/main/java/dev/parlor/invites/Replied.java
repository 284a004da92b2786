package dev.parlor.invites;

/// What became of a reply.
sealed interface Replied {
    /// It is so, by this reply or by an earlier one like it.
    record Done(Invite invite) implements Replied {}

    /// It had ended otherwise before.
    record TooLate(InviteStatus how) implements Replied {}

    /// This reply is the other one's to give.
    record NotYours() implements Replied {}

    /// There is no such invite, or it is none of the user's business.
    record Unknown() implements Replied {}
}
