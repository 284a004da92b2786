package dev.parlor.presence;

import dev.parlor.realtime.Connection;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.command.CommandProcessor;
import dev.parlor.realtime.command.CommandReply;

/// `/ws/friends/status/`: sends a user the status of their friends. Stateless, so one instance serves all
/// connections.
final class StatusSocket implements SocketHandler {
    private final Presence presence;
    private final CommandProcessor<StatusCommand> commands;

    StatusSocket(Presence presence, CommandProcessor<StatusCommand> commands) {
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

    private CommandReply perform(Connection connection, StatusCommand command) {
        return switch (command) {
            case StatusCommand.SyncStatus() -> {
                presence.survey(connection);
                yield CommandReply.DONE;
            }
        };
    }
}
