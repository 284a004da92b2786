package dev.parlor.realtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Who is in which group on this node: one entry for each user, in join order, however many sockets the user has.
///
/// Tells each group with `update_player_list`, at most once in [#PAUSE], so that a crowd that joins at once costs
/// one list for each pause and not one for each newcomer and member (contract §3.4). A newcomer gets its list at
/// once.
///
/// Thread-safe.
///
/// @param <E> what a group shows of a user: a record with `equals`
public final class Roster<E> {
    /// The shortest time between two lists of one group.
    public static final Duration PAUSE = Duration.ofMillis(250);

    private final ConcurrentHashMap<Topic, Attendance<E>> groups = new ConcurrentHashMap<>();
    private final ChannelLayer layer;
    private final Later later;

    public Roster(ChannelLayer layer, Later later) {
        this.layer = layer;
        this.later = later;
    }

    /// A connection is there; it must be a member of the topic already. If its user is there with another entry,
    /// the newer one counts.
    public void enter(Topic topic, Connection connection, E entry) {
        var attendance = groups.compute(topic, (name, present) -> {
            var group = present == null ? new Attendance<E>(layer, topic, later) : present;
            group.add(connection, entry);
            return group;
        });
        attendance.tell(connection);
    }

    /// A connection is gone; one that wasn't there is ignored.
    public void leave(Topic topic, Connection connection) {
        var attendance = groups.get(topic);
        if (attendance != null) {
            groups.computeIfPresent(topic, (name, group) -> group.remove(connection) ? null : group);
            attendance.tell();
        }
    }

    /// What a group shows of a user has changed, for instance the role; users who aren't there are ignored.
    public void change(Topic topic, long userId, E entry) {
        var attendance = groups.get(topic);
        if (attendance != null) {
            attendance.change(userId, entry);
            attendance.tell();
        }
    }

    /// Everybody in a group, in join order.
    public List<E> in(Topic topic) {
        var attendance = groups.get(topic);
        return attendance == null ? List.of() : attendance.everybody();
    }

    /// How many groups have somebody in them.
    public int groups() {
        return groups.size();
    }
}
