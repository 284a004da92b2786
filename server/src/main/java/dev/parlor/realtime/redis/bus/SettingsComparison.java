package dev.parlor.realtime.redis.bus;

import dev.parlor.limits.LifetimeText;
import dev.parlor.limits.Rate;
import dev.parlor.realtime.redis.bus.Envelope.EnvelopeContent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares this node with the others, by their heartbeats, and logs once for each node that differs.
/// Thread-safe.
public final class SettingsComparison {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsComparison.class);

    private static final List<Function<String, Object>> FORMS =
            List.of(LifetimeText::parse, Rate::parse, Double::valueOf);

    private final ClusterIdentity identity;
    private final LongSupplier nanoTime;
    private final long begun;
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();
    private final Set<String> different = ConcurrentHashMap.newKeySet();

    public SettingsComparison(ClusterIdentity identity, LongSupplier nanoTime) {
        this.identity = identity;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    /// The heartbeat of this node.
    public EnvelopeContent.NodeHeartbeat mine() {
        return new EnvelopeContent.NodeHeartbeat(identity.agreement(), age(), identity.settings());
    }

    /// Whether another node can work together with this one. Different settings don't prevent that: otherwise
    /// none could be changed without stopping all nodes at once.
    public boolean agrees(String node, EnvelopeContent.NodeHeartbeat theirs) {
        if (!theirs.agreement().equals(identity.agreement())) {
            if (strangers.add(node)) {
                LOG.error("Node {} has a different SECRET_KEY, so this node rejects the tokens of its users.", node);
            }
            return false;
        }
        var names = namesOfOthers(theirs.settings());
        if (!names.isEmpty() && different.add(node)) {
            LOG.warn("Node {} has different settings: {}.", node, String.join(", ", names));
        }
        return true;
    }

    /// Whether another node has been running for longer than this one.
    public boolean isOlder(EnvelopeContent.NodeHeartbeat theirs) {
        return theirs.age() > age();
    }

    private long age() {
        return nanoTime.getAsLong() - begun;
    }

    /// Whether that node was found to have a different signing key.
    public boolean isStranger(String node) {
        return strangers.contains(node);
    }

    /// Forgets a node that has stopped; its successor has another name.
    public void forget(String node) {
        different.remove(node);
    }

    /// The names of the settings in which another node differs. Empty for a node that sends no settings.
    Set<String> namesOfOthers(Map<String, String> theirs) {
        if (theirs.isEmpty()) {
            return Set.of();
        }
        var names = new TreeSet<>(theirs.keySet());
        names.addAll(identity.settings().keySet());
        names.removeIf(name -> Objects.equals(
                value(theirs.get(name)), value(identity.settings().get(name))));
        return names;
    }

    /// What a setting means, however it is written: `20m` and `1200s`, `60/m` and `60/60s`, `1` and `1.0` are the
    /// same.
    private static @Nullable Object value(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return FORMS.stream()
                .flatMap(form -> read(form, text).stream())
                .findFirst()
                .orElseGet(() -> text.strip().toLowerCase(Locale.ROOT));
    }

    private static Optional<Object> read(Function<String, Object> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (IllegalArgumentException anotherForm) {
            return Optional.empty();
        }
    }
}
