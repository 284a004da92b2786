package dev.parlor.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a socket costs that is only there: 50 at each of 100 games, of players who wait.
final class IdleScenario implements Scenario {
    private static final int GAMES = 100;
    private static final int SOCKETS = 5_000;
    private static final int ACCOUNTS = 10;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        try (var node = stage.freshNode();
                var api = new Api(node);
                var wire = new Wire()) {
            var accounts = api.accounts(ACCOUNTS);
            var games = new ArrayList<Long>();
            for (var i = 0; i < GAMES; i++) {
                games.add(api.game(accounts.get(0), accounts.get(1)).get("id").asLong());
            }
            // The first ones bring in code and buffers that later ones share.
            open(GAMES, wire, node, games, accounts);
            var heap = node.proc().liveHeap();
            var memory = node.proc().resident();
            open(SOCKETS, wire, node, games, accounts);
            // Last, because a collection returns memory to the system.
            var moreMemory = node.proc().resident() - memory;
            var moreHeap = node.proc().liveHeap() - heap;
            return List.of(
                    Figure.of("heap after GC per idle socket", moreHeap / 1024.0 / SOCKETS, "KB", Goal.atMost(3)),
                    Figure.of("resident memory per idle socket", moreMemory / 1024.0 / SOCKETS, "KB"));
        }
    }

    private static void open(int count, Wire wire, Node node, List<Long> games, List<Account> accounts) {
        var greeted = new Countdown(count);
        wire.sockets(
                count,
                i -> wire.socket(
                        node,
                        "/ws/game/" + games.get(i % GAMES) + "/",
                        accounts.get(i / GAMES % ACCOUNTS),
                        payload -> Update.of(payload).ifPresent(update -> greeted.one())));
        Wire.await(greeted.done());
    }
}
