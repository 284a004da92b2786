package dev.parlor.chat.direct;

import dev.parlor.chat.MessageText;
import dev.parlor.friends.FriendCondition;
import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The SQL of direct messages.
final class MessageStore {
    private static final String COLUMNS = "id, conversation_id, sender_id, receiver_id, content, is_read, created_at";

    /// Stores a message. The caller has claimed the conversation.
    ///
    /// @param clientId the message id that the sender's client chose
    /// @return empty when another transaction has stored a message with this client id in the meantime
    Optional<DirectMessage> insert(
            Tx tx, Conversation conversation, UserId sender, MessageText text, Optional<String> clientId, Instant now) {
        return tx.handle()
                .createQuery("""
                        INSERT INTO direct_messages
                            (conversation_id, sender_id, receiver_id, content, client_id, created_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (sender_id, client_id) WHERE client_id IS NOT NULL DO NOTHING
                        RETURNING %s
                        """.formatted(COLUMNS))
                .bind(0, conversation.id().value())
                .bind(1, sender.value())
                .bind(2, conversation.pair().otherThan(sender).value())
                .bind(3, text.text())
                .bind(4, clientId.orElse(null))
                .bind(5, now.toEpochMilli())
                .map(MessageStore::messageIn)
                .findOne();
    }

    /// The sender's message with this client id, if it is newer than `since`.
    Optional<DirectMessage> named(Handle handle, UserId sender, String clientId, Instant since) {
        return handle.select(
                        "SELECT " + COLUMNS
                                + " FROM direct_messages WHERE sender_id = ? AND client_id = ? AND created_at > ?",
                        sender.value(),
                        clientId,
                        since.toEpochMilli())
                .map(MessageStore::messageIn)
                .findOne();
    }

    /// Frees a client id that was used at this moment or before. A newer use stays: another transaction may
    /// have stored a message with it since the caller checked.
    void forgetName(Tx tx, UserId sender, String clientId, Instant until) {
        tx.handle().execute("""
                        UPDATE direct_messages SET client_id = NULL
                        WHERE sender_id = ? AND client_id = ? AND created_at <= ?
                        """, sender.value(), clientId, until.toEpochMilli());
    }

    /// The newest messages before one, newest first.
    List<DirectMessage> before(Handle handle, ConversationId conversation, long id, int most) {
        return handle.select(
                        "SELECT " + COLUMNS
                                + " FROM direct_messages WHERE conversation_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
                        conversation.value(),
                        id,
                        most)
                .map(MessageStore::messageIn)
                .list();
    }

    /// The oldest messages after one, oldest first.
    List<DirectMessage> after(Handle handle, ConversationId conversation, long id, int most) {
        return handle.select(
                        "SELECT " + COLUMNS
                                + " FROM direct_messages WHERE conversation_id = ? AND id > ? ORDER BY id LIMIT ?",
                        conversation.value(),
                        id,
                        most)
                .map(MessageStore::messageIn)
                .list();
    }

    /// The newest message of each of these conversations that has one.
    Map<ConversationId, DirectMessage> newest(Handle handle, Collection<ConversationId> conversations) {
        var newest = new HashMap<ConversationId, DirectMessage>();
        if (!conversations.isEmpty()) {
            handle.createQuery("""
                            SELECT %s FROM direct_messages WHERE id IN
                                (SELECT last_message_id FROM conversations WHERE id IN (<ids>))
                            """.formatted(COLUMNS))
                    .bindList(
                            "ids",
                            conversations.stream().map(ConversationId::value).toList())
                    .map(MessageStore::messageIn)
                    .forEach(message -> newest.put(message.conversation(), message));
        }
        return newest;
    }

    /// Marks the messages to a user as read, up to one message. The query names the sender to use the index
    /// on unread messages: by conversation alone, SQLite would scan all messages in it.
    ///
    /// @return the ids of the messages that were unread until now
    List<Long> markRead(Tx tx, Conversation conversation, UserId receiver, long upTo) {
        return tx.handle()
                .select(
                        """
                        UPDATE direct_messages SET is_read = 1
                        WHERE conversation_id = ? AND receiver_id = ? AND sender_id = ? AND is_read = 0 AND id <= ?
                        RETURNING id
                        """,
                        conversation.id().value(),
                        receiver.value(),
                        conversation.pair().otherThan(receiver).value(),
                        upTo)
                .mapTo(Long.class)
                .list();
    }

    /// The newest message that a user has read in a conversation; 0 when there is none.
    long lastRead(Handle handle, ConversationId conversation, UserId receiver) {
        return handle.select("""
                        SELECT COALESCE(MAX(id), 0) FROM direct_messages
                        WHERE conversation_id = ? AND receiver_id = ? AND is_read = 1
                        """, conversation.value(), receiver.value())
                .mapTo(Long.class)
                .one();
    }

    /// The ids of the messages that a user has sent or received, oldest first.
    List<Long> ids(Handle handle, UserId user, long after, int most) {
        return handle.select("""
                        SELECT id FROM direct_messages WHERE id > ? AND conversation_id IN
                            (SELECT id FROM conversations WHERE low_user = ? OR high_user = ?)
                        ORDER BY id LIMIT ?
                        """, after, user.value(), user.value(), most)
                .mapTo(Long.class)
                .list();
    }

    /// The messages with these ids that still exist, oldest first.
    List<DirectMessage> find(Handle handle, List<Long> ids) {
        return handle.createQuery("SELECT %s FROM direct_messages WHERE id IN (<ids>) ORDER BY id".formatted(COLUMNS))
                .bindList("ids", ids)
                .map(MessageStore::messageIn)
                .list();
    }

    /// How many messages a user has not read, by sender; only those of current friends, because no screen opens the
    /// others.
    Map<Long, Integer> unread(Handle handle, long receiver) {
        var unread = new HashMap<Long, Integer>();
        handle.createQuery("""
                        SELECT sender_id, waiting FROM (
                            SELECT sender_id, COUNT(*) AS waiting FROM direct_messages
                            WHERE receiver_id = :receiver AND is_read = 0 GROUP BY sender_id
                        ) AS unread WHERE %s
                        """.formatted(FriendCondition.between("sender_id", ":receiver")))
                .bind("receiver", receiver)
                .map((row, context) -> Map.entry(row.getLong(1), row.getInt(2)))
                .forEach(one -> unread.put(one.getKey(), one.getValue()));
        return unread;
    }

    /// Whether a user has unread messages from another user.
    boolean anyUnread(Handle handle, UserId receiver, UserId sender) {
        return handle.select(
                        "SELECT 1 FROM direct_messages WHERE receiver_id = ? AND sender_id = ? AND is_read = 0 LIMIT 1",
                        receiver.value(),
                        sender.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static DirectMessage messageIn(ResultSet row, StatementContext context) throws SQLException {
        return new DirectMessage(
                row.getLong(1),
                new ConversationId(row.getLong(2)),
                new UserId(row.getLong(3)),
                new UserId(row.getLong(4)),
                row.getString(5),
                row.getInt(6) == 1,
                Instant.ofEpochMilli(row.getLong(7)));
    }
}
