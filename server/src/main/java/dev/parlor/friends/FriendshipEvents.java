package dev.parlor.friends;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.friends.FriendshipViews.FriendProfiles;
import dev.parlor.identity.UserId;
import dev.parlor.notifications.Inbox;
import dev.parlor.store.Tx;
import java.util.stream.Stream;

/// Notifies both users of a change to a friendship (contract §3.1), in the transaction that makes it: the
/// other user, and the devices of the user who made the change. Where older clients would take the event for
/// an act of the other user, it has a separate type for the user who acted.
record FriendshipEvents(Inbox inbox) {
    /// The body of an event: the friendship as its receiver sees it.
    record FriendshipEvent(FriendshipView friendship) {}

    /// The body of a `block_changed`.
    ///
    /// @param user the user who was blocked or unblocked
    record BlockEvent(@JsonProperty("user_id") long user, boolean blocked) {}

    void requested(Tx tx, Friendship friendship, FriendProfiles profiles) {
        tell(tx, friendship, "friend_request_sent", "friend_request", profiles);
    }

    void accepted(Tx tx, Friendship friendship, FriendProfiles profiles) {
        tell(tx, friendship, "friend_accepted", "friend_added", profiles);
    }

    void removed(Tx tx, Friendship friendship, FriendProfiles profiles) {
        tell(tx, friendship, "friend_removed", "friend_removed", profiles);
    }

    /// The same, for only one of the two, because the other's account is deleted.
    void removed(Tx tx, Friendship friendship, UserId receiver, FriendProfiles profiles) {
        add(tx, receiver, "friend_removed", friendship, profiles);
    }

    /// Notifies only the user who set or removed the block.
    void blockChanged(Tx tx, UserId by, UserId whom, boolean blocked) {
        inbox.add(tx, by.value(), "block_changed", new BlockEvent(whom.value(), blocked));
    }

    /// Always in the order of their ids, so that two transactions can't deadlock on each other's inboxes.
    private void tell(Tx tx, Friendship friendship, String toAsker, String toAsked, FriendProfiles profiles) {
        Stream.of(friendship.pair().low(), friendship.pair().high())
                .forEach(user ->
                        add(tx, user, user.equals(friendship.from()) ? toAsker : toAsked, friendship, profiles));
    }

    private void add(Tx tx, UserId receiver, String type, Friendship friendship, FriendProfiles profiles) {
        inbox.add(tx, receiver.value(), type, new FriendshipEvent(profiles.view(friendship, receiver)));
    }
}
