package dev.parlor.invites;

import dev.parlor.notifications.Badges;
import dev.parlor.notifications.Inbox;
import dev.parlor.store.Tx;
import dev.parlor.users.Users;
import java.util.List;
import java.util.stream.LongStream;

/// Notifies users of changes to their invites (contract §3.1), in the transaction that makes the change. The
/// caller holds `Topics.user` of both users in the `TopicLocks`.
record InviteEvents(Users users, Inbox inbox, Badges badges) {
    /// The body of an event.
    record InviteEvent(InviteView invite) {}

    /// Notifies the receiver of a new invite, and the sender's devices that it was sent.
    void created(Tx tx, Invite invite) {
        tell(tx, invite, "invite_sent", "invite_created");
        badges.changed(tx, invite.to().value());
    }

    /// Notifies both users that the invite has ended.
    void ended(Tx tx, Invite invite) {
        tell(tx, invite, "invite_status", "invite_status");
        badges.changed(tx, invite.to().value());
    }

    /// Always in the order of their ids, so that two transactions can't deadlock on each other's inboxes.
    private void tell(Tx tx, Invite invite, String toSender, String toReceiver) {
        var event = event(tx, invite);
        var sender = invite.from().value();
        LongStream.of(sender, invite.to().value())
                .sorted()
                .forEach(user -> inbox.add(tx, user, user == sender ? toSender : toReceiver, event));
    }

    private InviteEvent event(Tx tx, Invite invite) {
        return new InviteEvent(InviteView.of(invite, users.names(tx.handle(), List.of(invite.from(), invite.to()))));
    }
}
