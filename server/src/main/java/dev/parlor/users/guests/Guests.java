package dev.parlor.users.guests;

import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.users.ProfileChanges;
import dev.parlor.users.User;
import dev.parlor.users.UserStore;
import dev.parlor.users.passwords.PasswordHasher;
import dev.parlor.users.passwords.Requester;
import dev.parlor.users.sessions.ClientDevice;
import dev.parlor.users.sessions.Sessions;
import dev.parlor.users.sessions.TokenPair;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// Accounts that are created without a form, and become ordinary accounts when their owner adds an address
/// and a password.
///
/// Only the tokens issued at creation let a guest in. There is no password to log in with, so a guest who
/// logs out, or stays away for longer than guests are kept, can never return (see [GuestRetention]).
///
/// Thread-safe; blocks on the database.
public final class Guests {
    private static final String LAST_NAME = "Guest";

    private final Database database;
    private final UserStore store = new UserStore();
    private final GuestStore guests = new GuestStore();
    private final ProfileChanges profiles;
    private final PasswordHasher passwords;
    private final Sessions sessions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Guests(
            Database database,
            ProfileChanges profiles,
            PasswordHasher passwords,
            Sessions sessions,
            InstantSource clock) {
        this.database = database;
        this.profiles = profiles;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// A new guest, with the tokens of their session.
    record GuestLogin(User user, TokenPair tokens) {}

    /// The result of a claim.
    sealed interface ClaimResult {
        record ClaimDone(User user) implements ClaimResult {}

        /// Another account has that address.
        record EmailTaken() implements ClaimResult {}

        /// The account already has an address and a password, or no longer exists.
        record NoGuest() implements ClaimResult {}
    }

    GuestLogin arrive(ClientDevice device) {
        return database.write(tx -> {
            var now = clock.instant();
            var guest = guests.insert(tx, GuestName.next(random), LAST_NAME, now);
            return new GuestLogin(store.find(tx.handle(), guest).orElseThrow(), sessions.openGuest(tx, guest, device));
        });
    }

    /// @param address the client's address
    ClaimResult claim(UserId guest, GuestClaim claim, String address) {
        if (database.read(handle -> store.taken(handle, claim.email()))) {
            return new ClaimResult.EmailTaken();
        }
        if (!database.read(handle -> guests.isGuest(handle, guest))) {
            return new ClaimResult.NoGuest();
        }
        var hash = passwords.hash(Requester.of(address, claim.email().key()), claim.password());
        try {
            return profiles.change(guest, tx -> claim(tx, guest, claim, hash));
        } catch (UnableToExecuteStatementException refused) {
            // On PostgreSQL, another account may take the address between the check and the update; the
            // constraint decides.
            if (database.read(handle -> store.taken(handle, claim.email()))) {
                return new ClaimResult.EmailTaken();
            }
            throw refused;
        }
    }

    private ClaimResult claim(Tx tx, UserId guest, GuestClaim claim, String hash) {
        if (store.taken(tx.handle(), claim.email())) {
            return new ClaimResult.EmailTaken();
        }
        if (!guests.claim(tx, guest, claim, hash, clock.instant())) {
            return new ClaimResult.NoGuest();
        }
        return store.find(tx.handle(), guest)
                .<ClaimResult>map(ClaimResult.ClaimDone::new)
                .orElseGet(ClaimResult.NoGuest::new);
    }
}
