package dev.parlor.realtime.channel;

import dev.parlor.json.Json;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.channel.TopicRoster.RemoteMember;
import dev.parlor.schedule.Scheduler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Who is in each group, on all nodes: one entry for each user, in join order, however many sockets the user
/// has. Each node keeps its own members and reports them to the other nodes that have members of the same
/// group; the entries of a node that has stopped are dropped.
///
/// Sends each group an `update_player_list` at most once per [#PAUSE], so that a crowd that joins at once
/// costs one list per pause instead of one per newcomer and member (contract §3.4). A newcomer gets its list
/// at once.
///
/// Thread-safe.
///
/// @param <E> what a group shows of a user: a record with `equals`
public final class Roster<E> {
    /// The shortest time between two lists of one group.
    public static final Duration PAUSE = Duration.ofMillis(250);

    private static final String PARTED = "parted";

    private final ConcurrentHashMap<Topic, TopicRoster<E>> groups = new ConcurrentHashMap<>();
    private final Topic.TopicKind kind;
    private final Class<E> shown;
    private final ChannelLayer layer;
    private final Scheduler scheduler;
    private final InstantSource clock;
    private final Predicate<E> hideable;

    /// @param kind the kind of topics it covers; no other roster covers them
    /// @param shown what a group shows of a user, as nodes serialize it for each other
    public Roster(Topic.TopicKind kind, Class<E> shown, ChannelLayer layer, Scheduler scheduler, InstantSource clock) {
        this(kind, shown, layer, scheduler, clock, anybody -> true);
    }

    /// @param hideable whether [#part] hides a user with this entry
    public Roster(
            Topic.TopicKind kind,
            Class<E> shown,
            ChannelLayer layer,
            Scheduler scheduler,
            InstantSource clock,
            Predicate<E> hideable) {
        this.hideable = hideable;
        this.kind = kind;
        this.shown = shown;
        this.layer = layer;
        this.scheduler = scheduler;
        this.clock = clock;
        var peers = layer.peers();
        peers.whenSignalled(kind, this::heard);
        peers.whenSignalled(Topic.TopicKind.NODES, (topic, from, text) -> heardOfParting(text));
        peers.whenGone(node -> groups.values().forEach(group -> group.elsewhere(node, List.of())));
        peers.whenBack(() -> groups.forEach(this::ask));
    }

    /// What nodes send each other about one group.
    ///
    /// @param what `ask`: these are my members, send me yours; `answer` and `here`: these are my members;
    ///     `changed`: if you have this user, show this entry instead
    private record RosterMessage<E>(String what, List<RemoteMember<E>> guests) {}

    /// Notifies other nodes that two users no longer see each other.
    private record Parted(String what, Topic.TopicKind kind, long one, long other) {}

    /// Adds a connection, which must already be a member of the topic. If its user is present with another
    /// entry, the newer one counts.
    ///
    /// @param apart the users who don't see this one and whom this one doesn't see
    public void enter(Topic topic, Connection connection, E entry, Set<Long> apart) {
        var first = new boolean[1];
        var roster = groups.compute(topic, (name, present) -> {
            first[0] = present == null;
            var group = present == null ? attendance(topic) : present;
            group.add(connection, entry, apart, clock.millis());
            return group;
        });
        if (first[0] && !layer.peers().equals(ClusterPeers.NONE)) {
            // The newcomer gets its list with the others, once all members are known.
            ask(topic, roster);
        } else {
            roster.tell(connection);
        }
    }

    /// Removes a connection; one that was never added is ignored.
    public void leave(Topic topic, Connection connection) {
        var roster = groups.get(topic);
        if (roster != null) {
            var rest = groups.computeIfPresent(topic, (name, group) -> {
                var empty = group.remove(connection);
                if (empty) {
                    // Inside the map's lock: the next member to enter is reported after this.
                    say(topic, "here", List.of());
                }
                return empty ? null : group;
            });
            if (rest != null) {
                rest.tell();
            }
        }
    }

    /// Changes what a group shows of a user, for instance the role; users who aren't present are ignored.
    public void change(Topic topic, long userId, E entry) {
        changeHere(topic, userId, entry);
        say(topic, "changed", List.of(new RemoteMember<>(userId, 0, entry, Set.of())));
    }

    /// Hides two users from each other in every group of this kind, except where either has an entry that
    /// can't be hidden.
    public void part(long one, long other) {
        partHere(one, other);
        if (!layer.peers().equals(ClusterPeers.NONE)) {
            var _ = layer.peers()
                    .signal(Topics.nodes(), Json.MAPPER.writeValueAsString(new Parted(PARTED, kind, one, other)));
        }
    }

    private void partHere(long one, long other) {
        groups.values().forEach(group -> {
            if (Stream.of(group.find(one), group.find(other))
                    .flatMap(Optional::stream)
                    .allMatch(hideable)) {
                group.part(one, other);
                group.tell();
            }
        });
    }

    /// What a group shows of a user who is in it.
    public Optional<E> find(Topic topic, long userId) {
        return group(topic).flatMap(roster -> roster.find(userId));
    }

    /// All entries of a group, in join order.
    public List<E> in(Topic topic) {
        return group(topic).map(TopicRoster::everybody).orElse(List.of());
    }

    /// How many groups have members on this node.
    public int groups() {
        return groups.size();
    }

    private TopicRoster<E> attendance(Topic topic) {
        return new TopicRoster<>(
                lists -> layer.publishHere(topic, lists), guests -> say(topic, "here", guests), scheduler);
    }

    private void ask(Topic topic, TopicRoster<E> roster) {
        roster.ask();
        var _ = layer.peers().signal(topic, text("ask", roster.here())).thenAccept(roster::asked);
    }

    private void changeHere(Topic topic, long userId, E entry) {
        group(topic).ifPresent(group -> {
            group.change(userId, entry);
            group.tell();
        });
    }

    private void say(Topic topic, String what, List<RemoteMember<E>> guests) {
        if (!layer.peers().equals(ClusterPeers.NONE)) {
            var _ = layer.peers().signal(topic, text(what, guests));
        }
    }

    private String text(String what, List<RemoteMember<E>> guests) {
        return Json.MAPPER.writeValueAsString(new RosterMessage<>(what, guests));
    }

    private void heard(Topic topic, String from, String text) {
        var said = said(text);
        switch (said.what()) {
            case "ask" -> {
                say(topic, "answer", group(topic).map(TopicRoster::here).orElse(List.of()));
                group(topic).ifPresent(group -> group.elsewhere(from, said.guests()));
            }
            case "answer" ->
                group(topic).ifPresent(group -> {
                    group.elsewhere(from, said.guests());
                    group.answered();
                });
            case "here" -> group(topic).ifPresent(group -> group.elsewhere(from, said.guests()));
            case "changed" -> said.guests().forEach(guest -> changeHere(topic, guest.user(), guest.entry()));
            default -> throw new IllegalArgumentException("nodes don't say \"" + said.what() + "\" of a group");
        }
    }

    private void heardOfParting(String text) {
        if (Json.parse(text).path("what").stringValue("").equals(PARTED)) {
            var parted = Json.MAPPER.readValue(text, Parted.class);
            if (parted.kind() == kind) {
                scheduler.after(Duration.ZERO, () -> partHere(parted.one(), parted.other()));
            }
        }
    }

    private RosterMessage<E> said(String text) {
        var said = Json.parse(text);
        var guests = new ArrayList<RemoteMember<E>>();
        for (var guest : said.path("guests")) {
            var entry = Json.MAPPER.treeToValue(guest.path("entry"), shown);
            guests.add(new RemoteMember<>(
                    guest.path("user").longValue(), guest.path("since").longValue(), entry, apart(guest)));
        }
        return new RosterMessage<>(said.path("what").stringValue(), guests);
    }

    /// A node of an older release doesn't send this field.
    private static Set<Long> apart(JsonNode guest) {
        return guest.path("apart").valueStream().map(JsonNode::longValue).collect(Collectors.toSet());
    }

    private Optional<TopicRoster<E>> group(Topic topic) {
        return Optional.ofNullable(groups.get(topic));
    }
}
