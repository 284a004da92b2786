package dev.parlor.chat.lobby;

import dev.parlor.store.Database;
import java.time.Duration;
import java.time.InstantSource;

/// Deletes lobbies that have not been used for a week, with their messages.
record LobbyRetention(Database database, LobbyStore store, InstantSource clock) implements Runnable {
    private static final Duration KEPT = Duration.ofDays(7);

    /// How many lobbies one transaction deletes; small, so that other writers don't wait long.
    private static final int AT_ONCE = 100;

    @Override
    public void run() {
        var before = clock.instant().minus(KEPT);
        var forgotten = AT_ONCE;
        while (forgotten == AT_ONCE) {
            forgotten = database.write(tx -> store.forgetBefore(tx, before, AT_ONCE));
        }
    }
}
