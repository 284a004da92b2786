package dev.parlor.chat.direct;

import dev.parlor.store.Database;
import java.util.Map;

/// A user's unread direct messages. Counts only those from current friends, because no screen shows the
/// others.
///
/// Thread-safe; blocks on the database.
public final class UnreadMessages {
    private final Database database;
    private final MessageStore store = new MessageStore();

    public UnreadMessages(Database database) {
        this.database = database;
    }

    /// The counts by sender; senders without unread messages are left out.
    public Map<Long, Integer> of(long userId) {
        return database.read(handle -> store.unread(handle, userId));
    }
}
