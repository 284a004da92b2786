package dev.parlor.users;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import dev.parlor.users.login.RegistrationForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The SQL of accounts.
public final class UserStore {
    private static final String USER = """
            SELECT id, email, first_name, last_name, is_active, total_games_played, wins, losses, draws, created_at, avatar,
                guest_since IS NOT NULL
            FROM users
            """;

    /// Matches the account with an address ([EmailAddress#keys]). Data of older versions may hold two such
    /// accounts; the one registered with the spelling as typed wins.
    public static final String BY_EMAIL = " email_key IN (:key, :older_key) ORDER BY email_key <> :older_key LIMIT 1";

    /// What a login needs to know about an account.
    public record StoredCredentials(UserId user, String emailKey, String passwordHash, boolean active) {
        /// Whether the account has no password, which means a guest. (Deleted accounts have no credentials at
        /// all.)
        public boolean guest() {
            return passwordHash.isEmpty();
        }
    }

    /// Creates an account. Empty when the address is taken; in a race, exactly one caller gets it.
    public Optional<UserId> insert(Tx tx, RegistrationForm person, String passwordHash, Instant now) {
        return tx.handle()
                .select(
                        """
                        INSERT INTO users (email, email_key, first_name, last_name, password_hash, created_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (email_key) DO NOTHING
                        RETURNING id
                        """,
                        person.email().text(),
                        person.email().key(),
                        person.firstName(),
                        person.lastName(),
                        passwordHash,
                        now.toEpochMilli())
                .mapTo(Long.class)
                .findOne()
                .map(UserId::new);
    }

    public Optional<User> find(Handle handle, UserId user) {
        return handle.select(USER + "WHERE id = ?", user.value())
                .map(UserStore::userIn)
                .findOne();
    }

    public List<User> find(Handle handle, Collection<UserId> users) {
        return handle.createQuery(USER + "WHERE id IN (<ids>)")
                .bindList("ids", users.stream().map(UserId::value).toList())
                .map(UserStore::userIn)
                .list();
    }

    static Map<UserId, String> names(Handle handle, Collection<UserId> users) {
        return handle.createQuery("SELECT id, first_name FROM users WHERE id IN (<ids>)")
                .bindList("ids", users.stream().map(UserId::value).toList())
                .map((row, context) -> Map.entry(new UserId(row.getLong(1)), row.getString(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Map<UserId, PublicProfile> faces(Handle handle, Collection<UserId> users) {
        return handle.createQuery("SELECT id, first_name, avatar FROM users WHERE id IN (<ids>)")
                .bindList("ids", users.stream().map(UserId::value).toList())
                .map((row, context) -> Map.entry(
                        new UserId(row.getLong(1)),
                        PublicProfile.of(row.getString(2), Optional.ofNullable(row.getString(3)))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static boolean active(Handle handle, UserId user) {
        return handle.select("SELECT id FROM users WHERE id = ? AND is_active = 1", user.value())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /// Locks the user's row until the commit, so that transactions that add to a limited collection of one
    /// user run one after another.
    ///
    /// @return whether limits apply to this user: they don't to demo accounts, which everyone shares
    public static boolean counted(Tx tx, UserId user) {
        return tx.handle()
                .select("UPDATE users SET is_demo = is_demo WHERE id = ? RETURNING is_demo", user.value())
                .mapTo(Integer.class)
                .findOne()
                .filter(demo -> demo == 0)
                .isPresent();
    }

    /// Marks an account as one that anyone may enter while the demo is on.
    public void markDemo(Tx tx, UserId user) {
        tx.handle().execute("UPDATE users SET is_demo = 1 WHERE id = ?", user.value());
    }

    /// The demo account with this address; empty when there is none, or when the account is not a demo
    /// account.
    public Optional<UserId> demo(Handle handle, EmailAddress email) {
        return handle.createQuery("SELECT id FROM users WHERE is_demo = 1 AND is_active = 1 AND" + BY_EMAIL)
                .bindMap(EmailAddress.keys(email.text()))
                .mapTo(Long.class)
                .findOne()
                .map(UserId::new);
    }

    public boolean taken(Handle handle, EmailAddress email) {
        return credentials(handle, email.text()).isPresent();
    }

    /// @param email as typed
    public Optional<StoredCredentials> credentials(Handle handle, String email) {
        return handle.createQuery("SELECT id, email_key, password_hash, is_active FROM users WHERE" + BY_EMAIL)
                .bindMap(EmailAddress.keys(email))
                .map(UserStore::credentialsIn)
                .findOne();
    }

    public Optional<StoredCredentials> credentials(Handle handle, UserId user) {
        return handle.select(
                        "SELECT id, email_key, password_hash, is_active FROM users WHERE id = ? AND deleted_at IS NULL",
                        user.value())
                .map(UserStore::credentialsIn)
                .findOne();
    }

    /// Records a login whose password was checked, and stores the new hash.
    ///
    /// @return false when the password was changed or the account disabled meanwhile; the login must then be
    ///     refused
    public boolean noteLogin(Tx tx, StoredCredentials checked, String passwordHash, Instant now) {
        return tx.handle()
                        .execute(
                                """
                                UPDATE users SET last_login_at = ?, password_hash = ?
                                WHERE id = ? AND password_hash = ? AND is_active = 1
                                """,
                                now.toEpochMilli(),
                                passwordHash,
                                checked.user().value(),
                                checked.passwordHash())
                == 1;
    }

    /// @return false when the password has changed since it was checked
    public boolean replacePassword(Tx tx, StoredCredentials checked, String passwordHash) {
        return tx.handle()
                        .execute(
                                "UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?",
                                passwordHash,
                                checked.user().value(),
                                checked.passwordHash())
                == 1;
    }

    /// Removes all personal data from an account. Its new key is unique to it: keys of real addresses have no
    /// capital letters.
    ///
    /// @return false when the password has changed since it was checked
    public boolean delete(Tx tx, StoredCredentials checked, Instant now) {
        return tx.handle()
                        .execute(
                                """
                                UPDATE users SET email = '', email_key = ?, first_name = ?, last_name = '', avatar = NULL,
                                    password_hash = '', is_active = 0, guest_since = NULL, deleted_at = ?
                                WHERE id = ? AND password_hash = ?
                                """,
                                "DELETED " + checked.user().value(),
                                Users.DELETED,
                                now.toEpochMilli(),
                                checked.user().value(),
                                checked.passwordHash())
                == 1;
    }

    public void rename(Tx tx, UserId user, Optional<String> firstName, Optional<String> lastName) {
        tx.handle()
                .createUpdate("""
                        UPDATE users
                        SET first_name = COALESCE(:first, first_name), last_name = COALESCE(:last, last_name)
                        WHERE id = :id
                        """)
                .bind("first", firstName.orElse(null))
                .bind("last", lastName.orElse(null))
                .bind("id", user.value())
                .execute();
    }

    /// Returns whether the account exists.
    public boolean setActive(Tx tx, UserId user, boolean active) {
        return tx.handle().execute("UPDATE users SET is_active = ? WHERE id = ?", active ? 1 : 0, user.value()) == 1;
    }

    /// Adds one finished game. Exactly one of the three results is 1, the others are 0.
    public void countGame(Tx tx, UserId user, int won, int lost, int drawn) {
        tx.handle().execute("""
                        UPDATE users SET total_games_played = total_games_played + 1,
                            wins = wins + ?, losses = losses + ?, draws = draws + ?
                        WHERE id = ?
                        """, won, lost, drawn, user.value());
    }

    private static User userIn(ResultSet row, StatementContext context) throws SQLException {
        return new User(
                new UserId(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5) == 1,
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                Instant.ofEpochMilli(row.getLong(10)),
                Optional.ofNullable(row.getString(11)),
                row.getBoolean(12));
    }

    private static StoredCredentials credentialsIn(ResultSet row, StatementContext context) throws SQLException {
        return new StoredCredentials(
                new UserId(row.getLong(1)), row.getString(2), row.getString(3), row.getInt(4) == 1);
    }
}
