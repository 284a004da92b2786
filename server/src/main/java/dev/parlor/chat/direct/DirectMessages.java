package dev.parlor.chat.direct;

import dev.parlor.chat.MessageRates;
import dev.parlor.chat.MessageText;
import dev.parlor.friends.Friends;
import dev.parlor.identity.UserId;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.RateLimit.RateDecision;
import dev.parlor.notifications.Notifier;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Cursor;
import dev.parlor.realtime.MissedMessages;
import dev.parlor.realtime.RealtimeServices;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.realtime.command.CommandReply;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Direct messages: kept, and then told to all sockets of both.
///
/// Everything of one conversation happens in the turn of its topic, together with the log of who is told of it, so
/// that all see the same order: that of the ids. Thread-safe; blocks.
final class DirectMessages {
    /// In characters (contract §3.3).
    static final int LONGEST = 2000;

    /// The most that is replayed to one socket: a page of history.
    static final int MOST_REPLAYED = 100;

    static final Broadcast.CloseRequest PARTED =
            new Broadcast.CloseRequest(CloseCode.FORBIDDEN, "You are no longer friends.");

    private static final CommandReply NOT_FRIENDS =
            new CommandReply.CommandRefused("not_friends", "You can only send messages to friends.");

    private final Database database;
    private final ConversationStore conversations = new ConversationStore();
    private final MessageStore messages = new MessageStore();
    private final Friends friends;
    private final Notifier notifier;
    private final RealtimeServices realtime;
    private final DirectRates rates;
    private final InstantSource clock;

    DirectMessages(Database database, Friends friends, Notifier notifier, DirectRates rates, InstantSource clock) {
        this.database = database;
        this.friends = friends;
        this.notifier = notifier;
        this.realtime = notifier.live();
        this.rates = rates;
        this.clock = clock;
        friends.whenBegun(this::recount);
        friends.whenEnded(this::parted);
    }

    /// How often somebody may.
    ///
    /// @param messages of one user
    /// @param typing of one user to one other
    record DirectRates(MessageRates messages, RateLimit typing) {}

    private record TypingPair(UserId who, UserId toWhom) {}

    /// Lets a socket hear a conversation, or closes it when the two aren't friends.
    ///
    /// @param since the last message that its client knows, when it says so
    void enter(Connection connection, UserId user, UserId friend, Optional<Cursor> since) {
        var pair = ConversationPair.of(user, friend);
        if (admits(connection, user, friend)) {
            try (var _ = realtime.order().hold(pair.topic())) {
                var newest = new long[1];
                realtime.layer()
                        .join(
                                pair.topic(),
                                connection,
                                () -> newest[0] = database.read(handle -> conversations.last(handle, pair)));
                // Again, because the friendship may have ended before this socket could hear of it.
                if (admits(connection, user, friend)) {
                    since.ifPresent(known -> replay(connection, pair, known, newest[0]));
                }
            }
        }
    }

    private boolean admits(Connection connection, UserId user, UserId friend) {
        var friendly = friends.areFriends(user, friend);
        if (!friendly) {
            connection.close(CloseCode.FORBIDDEN, "You can only chat with friends.");
        }
        return friendly;
    }

    /// Keeps a message and tells it.
    ///
    /// @param clientId what the sender's client calls it; one that was kept under this name before is not kept
    ///     again
    CommandReply say(UserId sender, UserId receiver, MessageText text, Optional<String> clientId) {
        return rates.messages().directObjection(sender).orElseGet(() -> admitted(sender, receiver, text, clientId));
    }

    private CommandReply admitted(UserId sender, UserId receiver, MessageText text, Optional<String> clientId) {
        var pair = ConversationPair.of(sender, receiver);
        try (var _ = realtime.order()
                .hold(List.of(pair.topic(), Topics.user(sender.value()), Topics.user(receiver.value())))) {
            return database.write(tx -> keep(tx, pair, sender, text, clientId));
        }
    }

    /// Tells the other that somebody is about to say something, unless that was told a moment ago.
    void type(UserId who, UserId toWhom) {
        if (rates.typing().tryConsume(new TypingPair(who, toWhom)) instanceof RateDecision.RequestAllowed) {
            var typing = new Broadcast.PrivateMessage(toWhom.value(), DirectMessageFrames.typing(who));
            realtime.layer().publish(ConversationPair.of(who, toWhom).topic(), typing);
        }
    }

    /// Marks what the reader was sent, up to a message.
    ///
    /// @return how many were unread until now
    int read(UserId reader, Conversation conversation, long upTo) {
        var topic = conversation.pair().topic();
        try (var _ = realtime.order().hold(List.of(topic, Topics.user(reader.value())))) {
            return database.write(tx -> {
                var marked = messages.markRead(tx, conversation, reader, upTo);
                marked.stream().max(Long::compare).ifPresent(last -> {
                    var read = Broadcast.toAll(DirectMessageFrames.read(reader, last));
                    tx.afterCommit(() -> realtime.layer().publish(topic, read));
                    notifier.badges().changed(tx, reader.value());
                });
                return marked.size();
            });
        }
    }

    /// As above, where the two talk, if they ever did.
    void read(UserId reader, UserId friend, long upTo) {
        database.read(handle -> conversations.of(handle, ConversationPair.of(reader, friend)))
                .ifPresent(conversation -> read(reader, conversation, upTo));
    }

    private CommandReply keep(
            Tx tx, ConversationPair pair, UserId sender, MessageText text, Optional<String> clientId) {
        var receiver = pair.otherThan(sender);
        if (!friends.areFriends(tx.handle(), sender, receiver)) {
            return NOT_FRIENDS;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var forgotten = now.minus(MessageText.REPEATED);
        var repeated = clientId.flatMap(id -> messages.named(tx.handle(), sender, id, forgotten));
        if (repeated.isPresent()) {
            return repeated(repeated.get(), receiver, text);
        }
        clientId.ifPresent(id -> messages.forgetName(tx, sender, id, forgotten));
        var conversation = conversations.open(tx, pair, now);
        var before = conversations.claim(tx, conversation.id());
        // None when the same name was used elsewhere at this moment, for a message to somebody else.
        var kept = messages.insert(tx, conversation, sender, text, clientId, now);
        kept.ifPresent(message -> tell(tx, message, before));
        return kept.isPresent() ? CommandReply.DONE : CommandReply.ID_REUSED;
    }

    private void tell(Tx tx, DirectMessage message, long before) {
        conversations.setLast(tx, message.conversation(), message.id());
        var told = Broadcast.toAll(DirectMessageFrames.message(message, realtime.epoch()))
                .numbered(message.id(), before);
        tx.afterCommit(() -> realtime.layer().publish(message.pair().topic(), told));
        var event = DirectMessageEvent.of(message);
        // Always in the order of their ids, so that two transactions never wait for each other's inboxes.
        for (var user : List.of(message.pair().low(), message.pair().high())) {
            var received = user.equals(message.receiver());
            notifier.inbox()
                    .add(tx, user.value(), received ? DirectMessageEvent.RECEIVED : DirectMessageEvent.SENT, event);
        }
        notifier.badges().changed(tx, message.receiver().value());
    }

    private static CommandReply repeated(DirectMessage kept, UserId receiver, MessageText text) {
        return kept.receiver().equals(receiver) && kept.content().equals(text.text())
                ? CommandReply.DONE
                : CommandReply.ID_REUSED;
    }

    /// Not beyond what this socket will hear by itself. A client that knows more than there is, or says so by
    /// its epoch, has its messages from another history, such as the one before a restored backup: it must load
    /// everything again.
    private void replay(Connection connection, ConversationPair pair, Cursor since, long newest) {
        if (since.number() > newest || !since.belongsTo(realtime.epoch())) {
            connection.offer(realtime.epoch().resync());
            return;
        }
        var missed = database.read(handle -> conversations
                .of(handle, pair)
                .map(conversation -> messages.after(handle, conversation.id(), since.number(), MOST_REPLAYED + 1))
                .orElse(List.of()));
        if (missed.size() > MOST_REPLAYED) {
            connection.offer(realtime.epoch().resync());
        } else {
            new MissedMessages(missed.stream()
                            .filter(message -> message.id() <= newest)
                            .map(message -> DirectMessageFrames.message(message, realtime.epoch()))
                            .toList())
                    .tell(connection, realtime.epoch().resync());
        }
    }

    private void parted(Tx tx, UserId one, UserId other) {
        recount(tx, one, other);
        tx.afterCommit(
                () -> realtime.layer().publish(ConversationPair.of(one, other).topic(), PARTED));
    }

    /// Only messages of friends are counted: what of these two waits unread counts from now on, or no more.
    private void recount(Tx tx, UserId one, UserId other) {
        recountOf(tx, one, other);
        recountOf(tx, other, one);
    }

    private void recountOf(Tx tx, UserId reader, UserId sender) {
        if (messages.anyUnread(tx.handle(), reader, sender)) {
            notifier.badges().changed(tx, reader.value());
        }
    }
}
