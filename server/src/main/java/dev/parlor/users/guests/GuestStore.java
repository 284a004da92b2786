package dev.parlor.users.guests;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import dev.parlor.users.EmailAddress;
import dev.parlor.users.RandomId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The SQL of guests.
public final class GuestStore {
    /// Creates a guest. The placeholder address is readable and unique, but can't receive mail, be registered
    /// or be found: keys of real addresses have no capital letters, and [EmailAddress] refuses its host.
    public UserId insert(Tx tx, String firstName, String lastName, Instant now) {
        var id = RandomId.next();
        return new UserId(tx.handle()
                .select(
                        """
                        INSERT INTO users (email, email_key, first_name, last_name, password_hash, created_at, guest_since)
                        VALUES (?, ?, ?, ?, '', ?, ?)
                        RETURNING id
                        """,
                        "guest-" + id + "@" + EmailAddress.GUESTS,
                        "GUEST " + id,
                        firstName,
                        lastName,
                        now.toEpochMilli(),
                        now.toEpochMilli())
                .mapTo(Long.class)
                .one());
    }

    boolean isGuest(Handle handle, UserId user) {
        return handle.select(
                        "SELECT id FROM users WHERE id = ? AND guest_since IS NOT NULL AND is_active = 1", user.value())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /// Turns a guest into an ordinary account.
    ///
    /// @return false when the account is no longer a guest: of two concurrent claims, one wins
    boolean claim(Tx tx, UserId guest, GuestClaim claim, String passwordHash, Instant now) {
        return tx.handle()
                        .createUpdate("""
                        UPDATE users
                        SET email = :email, email_key = :key, password_hash = :hash, guest_since = NULL,
                            last_login_at = :now,
                            first_name = COALESCE(:first, first_name), last_name = COALESCE(:last, last_name)
                        WHERE id = :id AND guest_since IS NOT NULL AND is_active = 1
                        """)
                        .bind("email", claim.email().text())
                        .bind("key", claim.email().key())
                        .bind("hash", passwordHash)
                        .bind("now", now.toEpochMilli())
                        .bind("first", claim.firstName().orElse(null))
                        .bind("last", claim.lastName().orElse(null))
                        .bind("id", guest.value())
                        .execute()
                == 1;
    }

    /// Guests without a session: no one can log in to them any more.
    List<UserId> abandoned(Handle handle, Instant now, int most) {
        return handle.select("""
                        SELECT u.id FROM users u
                        WHERE u.guest_since IS NOT NULL
                          AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.user_id = u.id AND s.expires_at > ?)
                        ORDER BY u.id LIMIT ?
                        """, now.toEpochMilli(), most).mapTo(Long.class).list().stream()
                .map(UserId::new)
                .toList();
    }
}
