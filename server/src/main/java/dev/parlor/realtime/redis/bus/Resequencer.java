package dev.parlor.realtime.redis.bus;

import dev.parlor.realtime.channel.Backfill;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.schedule.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers the broadcasts of one topic to its members on this node, with the topic lock held: each numbered
/// message once and in order, with gaps filled from the database.
///
/// Thread-safe.
public final class Resequencer {
    /// The pause before a failed database read is retried.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// No number is known yet.
    private static final long NOTHING = -1;

    private static final Logger LOG = LoggerFactory.getLogger(Resequencer.class);

    private final Topic topic;
    private final ChannelLayer here;
    private final TopicLocks order;
    private final Backfill backfill;
    private final Semaphore readers;
    private final Scheduler scheduler;

    private final ArrayDeque<QueuedItem> waiting = new ArrayDeque<>();
    private boolean working;

    /// The highest number that was delivered to the members. Guarded by the topic lock.
    private long told = NOTHING;

    /// @param here delivers to the members on this node
    /// @param readers limits how many topics read what they missed at once; never awaited with a topic lock
    ///     held
    public Resequencer(
            Topic topic,
            ChannelLayer here,
            TopicLocks order,
            Backfill backfill,
            Semaphore readers,
            Scheduler scheduler) {
        this.topic = topic;
        this.here = here;
        this.order = order;
        this.backfill = backfill;
        this.readers = readers;
        this.scheduler = scheduler;
    }

    private sealed interface QueuedItem {
        record QueuedBroadcast(Broadcast broadcast) implements QueuedItem {}

        /// Read and deliver whatever may have been missed.
        record CatchUp() implements QueuedItem {}
    }

    Topic topic() {
        return topic;
    }

    /// Any thread; never waits.
    public void take(Broadcast broadcast) {
        take(new QueuedItem.QueuedBroadcast(broadcast));
    }

    /// Reads what may have been missed, and delivers it. Any thread; never waits.
    public void catchUp() {
        take(new QueuedItem.CatchUp());
    }

    /// Starts at this number, or brings the members up to it. Call with the topic lock held; may block.
    public void reach(LongSupplier newest) {
        var number = newest.getAsLong();
        if (told != NOTHING && number > told) {
            fillUp();
        }
        told = Math.max(told, number);
    }

    /// The highest number that was delivered, as in [ChannelLayer#told]. Call with the topic lock held.
    public long told() {
        return told == NOTHING ? Long.MAX_VALUE : told;
    }

    private void take(QueuedItem item) {
        synchronized (waiting) {
            waiting.add(item);
            if (working) {
                return;
            }
            working = true;
        }
        var turn = order.tryHold(topic);
        if (turn.isPresent()) {
            boolean done;
            try (var _ = turn.get()) {
                done = work(false);
            }
            if (!done) {
                workPatiently();
            }
        } else {
            workPatiently();
        }
    }

    private void workPatiently() {
        Thread.startVirtualThread(() -> {
            try {
                if (!workInTurn(false)) {
                    read();
                }
            } catch (RuntimeException outage) {
                LOG.warn("Could not catch up on {}, retrying: {}", topic, outage.toString());
                scheduler.after(PAUSE, this::workPatiently);
            }
        });
    }

    /// Acquires its permit before the topic lock, not under it: another reader may hold a permit and wait for
    /// that lock.
    private void read() {
        readers.acquireUninterruptibly();
        try {
            workInTurn(true);
        } finally {
            readers.release();
        }
    }

    private boolean workInTurn(boolean mayBlock) {
        try (var _ = order.hold(topic)) {
            return work(mayBlock);
        }
    }

    /// @return false when it would have to wait for the database
    private boolean work(boolean mayBlock) {
        while (true) {
            QueuedItem item;
            synchronized (waiting) {
                item = waiting.peek();
                if (item == null) {
                    working = false;
                    return true;
                }
            }
            if (!mayBlock && needsDatabase(item)) {
                return false;
            }
            work(item);
            synchronized (waiting) {
                waiting.remove();
            }
        }
    }

    private boolean needsDatabase(QueuedItem item) {
        return switch (item) {
            case QueuedItem.CatchUp() -> true;
            case QueuedItem.QueuedBroadcast(Broadcast.NumberedMessage(var _, var after, var _)) ->
                told != NOTHING && after > told;
            case QueuedItem.QueuedBroadcast _ -> false;
        };
    }

    private void work(QueuedItem item) {
        switch (item) {
            case QueuedItem.CatchUp() -> {
                fillUp();
                backfill.standing(topic).forEach(broadcast -> here.publishHere(topic, broadcast));
            }
            case QueuedItem.QueuedBroadcast(Broadcast.NumberedMessage numberedMessage) -> {
                if (needsDatabase(item)) {
                    fillUp();
                }
                tell(numberedMessage);
            }
            case QueuedItem.QueuedBroadcast(var broadcast) -> here.publishHere(topic, broadcast);
        }
    }

    private void fillUp() {
        if (told != NOTHING) {
            backfill.after(topic, told).forEach(this::tell);
        }
    }

    private void tell(Broadcast.NumberedMessage numberedMessage) {
        if (numberedMessage.number() > told) {
            told = numberedMessage.number();
            here.publishHere(topic, numberedMessage);
        }
    }
}
