package dev.parlor.friends;

import dev.parlor.friends.FriendshipViews.Faces;
import dev.parlor.notifications.Inbox;
import dev.parlor.store.Tx;
import dev.parlor.users.UserId;

/// Tells the other one what happened to a friendship (contract §3.1), in the transaction in which it did.
record FriendshipNews(Inbox inbox) {
    /// The body of an event: the friendship as its receiver sees it.
    record Event(FriendshipView friendship) {}

    void requested(Tx tx, Friendship friendship, Faces faces) {
        add(tx, friendship.to(), "friend_request", friendship, faces);
    }

    void accepted(Tx tx, Friendship friendship, Faces faces) {
        add(tx, friendship.from(), "friend_accepted", friendship, faces);
    }

    /// @param receiver the one who didn't do it
    void removed(Tx tx, Friendship friendship, UserId receiver, Faces faces) {
        add(tx, receiver, "friend_removed", friendship, faces);
    }

    private void add(Tx tx, UserId receiver, String type, Friendship friendship, Faces faces) {
        inbox.add(tx, receiver.value(), type, new Event(faces.view(friendship, receiver)));
    }
}
