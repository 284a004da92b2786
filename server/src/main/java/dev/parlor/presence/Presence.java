package dev.parlor.presence;

import dev.parlor.friends.Friends;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.schedule.Scheduler;
import dev.parlor.store.Tx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Announces who is online to their friends (contract §3.2): one publish reaches all sockets of a friend, and
/// no one else.
///
/// A change is announced a moment later, together with others of that moment; a user who is back by then is
/// not announced. Updates about one user arrive in order. Thread-safe; blocks on the database.
public final class Presence {
    private final PresenceLeases presenceLeases;
    private final ChannelLayer layer;
    private final StatusSequencer sequencer;
    private final PresenceBatcher batcher;

    /// The users who were announced as online, each with the frame that was sent: newcomers get the same one.
    /// Used only inside the [StatusSequencer].
    private final Map<UserId, Frame> told = new HashMap<>();

    private final Set<Connection> here = ConcurrentHashMap.newKeySet();

    /// @param presenceLeases no one else may listen to them
    public Presence(PresenceLeases presenceLeases, Friends friends, ChannelLayer layer, Scheduler scheduler) {
        this.presenceLeases = presenceLeases;
        this.layer = layer;
        this.sequencer = new StatusSequencer(friends);
        this.batcher = new PresenceBatcher(scheduler, this::tell);
        presenceLeases.whenChanged(batcher::add);
        friends.whenBegun((tx, one, other) -> tx.afterCommit(() -> {
            befriended(one, other);
            var _ = layer.peers().signal(Topics.nodes(), FriendshipSignal.text(one, other));
        }));
        layer.peers()
                .whenSignalled(
                        Topic.TopicKind.NODES,
                        (topic, from, text) -> FriendshipSignal.in(text)
                                .ifPresent(two ->
                                        scheduler.after(Duration.ZERO, () -> befriended(two.one(), two.other()))));
        friends.whenEnded((tx, one, other) -> parted(tx));
    }

    /// A socket has opened. From now on it gets the status of its user's friends, starting right after what
    /// `greet` receives: nothing is missed or sent twice. Call [#left] when it has closed, also when this
    /// throws.
    ///
    /// @param greet gets the friends who are online, to be offered to the connection; must not block
    public void arrived(Connection connection, Consumer<List<UserId>> greet) {
        var user = user(connection);
        if (here.add(connection)) {
            presenceLeases.take(user);
        }
        sequencer.with(List.of(user), all -> {
            layer.join(Topics.presence(user.value()), connection);
            greet.accept(online(all.getOrDefault(user, List.of())));
        });
    }

    /// A socket has closed; one that never arrived is ignored.
    public void left(Connection connection) {
        if (here.remove(connection)) {
            presenceLeases.giveBack(user(connection));
        }
    }

    /// A user's friends who are online, as last announced.
    public List<UserId> onlineFriends(UserId user) {
        var found = new ArrayList<UserId>();
        sequencer.with(List.of(user), all -> found.addAll(online(all.getOrDefault(user, List.of()))));
        return found;
    }

    /// As [#arrived], greeting with one `status_update` for each friend who is online.
    void arrived(Connection connection) {
        arrived(connection, online -> online.forEach(friend -> connection.offer(frame(friend))));
    }

    /// Sends one socket the status of all its user's friends, online or not.
    void survey(Connection connection) {
        var user = user(connection);
        sequencer.with(
                List.of(user),
                all -> all.getOrDefault(user, List.of()).forEach(friend -> connection.offer(frame(friend))));
    }

    private List<UserId> online(List<UserId> users) {
        return users.stream().filter(told::containsKey).toList();
    }

    private Frame frame(UserId user) {
        var online = told.get(user);
        return online == null ? StatusUpdate.of(user, false) : online;
    }

    private void tell(Set<UserId> moved) {
        sequencer.with(moved, all -> moved.forEach(user -> tell(user, all.getOrDefault(user, List.of()))));
    }

    /// Notifies the user's online friends if the status has changed.
    private void tell(UserId user, List<UserId> friends) {
        var online = presenceLeases.online(user);
        if (online == told.containsKey(user)) {
            return;
        }
        var frame = StatusUpdate.of(user, online);
        if (online) {
            told.put(user, frame);
        } else {
            told.remove(user);
        }
        var message = Broadcast.toAll(frame);
        for (var friend : friends) {
            if (presenceLeases.online(friend)) {
                layer.publishHere(Topics.presence(friend.value()), message);
            }
        }
    }

    private void befriended(UserId one, UserId other) {
        sequencer.changed(() -> {
            layer.publishHere(Topics.presence(one.value()), Broadcast.toAll(frame(other)));
            layer.publishHere(Topics.presence(other.value()), Broadcast.toAll(frame(one)));
        });
    }

    /// Waits for announcements that still use the old friendships, so that afterwards neither user gets the
    /// other's status.
    private void parted(Tx tx) {
        tx.afterCommit(() -> sequencer.changed(() -> {}));
    }

    private static UserId user(Connection connection) {
        return new UserId(connection.principal().userId());
    }
}
