package dev.parlor.notifications;

import dev.parlor.realtime.Later;
import dev.parlor.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets events that nobody has asked for in a week. Each node may do it.
final class Retention {
    static final Duration KEPT = Duration.ofDays(7);
    static final Duration PAUSE = Duration.ofHours(1);

    /// Rows in one transaction: others want to write too.
    private static final int AT_ONCE = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Database database;
    private final Later later;
    private final InstantSource clock;
    private final InboxStore store = new InboxStore();

    Retention(Database database, Later later, InstantSource clock) {
        this.database = database;
        this.later = later;
        this.clock = clock;
    }

    /// Begins to look each hour.
    void start() {
        later.after(PAUSE, this::look);
    }

    private void look() {
        try {
            forget();
        } catch (RuntimeException failed) {
            LOG.warn("Old events could not be forgotten; it is tried again in an hour.", failed);
        }
        start();
    }

    private void forget() {
        var before = clock.instant().minus(KEPT);
        var forgotten = AT_ONCE;
        while (forgotten == AT_ONCE) {
            forgotten = database.write(tx -> store.forgetBefore(tx, before, AT_ONCE));
        }
    }
}
