package dev.parlor.notifications;

import dev.parlor.json.WholeNumber;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Cursor;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.SocketHandshake;
import dev.parlor.realtime.command.CommandProcessor;
import dev.parlor.realtime.command.CommandReply;
import java.util.Optional;

/// `/ws/notifications/`: all events for a user, wherever they are.
final class NotificationSocket implements SocketHandler {
    private final InboxSubscriptions subscriptions;
    private final CommandProcessor<NotificationCommand> commands;
    private final Optional<Cursor> since;

    NotificationSocket(
            InboxSubscriptions subscriptions,
            CommandProcessor<NotificationCommand> commands,
            SocketHandshake handshake) {
        this.subscriptions = subscriptions;
        this.commands = commands;
        this.since = handshake
                .query("since")
                // A value that is no event id can't be the last known event: such a client has to load
                // everything.
                .map(text -> new Cursor(known(text), handshake.query("epoch")));
    }

    @Override
    public void opened(Connection connection) {
        subscriptions.welcome(connection, since);
    }

    @Override
    public void received(Connection connection, String text) {
        commands.receive(connection, NotificationSocket.class, text, command -> perform(connection, command));
    }

    @Override
    public void closed(Connection connection) {
        subscriptions.goodbye(connection);
    }

    private static long known(String text) {
        var event = WholeNumber.written(text).orElse(Long.MAX_VALUE);
        return event < 0 ? Long.MAX_VALUE : event;
    }

    private CommandReply perform(Connection connection, NotificationCommand command) {
        return switch (command) {
            case NotificationCommand.SyncInbox(var event, var epoch) -> {
                subscriptions.catchUp(connection, new Cursor(event, epoch));
                yield CommandReply.DONE;
            }
        };
    }
}
