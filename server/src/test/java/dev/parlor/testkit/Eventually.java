package dev.parlor.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// For the few things that announce themselves to nobody: looks again and again, until a deadline.
public final class Eventually {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private Eventually() {}

    /// Returns once `condition` holds.
    ///
    /// @throws AssertionError when it doesn't within ten seconds
    public static void holds(BooleanSupplier condition) {
        holds(DEADLINE, condition);
    }

    /// As [#holds(BooleanSupplier)], with a deadline of its own.
    public static void holds(Duration patience, BooleanSupplier condition) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come true within " + patience);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
