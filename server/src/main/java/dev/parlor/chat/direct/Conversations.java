package dev.parlor.chat.direct;

import dev.parlor.friends.Friends;
import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Conversations and their messages, for the users who take part.
///
/// Thread-safe; blocks on the database.
final class Conversations {
    private final Database database;
    private final ConversationStore store = new ConversationStore();
    private final MessageStore messages = new MessageStore();
    private final Friends friends;
    private final InstantSource clock;

    Conversations(Database database, Friends friends, InstantSource clock) {
        this.database = database;
        this.friends = friends;
        this.clock = clock;
    }

    /// Several conversations, with the newest message of each that has one, and the user's unread counts by
    /// sender.
    record ConversationList(
            List<Conversation> conversations, Map<ConversationId, DirectMessage> newest, Map<Long, Integer> unread) {}

    /// Whether a block makes two users look nonexistent to each other.
    boolean hidden(UserId one, UserId other) {
        return friends.blocked(one, other);
    }

    /// The conversation with a friend, created if there is none yet; empty when the two aren't friends.
    Optional<Conversation> with(UserId user, UserId friend) {
        return database.write(tx -> friends.areFriends(tx.handle(), user, friend)
                ? Optional.of(store.open(tx, ConversationPair.of(user, friend), clock.instant()))
                : Optional.empty());
    }

    /// A conversation, if this user takes part in it.
    Optional<Conversation> find(UserId user, ConversationId id) {
        return database.read(handle -> store.find(handle, id)).filter(one -> one.has(user));
    }

    /// The newest messages before one, oldest first.
    List<DirectMessage> history(Conversation conversation, long before, int most) {
        return database.read(handle -> messages.before(handle, conversation.id(), before, most))
                .reversed();
    }

    /// A user's conversations, the one with the newest message first.
    ConversationList of(UserId user, int most) {
        return database.read(handle -> {
            var all = store.of(handle, user, most);
            var newest =
                    messages.newest(handle, all.stream().map(Conversation::id).toList());
            return new ConversationList(all, newest, messages.unread(handle, user.value()));
        });
    }
}
