package dev.parlor.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/// Games that are played at the same time.
final class Duels {
    private final List<Duel> games;

    private Duels(List<Duel> games) {
        this.games = games;
    }

    /// New games, seated and shown to their players.
    static Duels of(int count, Node node, Api api, Wire wire, List<Account> accounts)
            throws IOException, InterruptedException {
        var games = new ArrayList<Duel>();
        for (var i = 0; i < count; i++) {
            var first = accounts.get(2 * i % accounts.size());
            var second = accounts.get((2 * i + 1) % accounts.size());
            var game = api.game(first, second);
            games.add(new Duel(
                    game.get("id").asLong(), game.get("current_turn").asString().equals("O"), wire.loop()));
        }
        var sockets = wire.sockets(2 * count, i -> {
            var game = games.get(i / 2);
            return wire.socket(
                    node, "/ws/game/" + game.id() + "/", accounts.get(i % accounts.size()), game.listener(i % 2));
        });
        for (var i = 0; i < count; i++) {
            games.get(i).seated(sockets.get(2 * i), sockets.get(2 * i + 1));
        }
        games.forEach(game -> Wire.await(game.ready()));
        return new Duels(games);
    }

    List<Duel> games() {
        return games;
    }

    /// Starts all of them, spread evenly over the pause between two moves of one.
    List<CompletableFuture<Void>> start(long pause, LongConsumer roundTrips) {
        var started = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < games.size(); i++) {
            started.add(games.get(i).play(pause * i / games.size(), pause, roundTrips));
        }
        return started;
    }

    /// Plays all to the end and leaves.
    ///
    /// @return how long that took, nanoseconds
    long play(long pause, LongConsumer roundTrips) {
        var start = System.nanoTime();
        start(pause, roundTrips).forEach(Wire::await);
        var took = System.nanoTime() - start;
        games.forEach(Duel::leave);
        return took;
    }

    int moves() {
        return games.size() * Marks.PER_GAME;
    }
}
