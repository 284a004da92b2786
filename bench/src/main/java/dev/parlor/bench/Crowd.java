package dev.parlor.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Many sockets at one game against the computer, one of which plays it, over and over. The next move waits until
/// every socket has been told all that came of the last. Hears on the thread of its [Wire]; may be asked by any.
final class Crowd {
    private static final int SHORT_HEADER = 2;
    private static final int LONG_HEADER = 4;
    private static final int SHORT = 125;

    private final int size;
    private final Supplier<CompletableFuture<Void>> reset;
    private final ConcurrentHistogram times = new ConcurrentHistogram(3);
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private @Nullable Channel player;
    private @Nullable Update last;
    private long due;
    private long sent;
    private boolean timing;
    private final AtomicLong deliveries = new AtomicLong();
    private volatile int payload;
    private volatile boolean ended;

    /// @param reset begins the game anew
    Crowd(int size, Supplier<CompletableFuture<Void>> reset) {
        this.size = size;
        this.reset = reset;
        this.due = size;
    }

    Listener listener(int place) {
        return new Listener() {
            @Override
            public void text(ByteBuf payload) {
                try {
                    heard(place, payload);
                } catch (RuntimeException refused) {
                    failure.compareAndSet(null, refused);
                }
            }

            @Override
            public void closed() {
                if (!ended) {
                    failure.compareAndSet(null, new IllegalStateException("The server closed a socket."));
                }
            }
        };
    }

    /// Lets the first socket play. All must be open.
    void begin(Channel first) {
        Wire.await(greeted);
        first.eventLoop().execute(() -> {
            player = first;
            act();
        });
    }

    /// Makes no further move.
    void end() {
        ended = true;
    }

    /// How many `game_update`s have arrived.
    ///
    /// @throws RuntimeException when something went wrong meanwhile
    long deliveries() {
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return deliveries.get();
    }

    /// From sending a move to its arrival at a socket, nanoseconds.
    Histogram times() {
        return times.copy();
    }

    void forgetTimes() {
        times.reset();
    }

    /// Of one update, with the frame's header.
    int frameBytes() {
        return payload + (payload > SHORT ? LONG_HEADER : SHORT_HEADER);
    }

    private void heard(int place, ByteBuf text) {
        if (place == 0) {
            Update.of(text).ifPresent(this::tell);
        }
        if (!Update.is(text)) {
            return;
        }
        payload = text.readableBytes();
        var count = deliveries.get() + 1;
        deliveries.lazySet(count);
        if (timing) {
            times.recordValue(System.nanoTime() - sent);
        }
        if (count % size == 0) {
            timing = false;
        }
        if (count == due) {
            greeted.complete(null);
            act();
        }
    }

    /// The first socket learns how the game stands; each version after the first is told to everybody.
    private void tell(Update update) {
        if (last != null) {
            due += (long) (update.version() - last.version()) * size;
        }
        last = update;
    }

    private void act() {
        if (player == null || last == null || ended || deliveries.get() != due) {
            return;
        }
        if (last.completed()) {
            reset.get().exceptionally(refused -> {
                failure.compareAndSet(null, new IllegalStateException(refused));
                return null;
            });
        } else if (last.mine()) {
            timing = true;
            sent = System.nanoTime();
            Out.send(player, Marks.frame(last.board().indexOf('_')));
        }
    }
}
