package dev.parlor.chat.direct;

import dev.parlor.store.Database;
import java.util.Map;

/// How many direct messages wait for a user. Only those of current friends are counted: no screen opens the others.
///
/// Thread-safe; blocks on the database.
public final class UnreadMessages {
    private final Database database;
    private final MessageStore store = new MessageStore();

    public UnreadMessages(Database database) {
        this.database = database;
    }

    /// By who sent them; those who sent none are left out.
    public Map<Long, Integer> of(long userId) {
        return database.read(handle -> store.unreadOfFriends(handle, userId));
    }
}
