package dev.parlor.friends;

import dev.parlor.identity.UserId;
import dev.parlor.users.OnlineUsers;
import dev.parlor.users.PublicProfile;
import dev.parlor.users.Users;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Creates the views of friendships for one of the two users.
final class FriendshipViews {
    private final Users users;
    private final OnlineUsers online;

    FriendshipViews(Users users, OnlineUsers online) {
        this.users = users;
        this.online = online;
    }

    /// The profiles of some users, read before the transaction that sends the events about them.
    FriendProfiles faces(Collection<UserId> people) {
        return new FriendProfiles(users.faces(people), online);
    }

    /// The same within a transaction.
    FriendProfiles faces(Handle handle, Collection<UserId> people) {
        return new FriendProfiles(users.faces(handle, people), online);
    }

    FriendshipView one(Friendship friendship, UserId viewer) {
        return faces(List.of(friendship.from(), friendship.to())).view(friendship, viewer);
    }

    /// All views, with a single look-up of profiles.
    List<FriendshipView> all(List<Friendship> friendships, UserId viewer) {
        var people = new HashSet<UserId>();
        friendships.forEach(one -> people.addAll(List.of(one.from(), one.to())));
        var faces = faces(people);
        return friendships.stream().map(one -> faces.view(one, viewer)).toList();
    }

    /// Names, pictures and online status.
    record FriendProfiles(Map<UserId, PublicProfile> byUser, OnlineUsers online) {
        FriendshipView view(Friendship friendship, UserId viewer) {
            var friend = friendship.friendOf(viewer);
            return new FriendshipView(
                    friendship.id().value(),
                    friendship.from().value(),
                    friendship.to().value(),
                    of(friendship.from()),
                    of(friendship.to()),
                    friend.value(),
                    of(friend),
                    friendship.accepted() && online.online(friend) ? "online" : "offline",
                    friendship.accepted(),
                    friendship.createdAt(),
                    friendship.accepted() ? face(friend).avatar() : Optional.empty());
        }

        private String of(UserId user) {
            return face(user).firstName();
        }

        private PublicProfile face(UserId user) {
            return byUser.getOrDefault(user, PublicProfile.DELETED);
        }
    }
}
