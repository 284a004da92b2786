package dev.parlor.friends;

import dev.parlor.friends.FriendshipViews.Names;
import dev.parlor.notifications.Inbox;
import dev.parlor.store.Tx;
import dev.parlor.users.UserId;

/// Tells the other one what happened to a friendship (contract §3.1), in the transaction in which it did.
record FriendshipNews(Inbox inbox) {
    /// The body of an event: the friendship as its receiver sees it.
    record Event(FriendshipView friendship) {}

    void requested(Tx tx, Friendship friendship, Names names) {
        add(tx, friendship.to(), "friend_request", friendship, names);
    }

    void accepted(Tx tx, Friendship friendship, Names names) {
        add(tx, friendship.from(), "friend_accepted", friendship, names);
    }

    /// @param receiver the one who didn't do it
    void removed(Tx tx, Friendship friendship, UserId receiver, Names names) {
        add(tx, receiver, "friend_removed", friendship, names);
    }

    private void add(Tx tx, UserId receiver, String type, Friendship friendship, Names names) {
        inbox.add(tx, receiver.value(), type, new Event(names.view(friendship, receiver)));
    }
}
