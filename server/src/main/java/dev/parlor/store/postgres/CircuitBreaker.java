package dev.parlor.store.postgres;

import dev.parlor.store.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// While a server is away, one caller at a time asks whether it is back, and waits; all others learn at once that it
/// was not. Otherwise each would find that out for itself, one after the other where they need the same thing.
/// To ask is short, and not the call itself: that may wait for long, at a server that is well, for somebody's lock.
///
/// Thread-safe; while all is well it costs a look at a flag.
final class CircuitBreaker {
    /// So long after its beginning others wait for who asks: it may be one broken connection only.
    private static final long DOUBTED = Duration.ofMillis(250).toNanos();

    /// Before it is asked again that did not answer: of callers who wait for each other not each is to ask.
    static final Duration PAUSE = Duration.ofMillis(500);

    private final LongSupplier nanoTime;
    private final BooleanSupplier answers;
    private final Supplier<StoreUnavailable> refusal;
    private final Semaphore asking = new Semaphore(1);
    private volatile boolean away;
    private volatile long since;
    private volatile long next;

    /// @param answers whether the server is back: asks it, and waits for no more than a second or so
    /// @param refusal what is told while it is not
    CircuitBreaker(LongSupplier nanoTime, BooleanSupplier answers, Supplier<StoreUnavailable> refusal) {
        this.nanoTime = nanoTime;
        this.answers = answers;
        this.refusal = refusal;
    }

    /// It does not answer.
    synchronized void begins() {
        if (!away) {
            since = nanoTime.getAsLong();
            next = since;
            away = true;
        }
    }

    /// It has answered.
    void ends() {
        if (away) {
            away = false;
        }
    }

    /// Does something that needs the server.
    ///
    /// @throws StoreUnavailable when it is away still, or somebody else is asking, or has asked just now
    <T> T unless(Supplier<T> call) {
        if (away && !back()) {
            throw refusal.get();
        }
        return call.get();
    }

    private boolean back() {
        if (!mayAsk()) {
            return !away;
        }
        try {
            // Who asked before may have had an answer, or none just now.
            if (away && nanoTime.getAsLong() - next >= 0) {
                ask();
            }
            return !away;
        } finally {
            asking.release();
        }
    }

    private void ask() {
        if (answers.getAsBoolean()) {
            ends();
        } else {
            next = nanoTime.getAsLong() + PAUSE.toNanos();
        }
    }

    private boolean mayAsk() {
        var patience = since + DOUBTED - nanoTime.getAsLong();
        try {
            return asking.tryAcquire(Math.max(0, patience), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
