package dev.parlor.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/// One game of two players with a socket each, played to the end. Confined to the thread of its [Wire], but for the
/// futures.
final class Duel {
    /// Of a game that somebody has joined and nobody has moved in.
    private static final int FIRST_VERSION = 2;

    private static final int BOTH = 0b11;

    private final long id;
    private final EventLoop loop;
    private final List<Channel> players = new ArrayList<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final boolean secondBegins;
    private LongConsumer roundTrips = nanos -> {};
    private long pause;
    private long due;
    private long sent;
    private int moves = -1;
    private int told;
    private Optional<Update> acknowledged = Optional.empty();

    /// @param secondBegins whether the coin fell for the one who joined
    Duel(long id, boolean secondBegins, EventLoop loop) {
        this.id = id;
        this.secondBegins = secondBegins;
        this.loop = loop;
    }

    long id() {
        return id;
    }

    /// Hears for the player who made (0) or joined (1) the game.
    Listener listener(int seat) {
        return new Listener() {
            @Override
            public void text(ByteBuf payload) {
                try {
                    Update.of(payload).ifPresent(update -> heard(seat, update));
                } catch (RuntimeException refused) {
                    fail(refused);
                }
            }

            @Override
            public void closed() {
                fail(new IllegalStateException("A player's socket was closed."));
            }
        };
    }

    /// Both sockets, in the order of the seats.
    void seated(Channel first, Channel second) {
        players.add(first);
        players.add(second);
    }

    /// Done when both have been shown the game.
    CompletableFuture<Void> ready() {
        return ready;
    }

    /// Plays it. Done with the last move; fails when the server refuses a move or closes a socket.
    ///
    /// @param delay until the first move, nanoseconds
    /// @param pause from one move to the next, nanoseconds; with 0, the next move follows at once
    /// @param roundTrips hears for each move how long it took until both players knew it, nanoseconds
    CompletableFuture<Void> play(long delay, long pause, LongConsumer roundTrips) {
        loop.execute(() -> {
            this.pause = pause;
            this.roundTrips = roundTrips;
            this.due = System.nanoTime() + delay;
            next();
        });
        return over;
    }

    /// The latest that the player who moved has been told. Empty before the first move. To be asked on the thread
    /// of the wire.
    Optional<Update> acknowledged() {
        return acknowledged;
    }

    void leave() {
        players.forEach(Out::close);
    }

    private void next() {
        var wait = pause == 0 ? 0 : due - System.nanoTime();
        if (wait > 0) {
            var _ = loop.schedule(this::move, wait, TimeUnit.NANOSECONDS);
        } else {
            move();
        }
    }

    private void move() {
        var player = players.get(mover());
        sent = System.nanoTime();
        due += pause;
        Out.send(player, Marks.nextOfDraw(moves));
    }

    private int mover() {
        return (moves + (secondBegins ? 1 : 0)) % 2;
    }

    private void heard(int seat, Update update) {
        if (update.version() != FIRST_VERSION + moves + 1) {
            fail(new IllegalStateException("Version " + update.version() + " after " + moves + " moves."));
            return;
        }
        if (moves >= 0 && seat == mover()) {
            acknowledged = Optional.of(update);
        }
        told |= 1 << seat;
        if (told == BOTH) {
            told = 0;
            both();
        }
    }

    private void both() {
        if (moves >= 0) {
            roundTrips.accept(System.nanoTime() - sent);
        }
        moves++;
        if (moves == 0) {
            ready.complete(null);
        } else if (moves == Marks.PER_GAME) {
            over.complete(null);
        } else {
            next();
        }
    }

    private void fail(RuntimeException why) {
        ready.completeExceptionally(why);
        over.completeExceptionally(why);
    }
}
