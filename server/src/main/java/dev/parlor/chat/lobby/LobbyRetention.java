package dev.parlor.chat.lobby;

import dev.parlor.store.Database;
import java.time.Duration;
import java.time.InstantSource;

/// Forgets lobbies that nobody has used in a week, with what was said in them.
record LobbyRetention(Database database, LobbyStore store, InstantSource clock) implements Runnable {
    private static final Duration KEPT = Duration.ofDays(7);

    /// Lobbies in one transaction: others want to write too.
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
