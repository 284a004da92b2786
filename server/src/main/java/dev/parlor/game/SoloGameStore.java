package dev.parlor.game;

import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;

/// The SQL of the games in which only one user ever had a seat: they go with the account.
record SoloGameStore(Database database) {
    /// Games removed in one transaction: others want to write too.
    private static final int AT_ONCE = 100;

    /// Removes them, some in each transaction.
    void remove(UserId user) {
        var removed = AT_ONCE;
        while (removed == AT_ONCE) {
            removed = database.write(tx -> tx.handle().execute("""
                            DELETE FROM games WHERE id IN (
                                SELECT id FROM games WHERE player_x = ? AND player_o IS NULL ORDER BY id LIMIT ?)
                            """, user.value(), AT_ONCE));
        }
    }

    /// Removes them all.
    void remove(Tx tx, UserId user) {
        tx.handle().execute("DELETE FROM games WHERE player_x = ? AND player_o IS NULL", user.value());
    }
}
