package dev.parlor.presence;

import dev.parlor.realtime.Commands;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Reply;
import dev.parlor.realtime.SocketHandler;

/// `/ws/friends/status/`: tells a user which friends are online. Has no state, so one serves all connections.
final class StatusSocket implements SocketHandler {
    private final Presence presence;
    private final Commands<StatusCommand> commands;

    StatusSocket(Presence presence, Commands<StatusCommand> commands) {
        this.presence = presence;
        this.commands = commands;
    }

    @Override
    public void opened(Connection connection) {
        presence.arrived(connection);
    }

    @Override
    public void received(Connection connection, String text) {
        commands.receive(connection, StatusSocket.class, text, command -> perform(connection, command));
    }

    @Override
    public void closed(Connection connection) {
        presence.left(connection);
    }

    private Reply perform(Connection connection, StatusCommand command) {
        return switch (command) {
            case StatusCommand.Sync() -> {
                presence.survey(connection);
                yield Reply.DONE;
            }
        };
    }
}
