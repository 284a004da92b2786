package dev.parlor.users.operators;

import dev.parlor.http.JsonFields;
import dev.parlor.http.ProblemException;
import dev.parlor.identity.UserId;
import dev.parlor.json.Json;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.users.EmailAddress;
import dev.parlor.users.UserSettings;
import dev.parlor.users.UserStore;
import dev.parlor.users.login.RegistrationForm;
import dev.parlor.users.passwords.PasswordHasher;
import dev.parlor.users.passwords.PasswordRules;
import dev.parlor.users.passwords.Requester;
import dev.parlor.users.sessions.SessionStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Account operations for operators, run while nodes are up: each change of an account also adds a row that
/// the nodes poll for ([OperatorChangePoller]).
///
/// `who` is an e-mail address, compared as at login, or the id of an account. Blocks on the database.
public final class OperatorAccounts implements AutoCloseable {
    /// The only requester in this process.
    private static final Requester OPERATOR = Requester.of("", "");

    private final Database database;
    private final InstantSource clock;
    private final PasswordHasher passwords;
    private final UserStore users = new UserStore();
    private final SessionStore sessions = new SessionStore();
    private final OperatorStore store = new OperatorStore();
    private final OperatorChanges changes = new OperatorChanges();

    public OperatorAccounts(Database database, UserSettings settings, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.passwords = new PasswordHasher(settings.passwordCost());
    }

    /// The result of a change.
    public sealed interface OperatorResult {
        /// @param account after the change
        /// @param ended the number of sessions that were ended
        record OperatorDone(OperatorAccount account, int ended) implements OperatorResult {}

        /// @param why a sentence for the operator
        record OperatorRefused(String why) implements OperatorResult {}
    }

    /// Creates an account, by the rules of a registration.
    public OperatorResult create(String email, String firstName, String lastName, String password, boolean staff) {
        var fields = new JsonFields(Json.MAPPER.valueToTree(
                Map.of("email", email, "first_name", firstName, "last_name", lastName, "password", password)));
        RegistrationForm person;
        try {
            person = RegistrationForm.read(fields);
        } catch (ProblemException refused) {
            return new OperatorResult.OperatorRefused(sentences(fields));
        }
        var hash = passwords.hash(OPERATOR, person.password());
        return database.write(tx -> {
            var made = users.insert(tx, person, hash, clock.instant());
            if (made.isEmpty()) {
                return new OperatorResult.OperatorRefused(
                        "There is an account with the address " + email + " already.");
            }
            store.setStaff(tx, made.get(), staff);
            return new OperatorResult.OperatorDone(account(tx.handle(), made.get()), 0);
        });
    }

    /// Makes an account staff, or revokes that.
    public OperatorResult setStaff(String who, boolean staff) {
        return change(who, (tx, account) -> {
            if (staff && account.demo()) {
                return Optional.of("Anybody may enter a demo account, so it can't be staff.");
            }
            store.setStaff(tx, new UserId(account.id()), staff);
            return Optional.empty();
        });
    }

    /// Enables an account, or disables it, which ends its sessions.
    public OperatorResult setActive(String who, boolean active) {
        return change(who, !active, (tx, account) -> {
            users.setActive(tx, new UserId(account.id()), active);
            return Optional.empty();
        });
    }

    /// Sets another password, which ends the sessions.
    public OperatorResult setPassword(String who, String password) {
        var known = find(who);
        if (known.isEmpty()) {
            return unknown(who);
        }
        var fields = new JsonFields(Json.MAPPER.valueToTree(Map.of("password", password)));
        var good = PasswordRules.read(
                fields, "password", EmailAddress.key(known.get().email()));
        if (fields.rejected("password")) {
            return new OperatorResult.OperatorRefused(sentences(fields));
        }
        var hash = passwords.hash(OPERATOR, good);
        return change(who, true, (tx, account) -> {
            if (account.demo() || account.email().isEmpty()) {
                return Optional.of("Nobody logs in to this account with a password: it is a guest's or the demo's.");
            }
            store.setPassword(tx, new UserId(account.id()), hash);
            return Optional.empty();
        });
    }

    public OperatorResult endSession(String who, String session) {
        return database.write(tx -> {
            var account = find(tx.handle(), who);
            if (account.isEmpty()) {
                return unknown(who);
            }
            var user = new UserId(account.get().id());
            if (!sessions.delete(tx, session, user)) {
                return new OperatorResult.OperatorRefused("This account has no session " + session + ".");
            }
            changes.add(tx, user, Optional.of(session), clock.instant());
            return new OperatorResult.OperatorDone(account(tx.handle(), user), 1);
        });
    }

    public OperatorResult endSessions(String who) {
        return change(who, true, (tx, account) -> Optional.empty());
    }

    public Optional<OperatorAccount> find(String who) {
        return database.read(handle -> find(handle, who));
    }

    /// Oldest first.
    ///
    /// @param after only accounts with a higher id are listed
    public List<OperatorAccount> list(boolean onlyStaff, long after, int most) {
        return database.read(handle -> store.list(handle, onlyStaff, after, most, clock.instant()));
    }

    /// The active sessions, newest first.
    public List<OperatorAccount.OperatorSession> sessions(OperatorAccount account) {
        return database.read(handle -> store.sessions(handle, new UserId(account.id()), clock.instant()));
    }

    /// Changes an account. Returns why not, as a sentence, or empty when done.
    @FunctionalInterface
    private interface AccountChange {
        Optional<String> make(Tx tx, OperatorAccount account);
    }

    private OperatorResult change(String who, AccountChange change) {
        return change(who, false, change);
    }

    private OperatorResult change(String who, boolean endsSessions, AccountChange change) {
        return database.write(tx -> {
            var found = find(tx.handle(), who);
            if (found.isEmpty()) {
                return unknown(who);
            }
            var refused = change.make(tx, found.get());
            if (refused.isPresent()) {
                return new OperatorResult.OperatorRefused(refused.get());
            }
            var user = new UserId(found.get().id());
            changes.add(tx, user, Optional.empty(), clock.instant());
            var ended = endsSessions ? sessions.deleteOthers(tx, user, "") : List.<String>of();
            ended.forEach(session -> changes.add(tx, user, Optional.of(session), clock.instant()));
            return new OperatorResult.OperatorDone(account(tx.handle(), user), ended.size());
        });
    }

    private Optional<OperatorAccount> find(Handle handle, String who) {
        // A number with more digits than any id is treated as an address, which no account has.
        return who.matches("\\d{1,18}")
                ? store.find(handle, new UserId(Long.parseLong(who)), clock.instant())
                : store.find(handle, who, clock.instant());
    }

    private OperatorAccount account(Handle handle, UserId user) {
        return store.find(handle, user, clock.instant()).orElseThrow();
    }

    private static OperatorResult unknown(String who) {
        return new OperatorResult.OperatorRefused(
                "No account \"" + who + "\" exists. ./parlor user list shows all; write the address in full.");
    }

    private static String sentences(JsonFields fields) {
        return fields.rejections().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + ": " + String.join(" ", entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /// Stops the hashing threads.
    @Override
    public void close() {
        passwords.close();
    }
}
