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

/// What comes in for one topic that has members on this node: each thing is told in the topic's turn, what is
/// numbered once and in order, with gaps filled from the database.
///
/// Thread-safe.
public final class Resequencer {
    /// Before the database is asked again that did not answer.
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

    /// Up to which number the members were told. Only in the topic's turn.
    private long told = NOTHING;

    /// @param here tells the members on this node
    /// @param readers who of all topics may read what was missed: nobody waits for it in a topic's turn
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

        /// Whatever may have been missed is to be told.
        record CatchUp() implements QueuedItem {}
    }

    Topic topic() {
        return topic;
    }

    /// Any thread; never waits.
    public void take(Broadcast broadcast) {
        take(new QueuedItem.QueuedBroadcast(broadcast));
    }

    /// Reads what may have been missed, and tells it. Any thread; never waits.
    public void catchUp() {
        take(new QueuedItem.CatchUp());
    }

    /// Sets out from here, or brings the members up to here. In the topic's turn; may block.
    public void reach(LongSupplier newest) {
        var number = newest.getAsLong();
        if (told != NOTHING && number > told) {
            fillUp();
        }
        told = Math.max(told, number);
    }

    /// In the topic's turn.
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

    /// Before the topic's turn, not in it: whoever reads already may be waiting for that.
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
