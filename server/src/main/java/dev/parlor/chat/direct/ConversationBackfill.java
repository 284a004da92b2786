package dev.parlor.chat.direct;

import dev.parlor.friends.Friends;
import dev.parlor.realtime.Epoch;
import dev.parlor.realtime.channel.Backfill;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.store.Database;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Rebuilds the frames of a conversation from the database.
record ConversationBackfill(
        Database database, ConversationStore conversations, MessageStore messages, Friends friends, Epoch epoch)
        implements Backfill {
    @Override
    public List<Broadcast.NumberedMessage> after(Topic topic, long number) {
        return database.read(handle -> conversations
                .of(handle, ConversationPair.of(topic))
                .map(conversation -> numbered(
                        messages.after(handle, conversation.id(), number, DirectMessages.MOST_REPLAYED + 1),
                        number,
                        conversations.last(handle, conversation.pair())))
                .orElse(List.of()));
    }

    /// The end of the friendship, or how far each user has read.
    @Override
    public List<Broadcast> standing(Topic topic) {
        var pair = ConversationPair.of(topic);
        if (!friends.areFriends(pair.low(), pair.high())) {
            return List.of(DirectMessages.PARTED);
        }
        return database.read(handle -> conversations
                .of(handle, pair)
                .map(conversation -> readMarks(handle, conversation))
                .orElse(List.of()));
    }

    private List<Broadcast> readMarks(Handle handle, Conversation conversation) {
        var marks = new ArrayList<Broadcast>();
        for (var reader : List.of(conversation.pair().low(), conversation.pair().high())) {
            var upTo = messages.lastRead(handle, conversation.id(), reader);
            if (upTo > 0) {
                marks.add(Broadcast.toAll(DirectMessageFrames.read(reader, upTo)));
            }
        }
        return marks;
    }

    private List<Broadcast.NumberedMessage> numbered(List<DirectMessage> missed, long after, long newest) {
        if (missed.size() > DirectMessages.MOST_REPLAYED) {
            return List.of(Broadcast.toAll(epoch.resync()).numbered(newest, after));
        }
        var all = new ArrayList<Broadcast.NumberedMessage>();
        var before = after;
        for (var message : missed) {
            all.add(Broadcast.toAll(DirectMessageFrames.message(message, epoch)).numbered(message.id(), before));
            before = message.id();
        }
        return all;
    }
}
