package dev.parlor.users.guests;

import dev.parlor.store.Database;
import dev.parlor.users.privacy.AccountDeletion;
import java.time.InstantSource;

/// Ends the accounts of guests whose last session has ended: nobody can come in as one of them any more. Each node
/// may do this at any time, since an account ends once.
public record GuestRetention(Database database, AccountDeletion deletion, InstantSource clock) implements Runnable {
    /// Accounts that are looked for at once.
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
