package dev.parlor.store.postgres;

import dev.parlor.store.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// While the server is unreachable, one caller at a time probes it and waits; all others fail immediately.
/// Otherwise each would run into the timeout itself, one after another if they contend for the same lock. The
/// probe is a short query rather than the call itself, which may have to wait for a row lock even on a
/// healthy server.
///
/// Thread-safe; while the server is reachable, the cost is one flag check.
final class CircuitBreaker {
    /// For this long after an outage begins, callers wait for the probe: perhaps only one connection broke.
    private static final long DOUBTED = Duration.ofMillis(250).toNanos();

    /// The shortest time between two failed probes: callers that wait for one another must not all probe.
    static final Duration PAUSE = Duration.ofMillis(500);

    private final LongSupplier nanoTime;
    private final BooleanSupplier answers;
    private final Supplier<StoreUnavailable> refusal;
    private final Semaphore asking = new Semaphore(1);
    private volatile boolean away;
    private volatile long since;
    private volatile long next;

    /// @param answers probes the server: whether it is reachable again; takes no more than about a second
    /// @param refusal the exception for callers during the outage
    CircuitBreaker(LongSupplier nanoTime, BooleanSupplier answers, Supplier<StoreUnavailable> refusal) {
        this.nanoTime = nanoTime;
        this.answers = answers;
        this.refusal = refusal;
    }

    /// The server stopped responding.
    synchronized void begins() {
        if (!away) {
            since = nanoTime.getAsLong();
            next = since;
            away = true;
        }
    }

    /// The server responded.
    void ends() {
        if (away) {
            away = false;
        }
    }

    /// Runs a call that needs the server.
    ///
    /// @throws StoreUnavailable when the server is still unreachable, or another caller is probing it or has
    ///     just done so
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
            // The previous holder of the permit may have just got a response, or failed to.
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
