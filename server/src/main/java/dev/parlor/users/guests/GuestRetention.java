package dev.parlor.users.guests;

import dev.parlor.store.Database;
import dev.parlor.users.privacy.AccountDeletion;
import java.time.InstantSource;

/// Deletes guests whose last session has ended, because no one can log in to them any more. Any node may do
/// this at any time: an account is deleted only once.
public record GuestRetention(Database database, AccountDeletion deletion, InstantSource clock) implements Runnable {
    /// Accounts per query.
    private static final int AT_ONCE = 100;

    @Override
    public void run() {
        var guests = new GuestStore();
        var found = AT_ONCE;
        while (found == AT_ONCE) {
            var abandoned = database.read(handle -> guests.abandoned(handle, clock.instant(), AT_ONCE));
            abandoned.forEach(deletion::deleteAbandoned);
            found = abandoned.size();
        }
    }
}
