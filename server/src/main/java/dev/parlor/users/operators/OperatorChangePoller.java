package dev.parlor.users.operators;

import dev.parlor.logs.FailureLog;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.schedule.Scheduler;
import dev.parlor.store.Database;
import dev.parlor.users.AccountCache;
import dev.parlor.users.sessions.SessionBackfill;
import dev.parlor.users.sessions.SessionCache;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes this node notice, within a second, what operator commands have changed and which sessions have ended
/// at other nodes, even while Redis is down. A command is a separate process: with either database, it
/// reaches running nodes only through rows. So each node polls for new rows, with one query that nearly
/// always finds nothing.
public final class OperatorChangePoller implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Logger LOG = LoggerFactory.getLogger(OperatorChangePoller.class);

    private final Database database;
    private final OperatorChanges changes = new OperatorChanges();
    private final AccountCache accountCache;
    private final SessionCache sessionCache;
    private final ChannelLayer channels;
    private long told;
    private boolean failing;
    private boolean closed;

    public OperatorChangePoller(
            Database database, AccountCache accountCache, SessionCache sessionCache, ChannelLayer channels) {
        this.database = database;
        this.accountCache = accountCache;
        this.sessionCache = sessionCache;
        this.channels = channels;
    }

    /// Starts polling. Call before the first client is accepted: until then, nothing is cached here that an
    /// earlier change could make stale.
    public void start(Scheduler scheduler) {
        told = database.read(changes::newest);
        next(scheduler);
    }

    private synchronized void next(Scheduler scheduler) {
        if (!closed) {
            scheduler.after(PAUSE, () -> {
                look();
                next(scheduler);
            });
        }
    }

    private synchronized void look() {
        if (closed) {
            return;
        }
        try {
            database.read(handle -> changes.after(handle, told)).forEach(this::heed);
            failing = false;
        } catch (RuntimeException failed) {
            if (!failing) {
                FailureLog.tell(LOG, failed, "Could not check for changes by operator commands; retrying.");
            }
            failing = true;
        }
    }

    private void heed(OperatorChanges.OperatorChange change) {
        accountCache.forget(change.user());
        change.session().ifPresent(session -> {
            sessionCache.forget(session);
            // Every node polls for itself.
            channels.publishHere(Topics.session(session), SessionBackfill.ENDED);
        });
        told = change.number();
    }

    /// Waits for a poll in progress; no other starts after it.
    @Override
    public synchronized void close() {
        closed = true;
    }
}
