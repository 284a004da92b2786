package dev.parlor.http;

import java.util.concurrent.atomic.AtomicLong;

/// An amount that many share, and that must not be exceeded by all of them together. Thread-safe.
final class Allowance {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    Allowance(long most) {
        this.most = most;
    }

    /// What one of them takes; confined to one thread.
    final class Share {
        private long mine;

        /// Takes more; false when that is too much for all together. It has to be given back either way.
        boolean take(long amount) {
            mine += amount;
            return taken.addAndGet(amount) <= most;
        }

        /// Gives back all that was taken. Again and again does no harm.
        void giveBack() {
            taken.addAndGet(-mine);
            mine = 0;
        }
    }

    Share share() {
        return new Share();
    }
}
