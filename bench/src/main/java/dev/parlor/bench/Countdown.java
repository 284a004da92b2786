package dev.parlor.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// Done after so many. Thread-safe.
final class Countdown {
    private final AtomicInteger left;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Countdown(int count) {
        this.left = new AtomicInteger(count);
    }

    void one() {
        if (left.decrementAndGet() == 0) {
            done.complete(null);
        }
    }

    CompletableFuture<Void> done() {
        return done;
    }
}
