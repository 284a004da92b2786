package dev.parlor.invites;

import dev.parlor.notifications.Badges;
import dev.parlor.notifications.Inbox;
import dev.parlor.store.Tx;
import dev.parlor.users.Users;
import java.util.List;
import java.util.stream.LongStream;

/// Tells people of their invites (contract §3.1), in the transaction in which something happened. Its caller holds
/// `Topics.user` of both in the `TopicOrder`.
record InviteEvents(Users users, Inbox inbox, Badges badges) {
    /// The body of an event.
    record InviteEvent(InviteView invite) {}

    /// Tells the receiver of a new invite, and the sender's devices that it is sent.
    void created(Tx tx, Invite invite) {
        tell(tx, invite, "invite_sent", "invite_created");
        badges.changed(tx, invite.to().value());
    }

    /// Tells both that it has ended.
    void ended(Tx tx, Invite invite) {
        tell(tx, invite, "invite_status", "invite_status");
        badges.changed(tx, invite.to().value());
    }

    /// Always in the order of their ids, so that two transactions never wait for each other's inboxes.
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
