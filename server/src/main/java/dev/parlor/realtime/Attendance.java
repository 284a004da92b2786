package dev.parlor.realtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Who is in one group: on this node, and on others as they last said. Lists leave in the order in which they were
/// made, since they are told under this object's monitor.
///
/// @param <E> what the group shows of a user
final class Attendance<E> {
    private final LinkedHashMap<Long, Seat<E>> seats = new LinkedHashMap<>();
    private final Map<String, List<Guest<E>>> elsewhere = new HashMap<>();
    private final Consumer<Frame> group;
    private final Consumer<List<Guest<E>>> others;
    private final Later later;

    /// What this node's members, and other nodes, have not been told yet.
    private boolean untold;

    private boolean unsaid;
    private boolean pausing;
    private int pauses;

    /// Whether other nodes were asked whom they have, and how many are still to answer, once that is known.
    private boolean asking;

    private boolean asked;
    private int due;

    /// @param group tells the members on this node
    /// @param others tells other nodes who is here
    Attendance(Consumer<Frame> group, Consumer<List<Guest<E>>> others, Later later) {
        this.group = group;
        this.others = others;
        this.later = later;
    }

    /// Somebody, as nodes tell each other of.
    ///
    /// @param since when they came, in milliseconds since 1970: the order on all nodes
    record Guest<E>(long user, long since, E entry) {}

    private static final class Seat<E> {
        private final ArrayList<Connection> sockets = new ArrayList<>(1);
        private final long since;
        private E entry;

        Seat(E entry, long since) {
            this.entry = entry;
            this.since = since;
        }
    }

    synchronized void add(Connection connection, E entry, long now) {
        var userId = connection.principal().userId();
        var seat = seats.get(userId);
        if (seat == null) {
            seat = new Seat<>(entry, now);
            seats.put(userId, seat);
            changed();
        }
        if (!seat.sockets.contains(connection)) {
            seat.sockets.add(connection);
        }
        change(userId, entry);
    }

    /// Returns whether nobody is left on this node.
    synchronized boolean remove(Connection connection) {
        var seat = seats.get(connection.principal().userId());
        if (seat != null && seat.sockets.remove(connection) && seat.sockets.isEmpty()) {
            seats.remove(connection.principal().userId());
            changed();
        }
        return seats.isEmpty();
    }

    synchronized void change(long userId, E entry) {
        var seat = seats.get(userId);
        if (seat != null && !seat.entry.equals(entry)) {
            seat.entry = entry;
            changed();
        }
    }

    private void changed() {
        untold = true;
        unsaid = true;
    }

    /// What is shown of one user.
    synchronized Optional<E> find(long userId) {
        var seat = seats.get(userId);
        return seat != null
                ? Optional.of(seat.entry)
                : elsewhere.values().stream()
                        .flatMap(List::stream)
                        .filter(guest -> guest.user() == userId)
                        .min(Comparator.comparingLong(Guest::since))
                        .map(Guest::entry);
    }

    /// Everybody, by when they came; who is on several nodes came when the first of these says.
    synchronized List<E> everybody() {
        if (elsewhere.isEmpty()) {
            return seats.values().stream().map(seat -> seat.entry).toList();
        }
        var all = new ArrayList<>(here());
        elsewhere.values().forEach(all::addAll);
        all.sort(Comparator.comparingLong((Guest<E> guest) -> guest.since()).thenComparingLong(Guest::user));
        var once = new LinkedHashMap<Long, E>();
        all.forEach(guest -> once.putIfAbsent(guest.user(), guest.entry()));
        return List.copyOf(once.values());
    }

    /// Those on this node.
    synchronized List<Guest<E>> here() {
        return seats.entrySet().stream()
                .map(seat -> new Guest<>(seat.getKey(), seat.getValue().since, seat.getValue().entry))
                .toList();
    }

    /// Another node says whom it has.
    synchronized void elsewhere(String node, List<Guest<E>> guests) {
        var before = guests.isEmpty() ? elsewhere.remove(node) : elsewhere.put(node, List.copyOf(guests));
        if (!guests.equals(before == null ? List.of() : before)) {
            untold = true;
            tell();
        }
    }

    /// Other nodes are being asked. Nobody is told a list before they have answered, for at most a pause: it would
    /// be wrong.
    synchronized void ask() {
        asking = true;
        asked = false;
        due = 0;
        unsaid = false;
        pause();
    }

    /// So many others will answer.
    synchronized void asked(int howMany) {
        asked = true;
        due += howMany;
        proceed();
    }

    /// One has answered, perhaps before it is known how many will.
    synchronized void answered() {
        due--;
        proceed();
    }

    private void proceed() {
        if (asking && asked && due <= 0) {
            pauseOver(pauses);
        }
    }

    /// Tells the group, or at least the newcomer when the group was told a moment ago.
    synchronized void tell(Connection newcomer) {
        if (untold && !pausing) {
            tell();
        } else if (!asking) {
            newcomer.offer(list());
        }
    }

    /// Tells the group, and other nodes, what has changed; now or when the pause is over.
    synchronized void tell() {
        if (untold && !pausing) {
            untold = false;
            pause();
            if (unsaid) {
                unsaid = false;
                others.accept(here());
            }
            group.accept(list());
        }
    }

    private void pause() {
        pausing = true;
        var mine = ++pauses;
        later.after(Roster.PAUSE, () -> pauseOver(mine));
    }

    private synchronized void pauseOver(int which) {
        if (which == pauses) {
            pausing = false;
            asking = false;
            tell();
        }
    }

    private Frame list() {
        return Frame.of(PlayerList.of(everybody()));
    }
}
