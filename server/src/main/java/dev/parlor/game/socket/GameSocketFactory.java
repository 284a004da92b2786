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

/// Where sockets at boards come in, and what all of them share.
///
/// Players are admitted by who they are. Older clients also show an `invite`, which must be worth something then,
/// and a `sessionKey`, which means nothing.
public final class GameSocketFactory {
    private static final Pattern PATH = Pattern.compile("/ws/game/(\\d+)");
    private static final Pattern LOBBY = Pattern.compile("\\d{1,19}");
    /// Ids begin at 1, so this is nobody's.
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
