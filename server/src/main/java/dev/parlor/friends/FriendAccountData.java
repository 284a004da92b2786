package dev.parlor.friends;

import dev.parlor.identity.UserId;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.store.Tx;
import dev.parlor.users.privacy.AccountDataSource;
import java.util.Collection;

/// An account's friendships, requests and blocks.
record FriendAccountData(FriendshipDeletion departure) implements AccountDataSource {
    @Override
    public String name() {
        return "friends";
    }

    @Override
    public Object belongings(UserId user) {
        return departure.of(user);
    }

    @Override
    public Collection<Topic> topics(UserId user) {
        return departure.concerned(user).stream()
                .map(friend -> Topics.user(friend.value()))
                .toList();
    }

    @Override
    public void forget(Tx tx, UserId user) {
        departure.forget(tx, user);
    }
}
