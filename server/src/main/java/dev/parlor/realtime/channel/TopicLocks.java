package dev.parlor.realtime.channel;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// One order for what happens to each topic in this process, from writing it down to telling of it: whoever holds a
/// topic around its transaction publishes before anybody else can write the next message of that topic. So every
/// receiver sees messages in the order of their ids (contract §1).
///
/// Another process is held off by the database, not by this. Thread-safe; made for virtual threads, which may wait
/// for the database while they hold.
public final class TopicLocks {
    private static final int STRIPES = 1024;

    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    public TopicLocks() {
        for (var i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    /// Waits for the turn of this topic. Close what it returns, on the same thread.
    public HeldLock hold(Topic topic) {
        var stripe = stripes[stripe(topic)];
        stripe.lock();
        return stripe::unlock;
    }

    /// The turn of this topic if nobody else has it, without waiting.
    public Optional<HeldLock> tryHold(Topic topic) {
        var stripe = stripes[stripe(topic)];
        return stripe.tryLock() ? Optional.of(stripe::unlock) : Optional.empty();
    }

    /// Waits for the turn of all these topics together. Name everything that is needed at once: who holds some
    /// topics and then asks for others may wait forever.
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

    /// Topics that are held until this is closed.
    public interface HeldLock extends AutoCloseable {
        @Override
        void close();
    }
}
