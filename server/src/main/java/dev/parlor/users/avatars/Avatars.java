package dev.parlor.users.avatars;

import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.users.ProfileChanges;
import dev.parlor.users.RandomId;
import java.util.Base64;
import java.util.Optional;

/// The pictures of accounts, each under a name that nobody can guess and that another picture never gets.
///
/// Thread-safe; blocks on the database.
public final class Avatars {
    /// Where they are served: followed by the name and a slash.
    public static final String PATH = "/api/users/avatars/";

    private final Database database;
    private final ProfileChanges profiles;

    public Avatars(Database database, ProfileChanges profiles) {
        this.database = database;
        this.profiles = profiles;
    }

    /// Gives an account a picture, in place of the one that it had. Of several at once the last one stays.
    public void put(UserId user, byte[] jpeg) {
        var name = RandomId.next();
        var image = Base64.getEncoder().encodeToString(jpeg);
        profiles.change(user, tx -> {
            // First, because it makes another picture of the same account wait, whose row is then there to delete.
            tx.handle().execute("UPDATE users SET avatar = ? WHERE id = ?", name, user.value());
            delete(tx, user);
            return tx.handle()
                    .execute("INSERT INTO avatars (name, user_id, image) VALUES (?, ?, ?)", name, user.value(), image);
        });
    }

    /// Takes an account's picture away, if it has one.
    public void remove(UserId user) {
        profiles.change(user, tx -> {
            tx.handle().execute("UPDATE users SET avatar = NULL WHERE id = ?", user.value());
            delete(tx, user);
            return true;
        });
    }

    /// A picture by its name.
    public Optional<byte[]> find(String name) {
        return database.read(handle -> handle.select("SELECT image FROM avatars WHERE name = ?", name)
                        .mapTo(String.class)
                        .findOne())
                .map(image -> Base64.getDecoder().decode(image));
    }

    /// Removes the picture in a transaction that changes the account.
    public void delete(Tx tx, UserId user) {
        tx.handle().execute("DELETE FROM avatars WHERE user_id = ?", user.value());
    }
}
