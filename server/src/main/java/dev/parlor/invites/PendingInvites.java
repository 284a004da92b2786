package dev.parlor.invites;

import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import java.time.InstantSource;

/// How many invites wait for a user's answer; the badge shows this number. Thread-safe; blocks.
public final class PendingInvites {
    private final Database database;
    private final InstantSource clock;
    private final InviteStore store = new InviteStore();

    public PendingInvites(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The count as of now and the newest commit.
    public int of(long userId) {
        return database.read(handle -> store.waitingFor(handle, new UserId(userId), clock.instant()));
    }
}
