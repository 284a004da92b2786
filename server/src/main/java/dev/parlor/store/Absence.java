package dev.parlor.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// While a server is away, one caller at a time asks whether it is back, and waits; all others learn at once that it
/// was not. Otherwise each would find that out for itself, one after the other where they need the same thing.
///
/// Thread-safe; while all is well it costs a look at a flag.
final class Absence {
    /// So long after its beginning others wait for who asks: it may be one broken connection only.
    private static final long DOUBTED = Duration.ofMillis(250).toNanos();

    private final LongSupplier nanoTime;
    private final Supplier<StoreUnavailable> refusal;
    private final Semaphore asking = new Semaphore(1);
    private volatile boolean away;
    private volatile long since;

    /// @param refusal what others are told
    Absence(LongSupplier nanoTime, Supplier<StoreUnavailable> refusal) {
        this.nanoTime = nanoTime;
        this.refusal = refusal;
    }

    /// It does not answer.
    synchronized void begins() {
        if (!away) {
            since = nanoTime.getAsLong();
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
    /// @throws StoreUnavailable when it is away, and somebody else is asking already
    <T> T unless(Supplier<T> call) {
        if (!away) {
            return call.get();
        }
        if (!mayAsk()) {
            throw refusal.get();
        }
        try {
            return call.get();
        } finally {
            asking.release();
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
