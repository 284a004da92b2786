package dev.parlor.chat;

import dev.parlor.game.GameId;
import dev.parlor.game.GameTables;
import dev.parlor.game.NewTable;
import dev.parlor.game.Table;
import dev.parlor.realtime.Reply;
import dev.parlor.store.Tx;
import dev.parlor.users.UserId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Which game a lobby starts: its own if it is one's lobby, a new one if it is an open room. Two starts of the same two
/// are one game; a game that others have left unfinished keeps nobody from theirs.
final class LobbyGames {
    static final Reply.Refused NOT_TWO =
            new Reply.Refused("needs_two_players", "The game requires exactly two players to start.");

    static final Reply.Refused NO_MORE = new Reply.Refused("game_over", "This game no longer exists.");

    private static final String TYPE = "tic_tac_toe";

    private final GameTables tables;
    private final LobbyStore store;

    LobbyGames(GameTables tables, LobbyStore store) {
        this.tables = tables;
        this.store = store;
    }

    /// What came of a start.
    sealed interface Start {
        /// The game, as of this transaction.
        ///
        /// @param news false when it had been started before
        record Started(Table game, boolean news) implements Start {}

        record Refused(Reply.Refused why) implements Start {}
    }

    /// The game of which this is the lobby.
    Optional<Table> own(Lobby lobby) {
        return lobby.game().flatMap(tables::find);
    }

    /// Whether this lobby is closed to a user, because a block stands between them and a player of its game.
    boolean closed(Handle handle, Lobby lobby, UserId user) {
        return lobby.game()
                .flatMap(game -> tables.find(handle, game))
                .filter(game -> tables.blocked(handle, user, game.players()))
                .isPresent();
    }

    /// The game that was started here, if it still runs.
    Optional<Table> running(GameId started) {
        return tables.find(started).filter(game -> !game.over());
    }

    /// @param players the two who are present, in the order in which they came
    Start start(Tx tx, Lobby lobby, List<UserId> players) {
        if (tables.blocked(tx, players.getFirst(), players)) {
            return new Start.Refused(NOT_TWO);
        }
        var before = store.game(tx.handle(), lobby).flatMap(id -> tables.find(tx.handle(), id));
        var running = before.filter(game -> !game.over() && players.stream().allMatch(game::seats));
        if (running.isPresent()) {
            return new Start.Started(running.get(), false);
        }
        return lobby.ofGame() ? startOwn(tx, lobby) : startNew(tx, lobby, players);
    }

    private Start startOwn(Tx tx, Lobby lobby) {
        var own = lobby.game().flatMap(id -> tables.find(tx.handle(), id));
        if (own.isEmpty()) {
            return new Start.Refused(NO_MORE);
        } else if (own.get().onHold()) {
            return refused("waiting_for_opponent", "The invite to this game is not accepted yet. Wait for the answer.");
        } else if (own.get().over()) {
            return refused("game_over", "The game is over. Ask for a rematch at its board.");
        }
        store.setGame(tx, lobby, own.get().id());
        return new Start.Started(own.get(), true);
    }

    private Start startNew(Tx tx, Lobby lobby, List<UserId> players) {
        var tooMany = tables.tooMany(tx, players);
        if (tooMany.isPresent()) {
            return new Start.Refused(tooMany.get());
        }
        var game = tables.deal(tx, NewTable.fair(TYPE, players.getFirst(), players.getLast()));
        store.setGame(tx, lobby, game);
        return new Start.Started(tables.find(tx.handle(), game).orElseThrow(), true);
    }

    private static Start refused(String code, String sentence) {
        return new Start.Refused(new Reply.Refused(code, sentence));
    }
}
