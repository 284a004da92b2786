package dev.parlor.game.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// A user's score against another user: the finished games between the two, counted from the first user's
/// side. Contains nothing that the user couldn't count in their own games.
///
/// @param userId the other user
record HeadToHead(@JsonProperty("user_id") long userId, int played, int wins, int losses, int draws) {
    /// Empty when the two have finished no game against each other.
    static Optional<HeadToHead> of(Handle handle, UserId user, UserId other) {
        return handle.createQuery("""
                        SELECT COUNT(*),
                            SUM(CASE WHEN winner = 'X' AND player_x = :me OR winner = 'O' AND player_o = :me THEN 1 ELSE 0 END),
                            SUM(CASE WHEN winner = 'D' THEN 1 ELSE 0 END)
                        FROM games
                        WHERE winner IS NOT NULL
                          AND (player_x = :me AND player_o = :other OR player_x = :other AND player_o = :me)
                        """)
                .bind("me", user.value())
                .bind("other", other.value())
                .map((row, context) -> counted(row, other))
                .findOne()
                .filter(both -> both.played > 0);
    }

    private static HeadToHead counted(ResultSet row, UserId other) throws SQLException {
        var played = row.getInt(1);
        var wins = row.getInt(2);
        var draws = row.getInt(3);
        return new HeadToHead(other.value(), played, wins, played - wins - draws, draws);
    }
}
