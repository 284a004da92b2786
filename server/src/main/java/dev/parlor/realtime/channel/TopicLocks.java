package dev.parlor.realtime.channel;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// One order for the changes of each topic in this process, from the database write to the broadcast: a
/// caller that holds the topic lock around its transaction publishes before another can write the next
/// message of that topic. So every receiver sees messages in the order of their ids (contract §1).
///
/// Other processes are kept out by the database, not by these locks. Thread-safe; made for virtual threads,
/// which may wait for the database while they hold a lock.
public final class TopicLocks {
    private static final int STRIPES = 1024;

    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    public TopicLocks() {
        for (var i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    /// Waits for the lock of this topic. Close the result on the same thread.
    public HeldLock hold(Topic topic) {
        var stripe = stripes[stripe(topic)];
        stripe.lock();
        return stripe::unlock;
    }

    /// The lock of this topic if it is free, without waiting.
    public Optional<HeldLock> tryHold(Topic topic) {
        var stripe = stripes[stripe(topic)];
        return stripe.tryLock() ? Optional.of(stripe::unlock) : Optional.empty();
    }

    /// Waits for the locks of all these topics together. Name all that you need in one call: a caller that
    /// holds some topics and then waits for others may deadlock.
    public HeldLock hold(Collection<Topic> topics) {
        var wanted =
                topics.stream().mapToInt(TopicLocks::stripe).sorted().distinct().toArray();
        for (var stripe : wanted) {
            stripes[stripe].lock();
        }
        return () -> {
            for (var stripe : wanted) {
                stripes[stripe].unlock();
            }
        };
    }

    private static int stripe(Topic topic) {
        var hash = topic.hashCode();
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }

    /// Topic locks that are held until this is closed.
    public interface HeldLock extends AutoCloseable {
        @Override
        void close();
    }
}
