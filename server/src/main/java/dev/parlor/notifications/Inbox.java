package dev.parlor.notifications;

import dev.parlor.json.Json;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The event log of each user (contract §3.1): an event is written in the transaction of its cause, sent
/// after the commit, and kept for clients that were away.
///
/// Thread-safe.
public final class Inbox {
    /// How many events of one user are kept; each new event deletes older ones.
    static final int MOST = 500;

    private final Database database;
    private final ChannelLayer layer;
    private final InstantSource clock;
    private final InboxStore store = new InboxStore();

    public Inbox(Database database, ChannelLayer layer, InstantSource clock) {
        this.database = database;
        this.layer = layer;
        this.clock = clock;
    }

    /// Everything in a user's log, as it was sent.
    public List<String> of(long userId) {
        return database.read(handle -> store.all(handle, userId));
    }

    /// Deletes a user's log.
    public void forget(Tx tx, long userId) {
        store.forget(tx, userId);
    }

    /// Adds an event to a user's log and, once that is committed, sends it to the user's sockets.
    ///
    /// The caller holds [Topics#user] of this user in the `TopicLocks` around its transaction, so that
    /// sockets get events in the order of their ids.
    ///
    /// @param type the frame's `type`
    /// @param body a record whose fields are added to the frame; it must not have a `type`
    public void add(Tx tx, long userId, String type, Object body) {
        var event = store.next(tx, userId);
        var frame = Frame.of(Json.MAPPER
                .createObjectNode()
                .put("type", type)
                .setAll((ObjectNode) Json.MAPPER.valueToTree(body))
                .put("event_id", event));
        store.insert(tx, userId, event, frame.text(), clock.instant());
        store.forgetUntil(tx, userId, event - MOST);
        var told = Broadcast.toAll(frame).numbered(event, event - 1);
        tx.afterCommit(() -> layer.publish(Topics.user(userId), told));
    }
}
