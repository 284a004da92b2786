package dev.parlor.notifications;

import dev.parlor.store.Database;
import java.time.Duration;
import java.time.InstantSource;

/// Deletes events that are older than a week.
record EventRetention(Database database, InboxStore store, InstantSource clock) implements Runnable {
    static final Duration KEPT = Duration.ofDays(7);

    /// Rows per transaction, few enough that other writers don't wait for long.
    private static final int AT_ONCE = 1000;

    @Override
    public void run() {
        var before = clock.instant().minus(KEPT);
        var forgotten = AT_ONCE;
        while (forgotten == AT_ONCE) {
            forgotten = database.write(tx -> store.forgetBefore(tx, before, AT_ONCE));
        }
    }
}
