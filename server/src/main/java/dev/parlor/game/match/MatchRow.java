package dev.parlor.game.match;

import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.RuleBook;
import dev.parlor.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Matches and changes as rows. Columns are read by number, which saves a look-up by name.
public record MatchRow(RuleBook book) implements RowMapper<Match> {
    static final String COLUMNS = "id, game_type, player_x, player_o, difficulty, first_mover, board, turn, winner,"
            + " version, is_open, is_watchable, on_hold, created_at, updated_at";

    @Override
    public Match map(ResultSet row, StatementContext context) throws SQLException {
        return new Match(
                new GameId(row.getLong(1)),
                board(row),
                seats(row),
                row.getInt(10),
                row.getInt(11) == 1,
                row.getInt(12) == 1,
                row.getInt(13) == 1,
                Instant.ofEpochMilli(row.getLong(14)),
                Instant.ofEpochMilli(row.getLong(15)));
    }

    private Board board(ResultSet row) throws SQLException {
        var type = row.getString(2);
        var rules = book.find(type)
                .orElseThrow(() -> new IllegalStateException("the database has a game of unknown type " + type));
        var cells = row.getString(7);
        return new Board(
                rules,
                cells,
                Role.valueOf(row.getString(6)),
                Role.valueOf(row.getString(8)),
                OutcomeCode.outcome(row.getString(9), rules, cells));
    }

    private static Seats seats(ResultSet row) throws SQLException {
        var difficulty = row.getString(5);
        if (difficulty == null) {
            return new Seats(seat(row, 3), seat(row, 4));
        }
        var level = Difficulty.find(difficulty)
                .orElseThrow(() -> new IllegalStateException("the database has an unknown difficulty " + difficulty));
        return new Seats(seat(row, 3), new Seat.ComputerSeat(level));
    }

    private static Seat seat(ResultSet row, int column) throws SQLException {
        var user = row.getLong(column);
        return row.wasNull() ? Seat.FREE : new Seat.HumanSeat(new UserId(user));
    }

    static GameChange change(ResultSet row, StatementContext context) throws SQLException {
        return new GameChange(
                row.getInt(1),
                GameChange.ChangeKind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                Role.valueOf(row.getString(3)),
                position(row, 4));
    }

    private static OptionalInt position(ResultSet row, int column) throws SQLException {
        var position = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(position);
    }

    static @Nullable Long user(Seat seat) {
        return seat instanceof Seat.HumanSeat(var user) ? user.value() : null;
    }

    static @Nullable String difficulty(Seats seats) {
        return seats.computer().map(Difficulty::wireName).orElse(null);
    }

    public static String kind(GameChange.ChangeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    public static @Nullable Integer position(GameChange change) {
        return change.position().isPresent() ? change.position().getAsInt() : null;
    }
}
