package dev.parlor.faults;

import dev.parlor.bench.Account;
import dev.parlor.bench.Api;
import dev.parlor.bench.Node;
import dev.parlor.bench.Wire;
import dev.parlor.faults.Pair.Match;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Many pairs of friends at two nodes, all at the same time.
final class Evening {
    /// So many people register at once: each costs the server a password hash or two.
    private static final int AT_ONCE = 4;

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Wire wire;
    private final List<Pair> pairs;
    private final Trouble trouble;
    private final Partings partings;

    private Evening(Wire wire, List<Pair> pairs, Trouble trouble, Partings partings) {
        this.wire = wire;
        this.pairs = pairs;
        this.trouble = trouble;
        this.partings = partings;
    }

    /// Who comes, and what they do.
    ///
    /// @param pairs of friends, who all chat
    /// @param games between them, in turn
    /// @param think about each move
    /// @param pause from one message of somebody to the next
    record Plan(int pairs, int games, Duration think, Duration pause) {}

    /// Makes the accounts, friendships and games. Nobody is online yet.
    static Evening of(Plan plan, Deployment deployment, Wire wire) throws IOException, InterruptedException {
        var trouble = new Trouble();
        var partings = new Partings();
        var guests = new Guests(plan, deployment.nodes(), wire, trouble, partings);
        try (var api = new Api(deployment.nodes().getFirst());
                var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var coming = new ArrayList<Future<Pair>>();
            for (var i = 0; i < plan.pairs(); i++) {
                var number = i;
                coming.add(workers.submit(() -> guests.pair(api, number)));
            }
            var pairs = new ArrayList<Pair>();
            for (var pair : coming) {
                pairs.add(pair.get());
            }
            return new Evening(wire, pairs, trouble, partings);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    /// Makes pairs.
    private record Guests(Plan plan, List<Node> nodes, Wire wire, Trouble trouble, Partings partings) {
        Pair pair(Api api, int number) throws IOException, InterruptedException {
            var first = api.account("First" + number);
            var second = api.account("Second" + number);
            Friends.make(api, first, second);
            var matches = new ArrayList<Match>();
            for (var game = number; game < plan.games(); game += plan.pairs()) {
                var id = api.game(first, second).get("id").asLong();
                matches.add(new Match(id, player(first, id, number), player(second, id, number + 1)));
            }
            return new Pair(
                    chatter(first, second, number),
                    chatter(second, first, number + 1),
                    new Watcher(wire, nodes, number % 2, first, partings),
                    new Watcher(wire, nodes, (number + 1) % 2, second, partings),
                    matches);
        }

        private Player player(Account account, long game, int place) {
            return new Player(
                    wire, nodes, place % 2, account, game, plan.think().toMillis(), trouble, partings);
        }

        private Chatter chatter(Account account, Account friend, int place) {
            return new Chatter(
                    wire, nodes, place % 2, account, friend, plan.pause().toMillis(), trouble, partings);
        }
    }

    /// All come, and begin.
    void begin() throws IOException {
        ask(() -> {
            lines().forEach(Line::open);
            return 0;
        });
        until("everybody is there", PATIENCE, () -> lines().allMatch(Line::isOpen));
        until("everybody sees their friend", PATIENCE, () -> watchers().allMatch(Watcher::sees));
        ask(() -> {
            partings.forget();
            watchers().forEach(Watcher::forget);
            chatters().forEach(Chatter::begin);
            return 0;
        });
    }

    /// Lets it go on.
    static void goOn(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /// Waits until something is so.
    ///
    /// @return how long that took
    /// @throws IOException when it does not come about
    Duration until(String what, Duration patience, BooleanSupplier condition) throws IOException {
        var start = System.nanoTime();
        while (!ask(condition::getAsBoolean)) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new IOException("In vain waited " + patience.toSeconds() + " s until " + what + ".");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Asks on the thread of the wire, where everybody is.
    <T> T ask(Supplier<T> question) {
        return Wire.await(CompletableFuture.supplyAsync(question, wire.loop()));
    }

    /// Waits until whoever has lost a connection has another.
    void untilAllAreBack() throws IOException {
        until("everybody is back", PATIENCE, () -> partings.away() == 0);
    }

    /// Lets all games end and all messages arrive.
    void end() throws IOException {
        ask(() -> {
            chatters().forEach(Chatter::fallSilent);
            return 0;
        });
        until("all games are over", PATIENCE, () -> matches().allMatch(Match::over));
        until("every message has its answer", PATIENCE, () -> chatters().allMatch(Chatter::settled));
        until("everybody is back", PATIENCE, () -> partings.away() == 0);
        // A signal that is still under way arrives meanwhile.
        goOn(Duration.ofSeconds(2));
    }

    List<Pair> pairs() {
        return pairs;
    }

    Trouble trouble() {
        return trouble;
    }

    Partings partings() {
        return partings;
    }

    Stream<Chatter> chatters() {
        return pairs.stream().flatMap(Pair::chatters);
    }

    Stream<Watcher> watchers() {
        return pairs.stream().flatMap(Pair::watchers);
    }

    Stream<Match> matches() {
        return pairs.stream().flatMap(pair -> pair.matches().stream());
    }

    private Stream<Line> lines() {
        return pairs.stream().flatMap(Pair::lines);
    }
}
