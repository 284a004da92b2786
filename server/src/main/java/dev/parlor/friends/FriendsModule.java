package dev.parlor.friends;

import dev.parlor.http.Resource;
import dev.parlor.identity.UserId;
import dev.parlor.limits.NamedLimit;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.Rates;
import dev.parlor.notifications.Notifier;
import dev.parlor.store.Database;
import dev.parlor.users.OnlineUsers;
import dev.parlor.users.Users;
import dev.parlor.users.privacy.AccountDataSource;
import java.time.InstantSource;
import java.util.List;

/// Assembles the friends feature and exposes it to the server's startup code.
public final class FriendsModule {
    private final Friends friends;
    private final Friendships friendships;
    private final Resource resource;
    private final FriendshipDeletion deletion;
    private final RateLimit requests;

    public FriendsModule(Database database, FriendUsers people, Notifier notifier, Rates rates, InstantSource clock) {
        var turningPoints = new FriendshipListeners();
        var views = new FriendshipViews(people.users(), people.online());
        friendships = new Friendships(database, notifier, views, people.users(), turningPoints, clock);
        deletion = new FriendshipDeletion(database, new FriendshipEvents(notifier.inbox()), views, turningPoints);
        friends = new Friends(database, turningPoints);
        requests = rates.limit("friend-requests", rates.limits().friendRequests());
        resource = new FriendResource(friendships, views, people.users(), requests);
    }

    /// The users, and who of them is online.
    public record FriendUsers(Users users, OnlineUsers online) {}

    /// Who is friends with whom.
    public Friends friends() {
        return friends;
    }

    /// Makes two users friends without asking them.
    public void join(UserId one, UserId other) {
        if (!friends.areFriends(one, other)) {
            friendships.ask(one, other);
            friendships.ask(other, one);
        }
    }

    /// The rate limits of friends.
    public List<NamedLimit> throttles() {
        return List.of(new NamedLimit("friend_requests", requests));
    }

    /// The friendships, requests and blocks of an account.
    public AccountDataSource part() {
        return new FriendAccountData(deletion);
    }

    /// The REST routes.
    public Resource resource() {
        return resource;
    }
}
