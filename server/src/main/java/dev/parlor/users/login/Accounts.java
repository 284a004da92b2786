package dev.parlor.users.login;

import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.users.AccountCache;
import dev.parlor.users.ProfileChanges;
import dev.parlor.users.User;
import dev.parlor.users.UserStore;
import dev.parlor.users.passwords.PasswordHasher;
import dev.parlor.users.passwords.Requester;
import dev.parlor.users.sessions.Sessions;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;

/// What can be done with an account.
public final class Accounts {
    private final Database database;
    private final UserStore store = new UserStore();
    private final ProfileChanges profiles;
    private final AccountCache accountCache;
    private final PasswordHasher passwords;
    private final Sessions sessions;
    private final InstantSource clock;

    public Accounts(
            Database database,
            ProfileChanges profiles,
            PasswordHasher passwords,
            Sessions sessions,
            InstantSource clock) {
        this.database = database;
        this.profiles = profiles;
        this.accountCache = profiles.directory();
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// The new account, or empty when there is one with that e-mail address.
    ///
    /// @param address where the request came from
    public Optional<User> register(RegistrationForm person, String address) {
        if (database.read(handle -> store.taken(handle, person.email()))) {
            return Optional.empty();
        }
        var hash = passwords.hash(Requester.of(address, person.email().key()), person.password());
        return database.write(
                tx -> store.insert(tx, person, hash, clock.instant()).flatMap(id -> store.find(tx.handle(), id)));
    }

    public Optional<User> find(UserId user) {
        return accountCache.find(user);
    }

    /// Changes what is given. Empty when there is no such account.
    public Optional<User> rename(UserId user, Optional<String> firstName, Optional<String> lastName) {
        return profiles.change(user, tx -> {
            store.rename(tx, user, firstName, lastName);
            return store.find(tx.handle(), user);
        });
    }

    /// Enables or disables an account; disabling ends its sessions. False when there is no such account.
    public boolean setActive(UserId user, boolean active) {
        return database.write(tx -> {
            var found = store.setActive(tx, user, active);
            tx.afterCommit(() -> accountCache.forget(user));
            if (!active) {
                sessions.endOthers(tx, user, "");
            }
            return found;
        });
    }

    /// Counts a finished game for those who played it, in the transaction that ends it.
    public void countGame(Tx tx, Optional<UserId> winner, Collection<UserId> players) {
        // Always in the order of their ids: two games that end at once must not wait for each other crosswise.
        players.stream().distinct().sorted(UserId.ORDER).forEach(player -> {
            var won = winner.equals(Optional.of(player));
            store.countGame(tx, player, won ? 1 : 0, winner.isPresent() && !won ? 1 : 0, winner.isEmpty() ? 1 : 0);
            tx.afterCommit(() -> accountCache.forget(player));
        });
    }
}
