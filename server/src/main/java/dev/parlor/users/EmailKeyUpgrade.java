package dev.parlor.users;

import dev.parlor.store.Database;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Replaces account keys of older versions with the key that [EmailAddress] makes today, so that one mailbox
/// is one account.
///
/// Two accounts may already share a mailbox. The one that has today's key keeps it; if neither has, the older
/// account gets it. The other account keeps the key of its own spelling, and its owner logs in with that as
/// before ([UserStore#BY_EMAIL]).
///
/// Runs at each start, because a node of an older version may write such keys until it stops. Several nodes
/// may run it at the same time.
final class EmailKeyUpgrade {
    private record OlderKey(long user, String email, String key) {}

    private EmailKeyUpgrade() {}

    static void run(Database database) {
        var found = database.read(EmailKeyUpgrade::olderKeys);
        if (!found.isEmpty()) {
            database.write(tx -> {
                found.forEach(account -> upgrade(tx.handle(), account));
                return found;
            });
        }
    }

    /// Oldest accounts first.
    private static List<OlderKey> olderKeys(Handle handle) {
        return handle.select("""
                        SELECT id, email, email_key FROM users
                        WHERE octet_length(email_key) > length(email_key) ORDER BY id
                        """)
                .map((row, context) -> new OlderKey(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static void upgrade(Handle handle, OlderKey account) {
        var key = EmailAddress.key(account.email());
        handle.execute("""
                UPDATE users SET email_key = ?
                WHERE id = ? AND email_key = ? AND NOT EXISTS (SELECT 1 FROM users other WHERE other.email_key = ?)
                """, key, account.user(), account.key(), key);
    }
}
