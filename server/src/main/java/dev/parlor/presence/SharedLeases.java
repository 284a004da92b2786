package dev.parlor.presence;

import dev.parlor.identity.UserId;
import dev.parlor.json.Json;
import dev.parlor.realtime.channel.ClusterPeers;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.schedule.Scheduler;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The presence leases of a node in a cluster. Each node sends the others its changes, batched for a moment,
/// and its whole list when another missed something. So every node knows all leases and notifies its own
/// sockets. The leases of a node that has stopped or gone silent end after another [PresenceLeases#GRACE].
public final class SharedLeases implements PresenceLeases {
    /// Short enough that no one notices.
    private static final Duration MOMENT = Duration.ofMillis(50);

    private static final Logger LOG = LoggerFactory.getLogger(SharedLeases.class);

    private final MemoryLeases here;
    private final ClusterPeers peers;
    private final Scheduler scheduler;
    private final ConcurrentHashMap<String, NodeLeases> elsewhere = new ConcurrentHashMap<>();
    private volatile Consumer<UserId> listener = user -> {};

    private final Set<UserId> moved = new LinkedHashSet<>();
    private final Set<UserId> said = new HashSet<>();
    private boolean waiting;
    private boolean all;
    private long news;

    public SharedLeases(Scheduler scheduler, ClusterPeers peers) {
        this.here = new MemoryLeases(scheduler);
        this.scheduler = scheduler;
        this.peers = peers;
        here.whenChanged(this::changedHere);
        peers.whenSignalled(Topic.TopicKind.NODES, this::heard);
        peers.whenGone(this::gone);
        peers.whenBack(this::back);
    }

    /// A message between nodes about leases.
    ///
    /// @param what `leases`: these have changed; `all-leases`: these are all of mine; `whose-leases`: send me
    ///     all of yours
    /// @param news counts the messages of one node: a node that misses a number asks for all leases
    private record LeaseMessage(String what, long news, List<Long> came, List<Long> went) {}

    /// The leases of one other node, as it last reported them.
    private record NodeLeases(AtomicLong news, Set<Long> users) {
        static NodeLeases of(LeaseMessage all) {
            var users = ConcurrentHashMap.<Long>newKeySet();
            users.addAll(all.came());
            return new NodeLeases(new AtomicLong(all.news()), users);
        }
    }

    @Override
    public boolean online(UserId user) {
        return here.online(user)
                || elsewhere.values().stream().anyMatch(node -> node.users().contains(user.value()));
    }

    @Override
    public void take(UserId user) {
        here.take(user);
    }

    @Override
    public void giveBack(UserId user) {
        here.giveBack(user);
    }

    @Override
    public void whenChanged(Consumer<UserId> changed) {
        listener = changed;
    }

    private void changedHere(UserId user) {
        listener.accept(user);
        synchronized (this) {
            moved.add(user);
            saySoon();
        }
    }

    private void saySoon() {
        if (!waiting) {
            waiting = true;
            scheduler.after(MOMENT, this::say);
        }
    }

    /// Sends the current state, whatever has happened since the last time.
    private synchronized void say() {
        waiting = false;
        var came = new HashSet<UserId>();
        var went = new HashSet<UserId>();
        for (var user : moved) {
            if (here.online(user) && said.add(user)) {
                came.add(user);
            } else if (!here.online(user) && said.remove(user)) {
                went.add(user);
            }
        }
        moved.clear();
        if (all) {
            all = false;
            send(new LeaseMessage("all-leases", ++news, ids(said), List.of()));
        } else if (!came.isEmpty() || !went.isEmpty()) {
            send(new LeaseMessage("leases", ++news, ids(came), ids(went)));
        }
    }

    private synchronized void sayAll() {
        all = true;
        saySoon();
    }

    /// Either side may have missed messages of the other.
    private void back() {
        sayAll();
        send(new LeaseMessage("whose-leases", 0, List.of(), List.of()));
    }

    private void heard(Topic topic, String from, String text) {
        var what = Json.parse(text).path("what").stringValue("");
        switch (what) {
            case "leases" -> changed(from, Json.MAPPER.readValue(text, LeaseMessage.class));
            case "all-leases" -> replaced(from, NodeLeases.of(Json.MAPPER.readValue(text, LeaseMessage.class)));
            case "whose-leases" -> sayAll();
            default -> LOG.debug("Not about leases: {}", what);
        }
    }

    private void changed(String node, LeaseMessage said) {
        var known = elsewhere.get(node);
        if (known == null || !known.news().compareAndSet(said.news() - 1, said.news())) {
            send(new LeaseMessage("whose-leases", 0, List.of(), List.of()));
            return;
        }
        known.users().addAll(said.came());
        said.went().forEach(known.users()::remove);
        tell(said.came());
        tell(said.went());
    }

    private void replaced(String node, NodeLeases leases) {
        var before = elsewhere.put(node, leases);
        tell(leases.users());
        if (before != null) {
            tell(before.users());
        }
    }

    /// Its users may be reconnecting to another node.
    private void gone(String node) {
        var last = elsewhere.get(node);
        if (last != null) {
            var news = last.news().get();
            scheduler.after(GRACE, () -> {
                if (last.news().get() == news && elsewhere.remove(node, last)) {
                    tell(last.users());
                }
            });
        }
    }

    /// Some of them may not have changed: the listener checks [#online].
    private void tell(Collection<Long> users) {
        users.forEach(user -> listener.accept(new UserId(user)));
    }

    private void send(LeaseMessage said) {
        var _ = peers.signal(Topics.nodes(), Json.MAPPER.writeValueAsString(said));
    }

    private static List<Long> ids(Collection<UserId> users) {
        return users.stream().map(UserId::value).toList();
    }
}
