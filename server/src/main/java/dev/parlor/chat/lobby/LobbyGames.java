package dev.parlor.chat.lobby;

import dev.parlor.game.GameProposal;
import dev.parlor.game.GameSetup;
import dev.parlor.game.GameSummary;
import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.command.CommandReply;
import dev.parlor.store.Tx;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Chooses the game that a lobby starts: the game it belongs to, or a new one in an open room. Starting twice
/// with the same two players yields one game; an unfinished game of other players does not get in the way.
final class LobbyGames {
    static final CommandReply.CommandRefused NOT_TWO =
            new CommandReply.CommandRefused("needs_two_players", "The game requires exactly two players to start.");

    static final CommandReply.CommandRefused NO_MORE =
            new CommandReply.CommandRefused("game_over", "This game no longer exists.");

    private static final String TYPE = "tic_tac_toe";

    private final GameSetup tables;
    private final LobbyStore store;

    LobbyGames(GameSetup tables, LobbyStore store) {
        this.tables = tables;
        this.store = store;
    }

    /// The result of a start.
    sealed interface LobbyStart {
        /// The game, as of this transaction.
        ///
        /// @param news false when the game had been started before
        record GameStarted(GameSummary game, boolean news) implements LobbyStart {}

        record StartRefused(CommandReply.CommandRefused why) implements LobbyStart {}
    }

    /// The game this lobby belongs to.
    Optional<GameSummary> own(Lobby lobby) {
        return lobby.game().flatMap(tables::find);
    }

    /// Whether this lobby is closed to a user, because a block stands between them and a player of its game.
    boolean closed(Handle handle, Lobby lobby, UserId user) {
        return lobby.game()
                .flatMap(game -> tables.find(handle, game))
                .filter(game -> tables.blocked(handle, user, game.players()))
                .isPresent();
    }

    /// The game that was started here, if it is still running.
    Optional<GameSummary> running(GameId started) {
        return tables.find(started).filter(game -> !game.over());
    }

    /// @param players the two who are present, in the order of their arrival
    LobbyStart start(Tx tx, Lobby lobby, List<UserId> players) {
        if (tables.blocked(tx, players.getFirst(), players)) {
            return new LobbyStart.StartRefused(NOT_TWO);
        }
        var before = store.game(tx.handle(), lobby).flatMap(id -> tables.find(tx.handle(), id));
        var running = before.filter(game -> !game.over() && players.stream().allMatch(game::seats));
        if (running.isPresent()) {
            return new LobbyStart.GameStarted(running.get(), false);
        }
        return lobby.ofGame() ? startOwn(tx, lobby) : startNew(tx, lobby, players);
    }

    private LobbyStart startOwn(Tx tx, Lobby lobby) {
        var own = lobby.game().flatMap(id -> tables.find(tx.handle(), id));
        if (own.isEmpty()) {
            return new LobbyStart.StartRefused(NO_MORE);
        } else if (own.get().onHold()) {
            return refused("waiting_for_opponent", "The invite to this game is not accepted yet. Wait for the answer.");
        } else if (own.get().over()) {
            return refused("game_over", "The game is over. Ask for a rematch at its board.");
        }
        store.setGame(tx, lobby, own.get().id());
        return new LobbyStart.GameStarted(own.get(), true);
    }

    private LobbyStart startNew(Tx tx, Lobby lobby, List<UserId> players) {
        var tooMany = tables.tooMany(tx, players);
        if (tooMany.isPresent()) {
            return new LobbyStart.StartRefused(tooMany.get());
        }
        var game = tables.deal(tx, GameProposal.fair(TYPE, players.getFirst(), players.getLast()));
        store.setGame(tx, lobby, game);
        return new LobbyStart.GameStarted(tables.find(tx.handle(), game).orElseThrow(), true);
    }

    private static LobbyStart refused(String code, String sentence) {
        return new LobbyStart.StartRefused(new CommandReply.CommandRefused(code, sentence));
    }
}
