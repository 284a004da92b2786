package dev.parlor.users.login;

import dev.parlor.http.ProblemException;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import dev.parlor.users.EmailAddress;
import dev.parlor.users.RandomId;
import dev.parlor.users.UserStore;
import dev.parlor.users.passwords.PasswordHasher;
import dev.parlor.users.passwords.Requester;
import dev.parlor.users.sessions.ClientDevice;
import dev.parlor.users.sessions.Sessions;
import dev.parlor.users.sessions.TokenPair;
import java.time.InstantSource;
import java.util.Optional;

/// Accounts that anybody may enter while the demo is on (contract §2.3): made on demand, with a password that
/// nobody knows, so that no visitor can change it or delete the account.
///
/// Thread-safe; blocks on the database.
public final class DemoAccounts {
    /// Making these accounts is the work of the server, and takes nobody's turn.
    private static final String OWN_WORK = "";

    private final Database database;
    private final UserStore store = new UserStore();
    private final PasswordHasher passwords;
    private final Sessions sessions;
    private final InstantSource clock;

    public DemoAccounts(Database database, PasswordHasher passwords, Sessions sessions, InstantSource clock) {
        this.database = database;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Keeps demo accounts as they are.
    ///
    /// @throws Problem 403 when the caller is in one
    public static void refuseChange(Request request) {
        if (request.caller().shared()) {
            throw new ProblemException(
                    ProblemResponses.forbidden(
                            "Many people use a demo account at once, so it can't be changed. Register to have an account of your own."));
        }
    }

    /// Whether this is an address that an account can have.
    public boolean accepts(String email) {
        return EmailAddress.parse(email).isPresent();
    }

    /// The demo account with this address, made if there is none yet; empty when the address is that of somebody's
    /// account, which nobody else may enter.
    ///
    /// @throws IllegalArgumentException when the address is none
    public Optional<UserId> account(String email, String firstName) {
        var address = EmailAddress.parse(email)
                .orElseThrow(() -> new IllegalArgumentException("\"" + email + "\" is no e-mail address"));
        return database.read(handle -> store.demo(handle, address)).or(() -> make(address, firstName));
    }

    /// Begins a session.
    public TokenPair enter(UserId account) {
        return database.write(tx -> sessions.open(tx, account, ClientDevice.UNKNOWN));
    }

    private Optional<UserId> make(EmailAddress address, String firstName) {
        var hash = passwords.hash(Requester.of(OWN_WORK, address.key()), RandomId.next());
        var person = new RegistrationForm(address, firstName, "Demo", "");
        return database.write(tx -> {
            var made = store.insert(tx, person, hash, clock.instant());
            made.ifPresent(user -> store.markDemo(tx, user));
            // Two visitors may come at the same moment.
            return made.or(() -> store.demo(tx.handle(), address));
        });
    }
}
