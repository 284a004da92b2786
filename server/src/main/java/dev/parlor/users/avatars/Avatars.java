package dev.parlor.users.avatars;

import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.users.ProfileChanges;
import dev.parlor.users.RandomId;
import java.util.Base64;
import java.util.Optional;

/// The pictures of accounts, each under an unguessable name that no other picture ever gets.
///
/// Thread-safe; blocks on the database.
public final class Avatars {
    /// The path of pictures, followed by the name and a slash.
    public static final String PATH = "/api/users/avatars/";

    private final Database database;
    private final ProfileChanges profiles;

    public Avatars(Database database, ProfileChanges profiles) {
        this.database = database;
        this.profiles = profiles;
    }

    /// Replaces an account's picture. Of several concurrent calls, the last one wins.
    public void put(UserId user, byte[] jpeg) {
        var name = RandomId.next();
        var image = Base64.getEncoder().encodeToString(jpeg);
        profiles.change(user, tx -> {
            // First, because it makes a concurrent change of the same picture wait; the other's row is then
            // there to delete.
            tx.handle().execute("UPDATE users SET avatar = ? WHERE id = ?", name, user.value());
            delete(tx, user);
            return tx.handle()
                    .execute("INSERT INTO avatars (name, user_id, image) VALUES (?, ?, ?)", name, user.value(), image);
        });
    }

    /// Removes an account's picture, if it has one.
    public void remove(UserId user) {
        profiles.change(user, tx -> {
            tx.handle().execute("UPDATE users SET avatar = NULL WHERE id = ?", user.value());
            delete(tx, user);
            return true;
        });
    }

    public Optional<byte[]> find(String name) {
        return database.read(handle -> handle.select("SELECT image FROM avatars WHERE name = ?", name)
                        .mapTo(String.class)
                        .findOne())
                .map(image -> Base64.getDecoder().decode(image));
    }

    /// Deletes the stored picture, in a transaction that changes the account.
    public void delete(Tx tx, UserId user) {
        tx.handle().execute("DELETE FROM avatars WHERE user_id = ?", user.value());
    }
}
