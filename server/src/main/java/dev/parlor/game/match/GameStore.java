package dev.parlor.game.match;

import dev.parlor.game.GameResult;
import dev.parlor.game.PlayerAccounts;
import dev.parlor.game.rules.RuleBook;
import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.users.BlockRule;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Games and their history in the database. Thread-safe; blocks.
public final class GameStore {
    /// How many boards and lobbies a block closes at most; a person is at only a few at a time.
    private static final int MOST_PARTED = 500;

    private final Database database;
    private final MatchRow rows;
    private final BlockRule blocks;
    private final GameCaps caps;

    public GameStore(Database database, RuleBook book, PlayerAccounts accounts) {
        this.database = database;
        this.rows = new MatchRow(book);
        this.blocks = accounts.blocks();
        this.caps = new GameCaps(accounts);
    }

    /// Creates a game, unless its creator already has the maximum.
    public GameResult create(UserId creator, NewMatch newMatch, Instant now) {
        return database.write(tx -> caps.objection(tx, creator, newMatch.open())
                .<GameResult>map(GameResult.ChangeRefused::new)
                .orElseGet(() -> new GameResult.ChangeDone(insert(tx, newMatch, now))));
    }

    public Match insert(Tx tx, NewMatch newMatch, Instant now) {
        var match = newMatch.asOf(new GameId(insert(tx.handle(), newMatch, now)), now);
        remember(tx.handle(), match.id(), new MatchTransition.MovePlayed(match, GameChange.start(1, newMatch.start())));
        return match;
    }

    public Optional<Match> find(GameId id) {
        return database.read(handle -> find(handle, id));
    }

    public Optional<Match> find(Handle handle, GameId id) {
        return handle.select("SELECT " + MatchRow.COLUMNS + " FROM games WHERE id = ?", id.value())
                .map(rows)
                .findOne();
    }

    /// Starts a game that was on hold.
    ///
    /// @return false when the game is not on hold, or no longer exists
    public boolean release(Tx tx, GameId id) {
        return tx.handle().execute("UPDATE games SET on_hold = 0 WHERE id = ? AND on_hold = 1", id.value()) == 1;
    }

    /// Removes a game that is on hold and so was never played.
    ///
    /// @return false when there is no such game
    public boolean remove(Tx tx, GameId id) {
        return tx.handle().execute("DELETE FROM games WHERE id = ? AND on_hold = 1", id.value()) == 1;
    }

    /// Stores the result of `steps` on `before`, one version per step, together with whatever `besides`
    /// writes.
    ///
    /// @return why nothing was stored: the game is no longer at the version of `before`, a block stands
    ///     between the joining player and the one at the board (reported as the same refusal), or a player
    ///     would have one game too many; empty when the steps are stored
    public Optional<GameRefusal> save(Match before, List<MatchTransition.MovePlayed> steps, Consumer<Tx> besides) {
        return database.write(tx -> {
            var handle = tx.handle();
            var next = steps.getLast().next();
            if (parted(tx, before, next)) {
                return Optional.of(GameRefusal.STALE_VERSION);
            }
            var tooMany = caps.objection(tx, before, next);
            if (tooMany.isPresent()) {
                return tooMany;
            }
            if (!swap(handle, before, next)) {
                return Optional.of(GameRefusal.STALE_VERSION);
            }
            steps.forEach(step -> remember(handle, before.id(), step));
            besides.accept(tx);
            return Optional.<GameRefusal>empty();
        });
    }

    /// The games of one player. One scan for each seat, because an index can't serve both.
    public List<Match> of(UserId user, GameQuery query) {
        var sql = """
                SELECT %1$s FROM (SELECT * FROM games WHERE player_x = ? AND id < ? AND %2$s ORDER BY id DESC LIMIT ?) AS x
                UNION ALL
                SELECT %1$s FROM (SELECT * FROM games WHERE player_o = ? AND id < ? AND %2$s ORDER BY id DESC LIMIT ?) AS o
                ORDER BY id DESC LIMIT ?
                """.formatted(MatchRow.COLUMNS, query.status().condition());
        return database.read(handle -> handle.select(
                        sql,
                        user.value(),
                        query.before(),
                        query.limit(),
                        user.value(),
                        query.before(),
                        query.limit(),
                        query.limit())
                .map(rows)
                .list());
    }

    /// Games with a free seat that this user may take, and the user's own, newest first. Only the newest of
    /// each player are listed, so that no one fills the list.
    ///
    /// @param ofOne how many games per player
    public List<Match> open(UserId user, int ofOne, int limit) {
        var sql = """
                SELECT %s FROM games
                WHERE is_open = 1 AND NOT %s
                  AND NOT EXISTS (SELECT 1 FROM games AS newer
                                  WHERE newer.is_open = 1 AND newer.player_x = games.player_x AND newer.id > games.id
                                  ORDER BY newer.id LIMIT 1 OFFSET :others)
                ORDER BY id DESC LIMIT :limit
                """.formatted(MatchRow.COLUMNS, blocks.between(":user", "games.player_x"));
        return database.read(handle -> handle.createQuery(sql)
                .bind("user", user.value())
                .bind("others", ofOne - 1)
                .bind("limit", limit)
                .map(rows)
                .list());
    }

    /// Whether a game looks nonexistent to this user, because a block stands between the user and one of its
    /// players. Users with a seat in it are not affected.
    public boolean hidden(Match match, UserId user) {
        return match.seats().roleOf(user).isEmpty()
                && database.read(handle -> blocked(handle, user, match.seats().humans()));
    }

    /// The rules on how many games one user may have.
    public GameCaps caps() {
        return caps;
    }

    /// The users hidden from an onlooker among the others, because of a block. Players always see their
    /// opponent.
    public Set<Long> apart(Match match, UserId user) {
        if (match.seats().roleOf(user).isPresent()) {
            return Set.of();
        }
        var blocked = database.read(handle -> blocks.with(handle, user));
        return blocked.stream().map(UserId::value).collect(Collectors.toSet());
    }

    /// Whether a block stands between a user and one of the others.
    public boolean blocked(Handle handle, UserId user, Collection<UserId> others) {
        return others.stream().anyMatch(other -> blocks.between(handle, user, other));
    }

    /// The same for a transaction that brings them together: if there is no block now, none can begin before
    /// it ends.
    public boolean blocked(Tx tx, UserId user, Collection<UserId> others) {
        return others.stream().anyMatch(other -> blocks.between(tx, user, other));
    }

    /// The newest games that may have onlookers and in which one user has a seat, but the other does not.
    public List<GameId> watched(Handle handle, UserId player, UserId onlooker) {
        return handle.createQuery("""
                        SELECT id FROM games
                        WHERE is_watchable = 1 AND (player_x = :player OR player_o = :player)
                          AND player_x <> :onlooker AND (player_o IS NULL OR player_o <> :onlooker)
                        ORDER BY id DESC LIMIT :most
                        """)
                .bind("player", player.value())
                .bind("onlooker", onlooker.value())
                .bind("most", MOST_PARTED)
                .map((row, context) -> new GameId(row.getLong(1)))
                .list();
    }

    /// The newest games in which both users have a seat.
    public List<GameId> shared(Handle handle, UserId one, UserId other) {
        return handle.createQuery("""
                        SELECT id FROM games
                        WHERE player_x = :one AND player_o = :other OR player_x = :other AND player_o = :one
                        ORDER BY id DESC LIMIT :most
                        """)
                .bind("one", one.value())
                .bind("other", other.value())
                .bind("most", MOST_PARTED)
                .map((row, context) -> new GameId(row.getLong(1)))
                .list();
    }

    /// The whole history of a game, in order.
    public List<GameChange> history(GameId id) {
        return database.read(handle -> handle.select(
                        "SELECT version, kind, role, position FROM game_history WHERE game_id = ? ORDER BY version",
                        id.value())
                .map(MatchRow::change)
                .list());
    }

    /// The same, with the time of each change.
    public List<RecordedChange> recorded(GameId id) {
        return database.read(handle -> handle.select(
                        "SELECT version, kind, role, position, at FROM game_history WHERE game_id = ? ORDER BY version",
                        id.value())
                .map((row, context) ->
                        new RecordedChange(MatchRow.change(row, context), Instant.ofEpochMilli(row.getLong(5))))
                .list());
    }

    /// Lets anyone with the link watch a game that is over. The board does not change, so the version stays
    /// the same.
    public void publish(GameId id) {
        database.write(tx -> tx.handle()
                .execute("UPDATE games SET is_watchable = 1 WHERE id = ? AND winner IS NOT NULL", id.value()));
    }

    private boolean parted(Tx tx, Match before, Match next) {
        var seated = before.seats().humans();
        return next.seats().humans().stream()
                .filter(player -> !seated.contains(player))
                .anyMatch(newcomer -> blocked(tx, newcomer, seated));
    }

    private static long insert(Handle handle, NewMatch newMatch, Instant now) {
        var board = newMatch.start().board();
        var seats = newMatch.seats();
        return handle.createQuery("""
                        INSERT INTO games (game_type, player_x, player_o, difficulty, first_mover, board, turn, winner,
                                           version, is_open, is_watchable, on_hold, created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)
                        RETURNING id
                        """)
                .bind(0, board.rules().type())
                .bind(1, MatchRow.user(seats.x()))
                .bind(2, MatchRow.user(seats.o()))
                .bind(3, MatchRow.difficulty(seats))
                .bind(4, board.first().name())
                .bind(5, board.cells())
                .bind(6, board.turn().name())
                .bind(7, OutcomeCode.of(board.outcome()))
                .bind(8, newMatch.open() ? 1 : 0)
                .bind(9, newMatch.watchable() ? 1 : 0)
                .bind(10, newMatch.onHold() ? 1 : 0)
                .bind(11, now.toEpochMilli())
                .bind(12, now.toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    /// Compare-and-set: two writers can't both win.
    private static boolean swap(Handle handle, Match before, Match next) {
        var board = next.board();
        return handle.createUpdate("""
                        UPDATE games SET player_o = ?, first_mover = ?, board = ?, turn = ?, winner = ?, version = ?,
                                         is_open = ?, updated_at = ?
                        WHERE id = ? AND version = ?
                        """)
                        .bind(0, MatchRow.user(next.seats().o()))
                        .bind(1, board.first().name())
                        .bind(2, board.cells())
                        .bind(3, board.turn().name())
                        .bind(4, OutcomeCode.of(board.outcome()))
                        .bind(5, next.version())
                        .bind(6, next.open() ? 1 : 0)
                        .bind(7, next.updatedAt().toEpochMilli())
                        .bind(8, before.id().value())
                        .bind(9, before.version())
                        .execute()
                == 1;
    }

    private static void remember(Handle handle, GameId id, MatchTransition.MovePlayed step) {
        var change = step.change();
        handle.createUpdate(
                        "INSERT INTO game_history (game_id, version, kind, role, position, at) VALUES (?, ?, ?, ?, ?, ?)")
                .bind(0, id.value())
                .bind(1, change.version())
                .bind(2, MatchRow.kind(change.kind()))
                .bind(3, change.role().name())
                .bind(4, MatchRow.position(change))
                .bind(5, step.next().updatedAt().toEpochMilli())
                .execute();
    }
}
