package dev.parlor.fuzz;

import dev.parlor.bench.Account;
import dev.parlor.bench.Api;
import dev.parlor.bench.Figure;
import dev.parlor.bench.Goal;
import dev.parlor.bench.Node;
import dev.parlor.bench.Ports;
import dev.parlor.bench.Scenario;
import dev.parlor.bench.Stage;
import dev.parlor.bench.Wire;
import dev.parlor.faults.Friends;
import dev.parlor.faults.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Random frames on each kind of socket at once, on SQLite and on PostgreSQL.
public final class FuzzScenario implements Scenario {
    /// Small, so that a leak is seen.
    private static final Map<String, String> HEAP = Map.of("JAVA_OPTS", "-Xmx256m");
    private static final int MEGABYTE = 1 << 20;
    /// What a node may remember for a while: answers by `id` (a sixteenth of the heap), messages of a lobby.
    private static final int REMEMBERED = 20;
    /// Of the database's pool, and of the JDK.
    private static final int SPARE = 8;
    private static final Duration LIFE_OF_GAMES = Duration.ofSeconds(2);
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        var figures = new ArrayList<>(measure("SQLite", stage, HEAP));
        try (var postgres = new Postgres(stage.host(), Files.createTempDirectory(stage.folder(), "shared"))) {
            var settings = new HashMap<>(HEAP);
            settings.put("DATABASE_URL", postgres.url());
            figures.addAll(measure("PostgreSQL", stage, settings));
        }
        return figures;
    }

    private static List<Figure> measure(String database, Stage stage, Map<String, String> settings)
            throws IOException, InterruptedException {
        var data = Files.createTempDirectory(stage.folder(), "data");
        try (var node = stage.unpinnedNode(data, Ports.free(stage.host()), settings);
                var api = new Api(node);
                var wire = new Wire()) {
            var stakes = Stakes.of(api);
            var warmUp = stage.warmUp().compareTo(LONGEST_WARM_UP) > 0 ? LONGEST_WARM_UP : stage.warmUp();
            var seed = System.nanoTime();
            System.err.println(database + ": seed " + seed);
            send(wire, node, stakes, seed, new Counts(), warmUp);
            var before = Footprint.of(node.proc());
            var counts = new Counts();
            send(wire, node, stakes, ~seed, counts, stage.time());
            var after = Footprint.of(node.proc());
            // Throws unless it still works.
            stakes.newGames();
            return figures("fuzz, " + database + ": ", counts, before, after, bugs(node));
        }
    }

    private record Seat(Endpoint endpoint, Account account) {}

    /// What the sockets are about. Games end soon: every other second there are new ones.
    private record Stakes(Api api, List<Account> accounts, AtomicLong game, AtomicLong computer) {
        static Stakes of(Api api) throws IOException, InterruptedException {
            var accounts = api.accounts(3);
            Friends.make(api, accounts.get(0), accounts.get(1));
            Friends.make(api, accounts.get(0), accounts.get(2));
            return new Stakes(api, accounts, new AtomicLong(), new AtomicLong());
        }

        void newGames() throws IOException, InterruptedException {
            game.set(api.game(accounts.get(0), accounts.get(1)).get("id").asLong());
            computer.set(api.gameAgainstComputer(accounts.get(0)).get("id").asLong());
        }

        /// Each kind of socket, by everybody who may open it.
        List<Seat> seats() {
            var alice = accounts.get(0);
            var bob = accounts.get(1);
            var seats = new ArrayList<Seat>();
            for (var account : accounts) {
                seats.add(new Seat(Endpoint.notifications(), account));
                seats.add(new Seat(Endpoint.status(), account));
                seats.add(new Seat(Endpoint.lobby(() -> "fuzz"), account));
            }
            for (var account : List.of(alice, bob)) {
                seats.add(new Seat(Endpoint.game(game::get), account));
                seats.add(new Seat(Endpoint.lobby(() -> "" + game), account));
            }
            seats.add(new Seat(Endpoint.game(computer::get), alice));
            seats.add(new Seat(Endpoint.chat(bob.id()), alice));
            seats.add(new Seat(Endpoint.chat(alice.id()), bob));
            seats.add(new Seat(Endpoint.chat(alice.id()), accounts.get(2)));
            return seats;
        }
    }

    private static void send(Wire wire, Node node, Stakes stakes, long seed, Counts counts, Duration time)
            throws IOException, InterruptedException {
        stakes.newGames();
        var sockets = new ArrayList<FuzzedSocket>();
        for (var seat : stakes.seats()) {
            sockets.add(new FuzzedSocket(wire, node, seat.endpoint(), seat.account(), seed + sockets.size(), counts));
        }
        sockets.forEach(FuzzedSocket::start);
        for (var until = Instant.now().plus(time); Instant.now().isBefore(until); ) {
            Thread.sleep(LIFE_OF_GAMES);
            stakes.newGames();
        }
        for (var ended : sockets.stream().map(FuzzedSocket::end).toList()) {
            Wire.await(ended);
        }
    }

    /// Lines of the log at ERROR: each is a bug.
    private static int bugs(Node node) throws IOException {
        try (var lines = Files.lines(node.data().resolve("server.log"))) {
            return (int) lines.filter(line -> line.contains(" ERROR "))
                    .peek(System.err::println)
                    .count();
        }
    }

    private static List<Figure> figures(String of, Counts counts, Footprint before, Footprint after, int bugs) {
        var figures = new ArrayList<Figure>();
        counts.all().forEach((what, count) -> figures.add(Figure.of(of + what, count.get(), "")));
        var failures = counts.all().keySet().stream()
                .filter(what -> what.startsWith("handshake: 5")
                        || what.equals("closed 4500")
                        || what.equals("closed 1011")
                        || what.equals("unavailable")
                        || what.endsWith("cut"))
                .mapToInt(counts::of)
                .sum();
        figures.add(Figure.of(of + "5xx, 4500, 1011, unavailable, or cut", failures, "", Goal.atMost(0)));
        figures.add(Figure.of(of + "errors in the log", bugs, "lines", Goal.atMost(0)));
        figures.add(Figure.of(
                of + "without an answer for " + FuzzedSocket.ANSWER_SECONDS + " s",
                counts.of("no answer"),
                "times",
                Goal.atMost(0)));
        figures.add(Figure.of(of + "heap before", (double) before.heap() / MEGABYTE, "MB"));
        figures.add(Figure.of(
                of + "heap after",
                (double) after.heap() / MEGABYTE,
                "MB",
                Goal.atMost((double) before.heap() / MEGABYTE + REMEMBERED)));
        figures.add(Figure.of(of + "threads before", before.threads(), ""));
        figures.add(Figure.of(of + "threads after", after.threads(), "", Goal.atMost(before.threads() + SPARE)));
        figures.add(Figure.of(of + "open files before", before.files(), ""));
        figures.add(Figure.of(of + "open files after", after.files(), "", Goal.atMost(before.files() + SPARE)));
        return figures;
    }
}
