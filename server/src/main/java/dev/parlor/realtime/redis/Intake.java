package dev.parlor.realtime.redis;

import dev.parlor.realtime.Broadcast;
import dev.parlor.realtime.ChannelLayer;
import dev.parlor.realtime.Later;
import dev.parlor.realtime.Recall;
import dev.parlor.realtime.Topic;
import dev.parlor.realtime.TopicOrder;
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
final class Intake {
    /// Before the database is asked again that did not answer.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// No number is known yet.
    private static final long NOTHING = -1;

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Topic topic;
    private final ChannelLayer here;
    private final TopicOrder order;
    private final Recall recall;
    private final Semaphore readers;
    private final Later later;

    private final ArrayDeque<Item> waiting = new ArrayDeque<>();
    private boolean working;

    /// Up to which number the members were told. Only in the topic's turn.
    private long told = NOTHING;

    /// @param here tells the members on this node
    /// @param readers who of all topics may read what was missed: nobody waits for it in a topic's turn
    Intake(Topic topic, ChannelLayer here, TopicOrder order, Recall recall, Semaphore readers, Later later) {
        this.topic = topic;
        this.here = here;
        this.order = order;
        this.recall = recall;
        this.readers = readers;
        this.later = later;
    }

    private sealed interface Item {
        record Tell(Broadcast broadcast) implements Item {}

        /// Whatever may have been missed is to be told.
        record CatchUp() implements Item {}
    }

    Topic topic() {
        return topic;
    }

    /// Any thread; never waits.
    void take(Broadcast broadcast) {
        take(new Item.Tell(broadcast));
    }

    /// Reads what may have been missed, and tells it. Any thread; never waits.
    void catchUp() {
        take(new Item.CatchUp());
    }

    /// Sets out from here, or brings the members up to here. In the topic's turn; may block.
    void reach(LongSupplier newest) {
        var number = newest.getAsLong();
        if (told != NOTHING && number > told) {
            fillUp();
        }
        told = Math.max(told, number);
    }

    /// In the topic's turn.
    long told() {
        return told == NOTHING ? Long.MAX_VALUE : told;
    }

    private void take(Item item) {
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
                later.after(PAUSE, this::workPatiently);
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
            Item item;
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

    private boolean needsDatabase(Item item) {
        return switch (item) {
            case Item.CatchUp() -> true;
            case Item.Tell(Broadcast.Numbered(var _, var after, var _)) -> told != NOTHING && after > told;
            case Item.Tell _ -> false;
        };
    }

    private void work(Item item) {
        switch (item) {
            case Item.CatchUp() -> {
                fillUp();
                recall.standing(topic).forEach(broadcast -> here.publishHere(topic, broadcast));
            }
            case Item.Tell(Broadcast.Numbered numbered) -> {
                if (needsDatabase(item)) {
                    fillUp();
                }
                tell(numbered);
            }
            case Item.Tell(var broadcast) -> here.publishHere(topic, broadcast);
        }
    }

    private void fillUp() {
        if (told != NOTHING) {
            recall.after(topic, told).forEach(this::tell);
        }
    }

    private void tell(Broadcast.Numbered numbered) {
        if (numbered.number() > told) {
            told = numbered.number();
            here.publishHere(topic, numbered);
        }
    }
}
