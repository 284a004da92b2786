package dev.parlor.game;

import java.util.concurrent.locks.ReentrantLock;

/// One lock for each game, or rather for each of so many groups of games: what happens to one game in this process
/// happens in one order, from reading it to telling of it. Another process is held off by the version in the
/// database, not by this.
final class GameLocks {
    private static final int STRIPES = 256;

    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    GameLocks() {
        for (var i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    /// Waits for the game's turn. Close what it returns, on the same thread.
    Held hold(GameId game) {
        var stripe = stripes[(int) (game.value() % STRIPES)];
        stripe.lock();
        return stripe::unlock;
    }

    /// A lock that is held until it is closed.
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
