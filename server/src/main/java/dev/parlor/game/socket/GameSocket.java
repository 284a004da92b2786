package dev.parlor.game.socket;

import dev.parlor.game.GameInvites.PassState;
import dev.parlor.game.GameResult;
import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.command.CommandReply;
import java.util.Optional;

/// One socket at one board. Holds very little, because most sockets are idle most of the time.
final class GameSocket implements SocketHandler {
    private final GameSocketFactory door;
    private final GameId game;
    private final Optional<String> lobby;
    private final Optional<String> invite;

    /// @param lobby the client's name for its lobby; by default the game's id
    /// @param invite the invite that the client presented, if any
    GameSocket(GameSocketFactory door, GameId game, Optional<String> lobby, Optional<String> invite) {
        this.door = door;
        this.game = game;
        this.lobby = lobby;
        this.invite = invite;
    }

    /// The invite is checked first, because a game is removed when its invite ends without acceptance
    /// (contract §3.5).
    @Override
    public void opened(Connection connection) {
        switch (invite.map(shown -> door.invites().pass(shown, game, user(connection)))
                .orElse(PassState.GOOD)) {
            case NOT_YOURS -> connection.close(CloseCode.FORBIDDEN, "This invite is not yours.");
            case NOT_ACCEPTED -> connection.close(CloseCode.FORBIDDEN, "Accept the invite first.");
            case UNKNOWN -> connection.close(CloseCode.NOT_FOUND, "No such invite to this game.");
            case OVER -> connection.close(CloseCode.EXPIRED_OR_SLOW, "The invite has expired or was withdrawn.");
            case GOOD -> enter(connection);
        }
    }

    private void enter(Connection connection) {
        switch (door.games().admission(game, user(connection))) {
            case NO_SUCH_GAME -> connection.close(CloseCode.NOT_FOUND, "No such game.");
            case FORBIDDEN -> connection.close(CloseCode.FORBIDDEN, "You may not watch this game.");
            case GRANTED -> {
                connection.offer(Frame.of(new SessionEstablished(
                        lobby.orElseGet(game::toString), door.keys().next())));
                door.games().enter(game, connection, match -> door.rematches().show(match, connection));
            }
        }
    }

    @Override
    public void received(Connection connection, String text) {
        door.commands().receive(connection, game, text, command -> perform(connection, command));
    }

    @Override
    public void closed(Connection connection) {
        door.games().leave(game, connection);
    }

    private CommandReply perform(Connection connection, GameCommand command) {
        return switch (command) {
            case GameCommand.MoveCommand(var position, var version) ->
                reply(door.games().move(game, user(connection), position, version));
            case GameCommand.ResignCommand() -> reply(door.games().resign(game, user(connection)));
            case GameCommand.RequestRematch() -> door.rematches().request(game, user(connection));
            case GameCommand.AcceptRematch() -> door.rematches().accept(game, user(connection));
            case GameCommand.DeclineRematch() -> door.rematches().decline(game, user(connection));
            case GameCommand.SyncCommand() -> {
                door.games().show(game, connection);
                yield CommandReply.DONE;
            }
        };
    }

    /// Everyone at the board, including this connection, has already been sent a successful change; only a
    /// refusal still needs a reply.
    private static CommandReply reply(GameResult answer) {
        return switch (answer) {
            case GameResult.ChangeDone(var _) -> CommandReply.DONE;
            case GameResult.ChangeRefused(var why) -> new CommandReply.CommandRefused(why.code(), why.sentence());
        };
    }

    private static UserId user(Connection connection) {
        return new UserId(connection.principal().userId());
    }
}
