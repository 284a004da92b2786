package dev.parlor.realtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Who is in one group, and when it was last told so. Lists leave in the order in which they were made, since they
/// are published under this object's monitor.
final class Attendance<E> {
    private final LinkedHashMap<Long, Seat<E>> seats = new LinkedHashMap<>();
    private final ChannelLayer layer;
    private final Topic topic;
    private final Later later;
    private boolean untold;
    private boolean pausing;

    Attendance(ChannelLayer layer, Topic topic, Later later) {
        this.layer = layer;
        this.topic = topic;
        this.later = later;
    }

    private static final class Seat<E> {
        private final ArrayList<Connection> sockets = new ArrayList<>(1);
        private E entry;

        Seat(E entry) {
            this.entry = entry;
        }
    }

    synchronized void add(Connection connection, E entry) {
        var userId = connection.principal().userId();
        var seat = seats.get(userId);
        if (seat == null) {
            seat = new Seat<>(entry);
            seats.put(userId, seat);
            untold = true;
        }
        if (!seat.sockets.contains(connection)) {
            seat.sockets.add(connection);
        }
        change(userId, entry);
    }

    /// Returns whether nobody is left.
    synchronized boolean remove(Connection connection) {
        var seat = seats.get(connection.principal().userId());
        if (seat != null && seat.sockets.remove(connection) && seat.sockets.isEmpty()) {
            seats.remove(connection.principal().userId());
            untold = true;
        }
        return seats.isEmpty();
    }

    synchronized void change(long userId, E entry) {
        var seat = seats.get(userId);
        if (seat != null && !seat.entry.equals(entry)) {
            seat.entry = entry;
            untold = true;
        }
    }

    synchronized List<E> everybody() {
        return seats.values().stream().map(seat -> seat.entry).toList();
    }

    /// Tells the group, or at least the newcomer when the group was told a moment ago.
    synchronized void tell(Connection newcomer) {
        if (untold && !pausing) {
            tell();
        } else {
            newcomer.offer(list());
        }
    }

    /// Tells the group what has changed, now or when the pause is over.
    synchronized void tell() {
        if (untold && !pausing) {
            untold = false;
            pausing = true;
            layer.publish(topic, Broadcast.toAll(list()));
            later.after(Roster.PAUSE, this::pauseOver);
        }
    }

    private synchronized void pauseOver() {
        pausing = false;
        tell();
    }

    private Frame list() {
        return Frame.of(PlayerList.of(everybody()));
    }
}
