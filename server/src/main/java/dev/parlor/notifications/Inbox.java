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

/// The log of events for each user (contract §3.1): written in the transaction of their cause, told after its
/// commit, kept for whoever was away.
///
/// Thread-safe.
public final class Inbox {
    /// How many events of one user are kept; older ones are forgotten with the next that comes.
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

    /// Everything in a user's log, as it was told.
    public List<String> of(long userId) {
        return database.read(handle -> store.all(handle, userId));
    }

    /// Forgets a user's log.
    public void forget(Tx tx, long userId) {
        store.forget(tx, userId);
    }

    /// Adds an event to a user's log and, once that is committed, tells it to the user's sockets.
    ///
    /// The caller holds [Topics#user] of this user in the `TopicOrder` around its transaction: that makes the order
    /// on the sockets the order of the ids.
    ///
    /// @param type the frame's `type`
    /// @param body a record whose fields stand beside the type, which it doesn't have itself
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
