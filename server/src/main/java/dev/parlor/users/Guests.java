package dev.parlor.users;

import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// Accounts that are made without a form, and become ordinary ones when their owner gives them an address and a
/// password.
///
/// A guest comes in by the tokens of the first moment alone: there is no password to log in with, so who logs out,
/// or stays away longer than guests are kept, never comes back (see [GuestRetention]).
///
/// Thread-safe; blocks on the database.
final class Guests {
    private static final String LAST_NAME = "Guest";

    private final Database database;
    private final UserStore store = new UserStore();
    private final GuestStore guests = new GuestStore();
    private final ProfileChanges profiles;
    private final Passwords passwords;
    private final Sessions sessions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Guests(Database database, ProfileChanges profiles, Passwords passwords, Sessions sessions, InstantSource clock) {
        this.database = database;
        this.profiles = profiles;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Somebody who has just come, with the tokens of their session.
    record Arrival(User user, TokenPair tokens) {}

    /// What became of the wish to keep an account.
    sealed interface Claimed {
        record Done(User user) implements Claimed {}

        /// Somebody has that address already.
        record Taken() implements Claimed {}

        /// The account has an address and a password already, or is gone.
        record NoGuest() implements Claimed {}
    }

    Arrival arrive(Device device) {
        return database.write(tx -> {
            var now = clock.instant();
            var guest = guests.insert(tx, GuestName.next(random), LAST_NAME, now);
            return new Arrival(store.find(tx.handle(), guest).orElseThrow(), sessions.openGuest(tx, guest, device));
        });
    }

    /// @param address where the request came from
    Claimed claim(UserId guest, Claim claim, String address) {
        if (database.read(handle -> store.taken(handle, claim.email().key()))) {
            return new Claimed.Taken();
        }
        if (!database.read(handle -> guests.isGuest(handle, guest))) {
            return new Claimed.NoGuest();
        }
        var hash = passwords.hash(Requester.of(address, claim.email().key()), claim.password());
        try {
            return profiles.change(guest, tx -> claim(tx, guest, claim, hash));
        } catch (UnableToExecuteStatementException refused) {
            // On PostgreSQL somebody may get the address between the question and the answer: the constraint decides.
            if (database.read(handle -> store.taken(handle, claim.email().key()))) {
                return new Claimed.Taken();
            }
            throw refused;
        }
    }

    private Claimed claim(Tx tx, UserId guest, Claim claim, String hash) {
        if (store.taken(tx.handle(), claim.email().key())) {
            return new Claimed.Taken();
        }
        if (!guests.claim(tx, guest, claim, hash, clock.instant())) {
            return new Claimed.NoGuest();
        }
        return store.find(tx.handle(), guest).<Claimed>map(Claimed.Done::new).orElseGet(Claimed.NoGuest::new);
    }
}
