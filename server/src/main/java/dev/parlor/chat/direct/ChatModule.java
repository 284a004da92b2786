package dev.parlor.chat.direct;

import dev.parlor.chat.MessageRates;
import dev.parlor.friends.Friends;
import dev.parlor.http.Resource;
import dev.parlor.limits.NamedLimit;
import dev.parlor.limits.Rate;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.Rates;
import dev.parlor.notifications.Notifier;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.command.CommandProcessor;
import dev.parlor.store.Database;
import dev.parlor.users.Users;
import dev.parlor.users.privacy.AccountDataSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/// Assembles direct messages and exposes them to the server's startup code.
public final class ChatModule {
    private static final Pattern PATH = Pattern.compile("/ws/chat/(\\d+)");

    /// The rate of typing frames (contract §3.3).
    private static final Rate TYPING = Rate.window(1, Duration.ofSeconds(3));

    private final Resource resource;
    private final SocketRoute socket;
    private final AccountDataSource part;
    private final DirectMessages.DirectRates pace;

    public ChatModule(Database database, ChatUsers people, Notifier notifier, Rates rates, InstantSource clock) {
        pace = new DirectMessages.DirectRates(MessageRates.of(rates), new RateLimit(TYPING, rates.clock()));
        var messages = new DirectMessages(database, people.friends(), notifier, pace, clock);
        var epoch = notifier.live().epoch();
        var recall = new ConversationBackfill(
                database, new ConversationStore(), new MessageStore(), people.friends(), epoch);
        notifier.live().layer().recall(Topic.TopicKind.DIRECT_MESSAGES, recall);
        part = new MessageAccountData(database, new MessageStore());
        var commands = new CommandProcessor<>(
                DirectMessageCommand.class, notifier.live().repeats());
        resource =
                new ChatResource(new Conversations(database, people.friends(), clock), messages, people.users(), epoch);
        socket = new SocketRoute("chat", PATH, handshake -> new DirectMessageSocket(messages, commands, handshake));
    }

    /// The users and friendships that direct messages depend on.
    public record ChatUsers(Users users, Friends friends) {}

    /// The rate limits of direct messages.
    public List<NamedLimit> throttles() {
        return List.of(
                new NamedLimit("direct_messages", pace.messages().direct()),
                new NamedLimit("messages_per_day", pace.messages().perDay()),
                new NamedLimit("typing", pace.typing()));
    }

    /// How often one user may send messages, also in lobbies.
    public MessageRates rates() {
        return pace.messages();
    }

    /// The direct messages of an account.
    public AccountDataSource part() {
        return part;
    }

    /// The REST routes.
    public Resource resource() {
        return resource;
    }

    /// `/ws/chat/<friend_id>`.
    public SocketRoute socket() {
        return socket;
    }
}
