package dev.parlor.game;

import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Decoded;
import dev.parlor.realtime.ErrorMessage;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.users.UserId;
import java.util.Optional;

/// One socket at one board. Holds next to nothing, because most sockets idle most of the time.
final class GameSocket implements SocketHandler {
    private final GameDoor door;
    private final GameId game;
    private final Optional<String> lobby;

    /// @param lobby what the client calls its lobby; the game's id unless it does
    GameSocket(GameDoor door, GameId game, Optional<String> lobby) {
        this.door = door;
        this.game = game;
        this.lobby = lobby;
    }

    @Override
    public void opened(Connection connection) {
        switch (door.games().admission(game, user(connection))) {
            case NO_SUCH_GAME -> connection.close(CloseCode.NOT_FOUND, "No such game.");
            case FORBIDDEN -> connection.close(CloseCode.FORBIDDEN, "You may not watch this game.");
            case GRANTED -> {
                connection.offer(Frame.of(new SessionEstablished(lobby.orElseGet(game::toString), door.sessionKey())));
                door.games().enter(game, connection);
            }
        }
    }

    @Override
    public void received(Connection connection, String text) {
        switch (door.protocol().decode(text)) {
            case Decoded.Refused<GameCommand>(var error) -> connection.offer(Frame.of(error));
            case Decoded.Command<GameCommand>(var command) -> perform(connection, command);
        }
    }

    @Override
    public void closed(Connection connection) {
        door.games().leave(game, connection);
    }

    private void perform(Connection connection, GameCommand command) {
        switch (command) {
            case GameCommand.Move(var position, var version) ->
                answer(connection, door.games().move(game, user(connection), position, version));
            case GameCommand.Resign() -> answer(connection, door.games().resign(game, user(connection)));
            case GameCommand.Sync() -> door.games().show(game, connection);
        }
    }

    /// What is done has been told to everybody at the board, this connection among them; only a refusal is left.
    private static void answer(Connection connection, Answer answer) {
        if (answer instanceof Answer.Refused(var why)) {
            connection.offer(Frame.of(new ErrorMessage(why.code(), why.sentence())));
        }
    }

    private static UserId user(Connection connection) {
        return new UserId(connection.principal().userId());
    }
}
