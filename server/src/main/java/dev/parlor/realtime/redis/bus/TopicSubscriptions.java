package dev.parlor.realtime.redis.bus;

import dev.parlor.realtime.channel.Topic;
import dev.parlor.schedule.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// The topics that this node subscribes to: those with at least one member on it.
///
/// Thread-safe.
public final class TopicSubscriptions {
    /// How long a newcomer waits for Redis to confirm. After that this node may miss messages, which it reads
    /// once Redis has confirmed.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// The pause before a failed subscription is retried while there is a connection.
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /// Topics in one command.
    private static final int AT_ONCE = 500;

    private final ConcurrentHashMap<String, TopicSubscription> byName = new ConcurrentHashMap<>();
    private final ClusterBus bus;
    private final Function<Topic, Resequencer> intakes;
    private final Scheduler scheduler;

    public TopicSubscriptions(ClusterBus bus, Function<Topic, Resequencer> intakes, Scheduler scheduler) {
        this.bus = bus;
        this.intakes = intakes;
        this.scheduler = scheduler;
    }

    /// One subscribed topic.
    public final class TopicSubscription {
        private final Resequencer resequencer;
        private final CompletableFuture<Void> confirmed = new CompletableFuture<>();
        private int entering;
        private boolean begun;
        private boolean over;

        private TopicSubscription(Resequencer resequencer) {
            this.resequencer = resequencer;
        }

        public Topic topic() {
            return resequencer.topic();
        }

        public Resequencer intake() {
            return resequencer;
        }

        /// Returns false when it has just ended.
        private synchronized boolean enter() {
            if (over) {
                return false;
            }
            entering++;
            if (!begun) {
                begun = true;
                bus.subscribe(List.of(topic())).whenComplete((done, failure) -> {
                    confirmed.complete(null);
                    if (failure != null) {
                        scheduler.after(AGAIN, this::subscribeLate);
                    }
                });
            }
            return true;
        }

        /// Without a connection there is nothing to do: the next one subscribes to everything.
        private synchronized void subscribeLate() {
            if (!over && bus.hears()) {
                bus.subscribe(List.of(topic())).whenComplete((done, failure) -> {
                    if (failure == null) {
                        resequencer.catchUp();
                    } else {
                        scheduler.after(AGAIN, this::subscribeLate);
                    }
                });
            }
        }

        /// Waits until Redis has confirmed the subscription, but not for long: see `PATIENCE`.
        public void await() {
            var _ = confirmed
                    .copy()
                    .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }

        /// The connection that entered is a member now, or has given up.
        public synchronized void exit(BooleanSupplier empty) {
            entering--;
            check(empty);
        }

        private synchronized void check(BooleanSupplier empty) {
            if (!over && entering == 0 && empty.getAsBoolean()) {
                over = true;
                bus.unsubscribe(topic());
                byName.remove(topic().name(), this);
            }
        }
    }

    /// A connection is about to become a member. [TopicSubscription#exit] must follow.
    public TopicSubscription enter(Topic topic) {
        while (true) {
            var subscription =
                    byName.computeIfAbsent(topic.name(), name -> new TopicSubscription(intakes.apply(topic)));
            if (subscription.enter()) {
                return subscription;
            }
        }
    }

    /// A member has left.
    public void check(Topic topic, BooleanSupplier empty) {
        find(topic.name()).ifPresent(subscription -> subscription.check(empty));
    }

    public Optional<TopicSubscription> find(String topicName) {
        return Optional.ofNullable(byName.get(topicName));
    }

    public Collection<TopicSubscription> all() {
        return byName.values();
    }

    /// Subscribes to everything, on a new connection.
    public CompletionStage<?> renew() {
        var all = byName.values().stream().map(TopicSubscription::topic).toList();
        var confirmed = new ArrayList<CompletableFuture<?>>();
        confirmed.add(bus.subscribeToNodes().toCompletableFuture());
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            confirmed.add(bus.subscribe(some).toCompletableFuture());
        }
        return CompletableFuture.allOf(confirmed.toArray(CompletableFuture[]::new));
    }
}
