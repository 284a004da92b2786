package dev.parlor.chat.direct;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The SQL of conversations.
final class ConversationStore {
    private static final String CONVERSATION = "SELECT id, low_user, high_user FROM conversations ";

    Optional<Conversation> find(Handle handle, ConversationId id) {
        return handle.select(CONVERSATION + "WHERE id = ?", id.value())
                .map(ConversationStore::conversationIn)
                .findOne();
    }

    Optional<Conversation> of(Handle handle, ConversationPair pair) {
        return handle.select(
                        CONVERSATION + "WHERE low_user = ? AND high_user = ?",
                        pair.low().value(),
                        pair.high().value())
                .map(ConversationStore::conversationIn)
                .findOne();
    }

    /// The conversation of two users, created if there is none yet.
    Conversation open(Tx tx, ConversationPair pair, Instant now) {
        return of(tx.handle(), pair)
                .or(() -> insert(tx, pair, now))
                // Another transaction has created it in the meantime.
                .or(() -> of(tx.handle(), pair))
                .orElseThrow();
    }

    /// A user's conversations: those with the newest messages first, those without messages last.
    List<Conversation> of(Handle handle, UserId user, int most) {
        return handle.select("""
                        SELECT id, low_user, high_user FROM (
                            SELECT id, low_user, high_user, last_message_id FROM conversations WHERE low_user = ?
                            UNION ALL
                            SELECT id, low_user, high_user, last_message_id FROM conversations WHERE high_user = ?
                        ) AS mine
                        ORDER BY COALESCE(last_message_id, 0) DESC, id DESC LIMIT ?
                        """, user.value(), user.value(), most)
                .map(ConversationStore::conversationIn)
                .list();
    }

    /// Sets the newest message of a conversation.
    void setLast(Tx tx, ConversationId id, long messageId) {
        tx.handle().execute("UPDATE conversations SET last_message_id = ? WHERE id = ?", messageId, id.value());
    }

    /// Locks the conversation until this transaction ends; other transactions that want to add a message
    /// wait.
    ///
    /// @return the newest message so far, 0 before the first
    long claim(Tx tx, ConversationId id) {
        return tx.handle().select("""
                        UPDATE conversations SET last_message_id = last_message_id WHERE id = ?
                        RETURNING COALESCE(last_message_id, 0)
                        """, id.value()).mapTo(Long.class).one();
    }

    /// The newest message of two users, 0 before the first.
    long last(Handle handle, ConversationPair pair) {
        return handle.select(
                        "SELECT COALESCE(last_message_id, 0) FROM conversations WHERE low_user = ? AND high_user = ?",
                        pair.low().value(),
                        pair.high().value())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private static Optional<Conversation> insert(Tx tx, ConversationPair pair, Instant now) {
        return tx.handle()
                .select("""
                        INSERT INTO conversations (low_user, high_user, created_at) VALUES (?, ?, ?)
                        ON CONFLICT (low_user, high_user) DO NOTHING
                        RETURNING id, low_user, high_user
                        """, pair.low().value(), pair.high().value(), now.toEpochMilli())
                .map(ConversationStore::conversationIn)
                .findOne();
    }

    private static Conversation conversationIn(ResultSet row, StatementContext context) throws SQLException {
        return new Conversation(
                new ConversationId(row.getLong(1)),
                new ConversationPair(new UserId(row.getLong(2)), new UserId(row.getLong(3))));
    }
}
