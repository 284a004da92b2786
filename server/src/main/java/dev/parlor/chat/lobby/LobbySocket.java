package dev.parlor.chat.lobby;

import dev.parlor.chat.MessageText;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.command.CommandProcessor;
import dev.parlor.realtime.command.CommandReply;
import java.util.Optional;

/// `/ws/chat/lobby/<lobby_name>/`: one socket in a lobby.
final class LobbySocket implements SocketHandler {
    private final Lobbies lobbies;
    private final CommandProcessor<LobbyCommand> commands;
    private final Lobby lobby;
    private boolean leaving;

    LobbySocket(Lobbies lobbies, CommandProcessor<LobbyCommand> commands, Lobby lobby) {
        this.lobbies = lobbies;
        this.commands = commands;
        this.lobby = lobby;
    }

    @Override
    public void opened(Connection connection) {
        lobbies.enter(lobby, connection);
    }

    @Override
    public void received(Connection connection, String text) {
        commands.receive(connection, lobby, text, (command, id) -> perform(connection, command, id));
        if (leaving) {
            // Not earlier: a client that left with an `id` gets the acknowledgement first.
            connection.close(CloseCode.NORMAL, "");
        }
    }

    @Override
    public void closed(Connection connection) {
        lobbies.leave(lobby, connection);
    }

    private CommandReply perform(Connection connection, LobbyCommand command, Optional<String> id) {
        return switch (command) {
            case LobbyCommand.SendLine(var said) ->
                switch (MessageText.read(said, Lobbies.LONGEST)) {
                    case MessageText.TextResult.ValidText(var text) ->
                        lobbies.say(lobby, new UserId(connection.principal().userId()), text, id);
                    case MessageText.TextResult.InvalidText(var why) -> why;
                };
            case LobbyCommand.SetReady(var ready) -> lobbies.ready(lobby, connection, ready);
            case LobbyCommand.StartGame() -> lobbies.start(lobby, connection);
            case LobbyCommand.LeaveLobby() -> {
                connection.offer(LobbyFrames.LEFT);
                leaving = true;
                yield CommandReply.DONE;
            }
        };
    }
}
