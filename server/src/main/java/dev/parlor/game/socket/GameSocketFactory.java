package dev.parlor.game.socket;

import dev.parlor.game.GameInvites;
import dev.parlor.game.Games;
import dev.parlor.game.match.GameId;
import dev.parlor.game.rematch.Rematches;
import dev.parlor.game.rematch.SessionKeys;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.SocketHandshake;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.realtime.command.CommandProcessor;
import dev.parlor.realtime.command.Idempotency;
import java.util.regex.Pattern;

/// Creates the sockets at boards, and holds what they share.
///
/// Players are admitted by their identity. Older clients also send an `invite`, which must then be valid, and
/// a `sessionKey`, which has no meaning.
public final class GameSocketFactory {
    private static final Pattern PATH = Pattern.compile("/ws/game/(\\d+)");
    private static final Pattern LOBBY = Pattern.compile("\\d{1,19}");
    /// Real ids begin at 1, so this one matches no game.
    private static final GameId NONE = new GameId(0);

    private final Games games;
    private final GameInvites invites;
    private final Rematches rematches;
    private final SessionKeys keys;
    private final CommandProcessor<GameCommand> commands;

    public GameSocketFactory(
            Games games, Rematches rematches, GameInvites invites, SessionKeys keys, Idempotency idempotency) {
        this.games = games;
        this.rematches = rematches;
        this.invites = invites;
        this.commands = new CommandProcessor<>(GameCommand.class, idempotency);
        this.keys = keys;
    }

    public SocketRoute route() {
        return new SocketRoute("game", PATH, this::handler);
    }

    private SocketHandler handler(SocketHandshake handshake) {
        var game = GameId.parse(handshake.path().getFirst()).orElse(NONE);
        var lobby = handshake.query("lobby").filter(LOBBY.asMatchPredicate());
        return new GameSocket(this, game, lobby, handshake.query("invite").filter(shown -> !shown.isEmpty()));
    }

    Games games() {
        return games;
    }

    CommandProcessor<GameCommand> commands() {
        return commands;
    }

    GameInvites invites() {
        return invites;
    }

    Rematches rematches() {
        return rematches;
    }

    SessionKeys keys() {
        return keys;
    }
}
