package dev.parlor.realtime.channel;

import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Frame;
import dev.parlor.schedule.Scheduler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The members of one group: on this node, and on others as they last reported. Lists arrive in the order in
/// which they were made, because they are sent under this object's monitor.
///
/// @param <E> what the group shows of a user
final class TopicRoster<E> {
    private final LinkedHashMap<Long, MemberEntry<E>> seats = new LinkedHashMap<>();
    private final Map<String, List<RemoteMember<E>>> elsewhere = new HashMap<>();
    private final Consumer<Broadcast> group;
    private final Consumer<List<RemoteMember<E>>> others;
    private final Scheduler scheduler;

    /// The last list sent to each user on this node who is apart from another user.
    private final Map<Long, List<E>> told = new HashMap<>();

    /// Whether this node's members, and other nodes, still have to be notified of a change.
    private boolean untold;

    private boolean unsaid;
    private boolean pausing;
    private int pauses;

    /// Whether other nodes are being asked for their members, whether it is known how many will answer, and
    /// how many answers are missing.
    private boolean asking;

    private boolean asked;
    private int due;

    /// @param group sends to the members on this node
    /// @param others reports the members on this node to other nodes
    TopicRoster(Consumer<Broadcast> group, Consumer<List<RemoteMember<E>>> others, Scheduler scheduler) {
        this.group = group;
        this.others = others;
        this.scheduler = scheduler;
    }

    /// One user in a group, as nodes report it to each other.
    ///
    /// @param since when the user joined, in milliseconds since 1970: the order on all nodes
    /// @param apart the users whom this one doesn't see, and who don't see this one
    record RemoteMember<E>(long user, long since, E entry, Set<Long> apart) {}

    private static final class MemberEntry<E> {
        private final ArrayList<Connection> sockets = new ArrayList<>(1);
        private final long since;
        private E entry;
        private Set<Long> apart = Set.of();

        MemberEntry(E entry, long since) {
            this.entry = entry;
            this.since = since;
        }
    }

    synchronized void add(Connection connection, E entry, Set<Long> apart, long now) {
        var userId = connection.principal().userId();
        var seat = seats.get(userId);
        if (seat == null) {
            seat = new MemberEntry<>(entry, now);
            seats.put(userId, seat);
            changed();
        }
        if (!seat.sockets.contains(connection)) {
            seat.sockets.add(connection);
        }
        change(userId, entry);
        setApart(seat, apart);
    }

    /// Hides two users from each other.
    synchronized void part(long one, long other) {
        addApart(one, other);
        addApart(other, one);
    }

    private void addApart(long user, long other) {
        var seat = seats.get(user);
        if (seat != null) {
            var more = new HashSet<>(seat.apart);
            more.add(other);
            setApart(seat, more);
        }
    }

    private void setApart(MemberEntry<E> seat, Set<Long> apart) {
        if (!seat.apart.equals(apart)) {
            seat.apart = Set.copyOf(apart);
            changed();
        }
    }

    /// Returns whether no member is left on this node.
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
                        .filter(remoteMember -> remoteMember.user() == userId)
                        .min(Comparator.comparingLong(RemoteMember::since))
                        .map(RemoteMember::entry);
    }

    /// All entries in join order; for a user on several nodes, the earliest join counts.
    synchronized List<E> everybody() {
        return guests().stream().map(RemoteMember::entry).toList();
    }

    private List<RemoteMember<E>> guests() {
        if (elsewhere.isEmpty()) {
            return here();
        }
        var all = new ArrayList<>(here());
        elsewhere.values().forEach(all::addAll);
        all.sort(Comparator.comparingLong((RemoteMember<E> remoteMember) -> remoteMember.since())
                .thenComparingLong(RemoteMember::user));
        var once = new LinkedHashMap<Long, RemoteMember<E>>();
        all.forEach(remoteMember -> once.putIfAbsent(remoteMember.user(), remoteMember));
        return List.copyOf(once.values());
    }

    /// The members on this node.
    synchronized List<RemoteMember<E>> here() {
        return seats.entrySet().stream()
                .map(seat -> new RemoteMember<>(
                        seat.getKey(), seat.getValue().since, seat.getValue().entry, seat.getValue().apart))
                .toList();
    }

    /// Takes the members that another node reports.
    synchronized void elsewhere(String node, List<RemoteMember<E>> guests) {
        var before = guests.isEmpty() ? elsewhere.remove(node) : elsewhere.put(node, List.copyOf(guests));
        if (!guests.equals(before == null ? List.of() : before)) {
            untold = true;
            tell();
        }
    }

    /// Other nodes are being asked. No list is sent before they have answered, or a pause has passed: it
    /// would be incomplete.
    synchronized void ask() {
        asking = true;
        asked = false;
        due = 0;
        unsaid = false;
        pause();
    }

    /// This many other nodes will answer.
    synchronized void asked(int howMany) {
        asked = true;
        due += howMany;
        proceed();
    }

    /// One node has answered, perhaps before the number of answers is known.
    synchronized void answered() {
        due--;
        proceed();
    }

    private void proceed() {
        if (asking && asked && due <= 0) {
            pauseOver(pauses);
        }
    }

    /// Sends the list to the group, or only to the newcomer when the group has just got one.
    synchronized void tell(Connection newcomer) {
        var user = newcomer.principal().userId();
        // This socket has no list yet, even if another of the same user has one.
        told.remove(user);
        if (untold && !pausing) {
            tell();
        } else if (!asking) {
            var guests = guests();
            var shown = shown(guests, unseen(guests).getOrDefault(user, Set.of()));
            told.put(user, shown);
            newcomer.offer(Frame.of(PlayerList.of(shown)));
        }
    }

    /// Sends changes to the group and to other nodes, now or when the pause is over.
    synchronized void tell() {
        if (untold && !pausing) {
            untold = false;
            pause();
            if (unsaid) {
                unsaid = false;
                others.accept(here());
            }
            group.accept(lists());
        }
    }

    private void pause() {
        pausing = true;
        var mine = ++pauses;
        scheduler.after(Roster.PAUSE, () -> pauseOver(mine));
    }

    private synchronized void pauseOver(int which) {
        if (which == pauses) {
            pausing = false;
            asking = false;
            tell();
        }
    }

    /// The full list, and a personal list for each user who doesn't see everyone. A user who is apart from
    /// others gets a list only when that list has changed: hidden users come and go unnoticed.
    private Broadcast lists() {
        var guests = guests();
        var unseen = unseen(guests);
        var everybody = shown(guests, Set.of());
        var personal = new HashMap<Long, Frame>();
        var same = new HashSet<Long>();
        told.keySet().retainAll(seats.keySet());
        for (var seat : seats.entrySet()) {
            var user = seat.getKey();
            if (seat.getValue().apart.isEmpty()) {
                told.remove(user);
            } else {
                var hidden = unseen.getOrDefault(user, Set.of());
                var shown = hidden.isEmpty() ? everybody : shown(guests, hidden);
                if (shown.equals(told.put(user, shown))) {
                    same.add(user);
                } else if (!hidden.isEmpty()) {
                    personal.put(user, Frame.of(PlayerList.of(shown)));
                }
            }
        }
        return new Broadcast.TopicMessage(Frame.of(PlayerList.of(everybody)), personal, same);
    }

    private static <E> List<E> shown(List<RemoteMember<E>> guests, Set<Long> unseen) {
        return guests.stream()
                .filter(remoteMember -> !unseen.contains(remoteMember.user()))
                .map(RemoteMember::entry)
                .toList();
    }

    /// For each user, the present users whom they don't see; users who see everyone are left out.
    private static <E> Map<Long, Set<Long>> unseen(List<RemoteMember<E>> guests) {
        var there = guests.stream().map(RemoteMember::user).collect(Collectors.toSet());
        var unseen = new HashMap<Long, Set<Long>>();
        for (var remoteMember : guests) {
            for (var other : remoteMember.apart()) {
                if (there.contains(other)) {
                    unseen.computeIfAbsent(remoteMember.user(), user -> new HashSet<>())
                            .add(other);
                    unseen.computeIfAbsent(other, user -> new HashSet<>()).add(remoteMember.user());
                }
            }
        }
        return unseen;
    }
}
