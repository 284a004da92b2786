package dev.parlor.game.match;

import dev.parlor.game.PlayerAccounts;
import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// How many games one user may have at once: unfinished ones, and those that wait for an opponent. What is
/// checked in a transaction stays true until its commit, because other transactions that check the same user
/// wait for it.
public final class GameCaps {
    private final PlayerAccounts accounts;

    GameCaps(PlayerAccounts accounts) {
        this.accounts = accounts;
    }

    /// @param open how many of the unfinished ones wait for an opponent
    private record GameCounts(int unfinished, int open) {}

    /// Why a user can't have one more game.
    ///
    /// @param open whether the new game would wait for an opponent
    public Optional<GameRefusal> objection(Tx tx, UserId user, boolean open) {
        if (!accounts.counted(tx, user)) {
            return Optional.empty();
        }
        var games = games(tx, user);
        if (games.unfinished() >= accounts.most().unfinishedGames()) {
            return Optional.of(GameRefusal.TOO_MANY_GAMES);
        }
        return open && games.open() >= accounts.most().openGames()
                ? Optional.of(GameRefusal.TOO_MANY_OPEN_GAMES)
                : Optional.empty();
    }

    /// Why these players can't have one more game together.
    public Optional<GameRefusal> objection(Tx tx, Collection<UserId> players) {
        // Always in the order of their ids, so that two transactions can't deadlock.
        return players.stream()
                .sorted(Comparator.comparingLong(UserId::value))
                .flatMap(player -> objection(tx, player, false).stream())
                .findFirst()
                .map(_ -> GameRefusal.TOO_MANY_GAMES_OF_ONE);
    }

    /// Why a step would be one game too many: a player who sits down has one more, and so does each player
    /// when a finished game starts over.
    public Optional<GameRefusal> objection(Tx tx, Match before, Match next) {
        var anew = before.board().over() && !next.board().over();
        return next.seats().humans().stream()
                .filter(player -> anew || before.seats().roleOf(player).isEmpty())
                .flatMap(player -> objection(tx, player, false).stream())
                .findFirst();
    }

    /// A game on hold counts only for its inviter until it is accepted.
    private static GameCounts games(Tx tx, UserId user) {
        return tx.handle()
                .createQuery("""
                        SELECT (SELECT count(*) FROM games WHERE player_x = :user AND winner IS NULL)
                             + (SELECT count(*) FROM games WHERE player_o = :user AND winner IS NULL AND on_hold = 0),
                               (SELECT count(*) FROM games WHERE player_x = :user AND is_open = 1)
                        """)
                .bind("user", user.value())
                .map((row, context) -> new GameCounts(row.getInt(1), row.getInt(2)))
                .one();
    }
}
