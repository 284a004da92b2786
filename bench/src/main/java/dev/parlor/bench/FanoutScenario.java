package dev.parlor.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// What it costs to tell a thousand sockets of a move, compared with the bare system calls.
///
/// The game is against the computer, because such a game can begin anew for ever, without sockets that come and go
/// in between; the thousand are its player's. To the server a receiver is a receiver: all of one frame's receivers
/// share one encoded buffer, be they players or onlookers.
final class FanoutScenario implements Scenario {
    static final int SOCKETS = 1_000;

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        try (var node = stage.freshNode();
                var api = new Api(node);
                var wire = new Wire()) {
            var account = api.accounts(1).getFirst();
            var id = api.gameAgainstComputer(account).get("id").asLong();
            var crowd = new Crowd(SOCKETS, () -> api.reset(id, account));
            var sockets =
                    wire.sockets(SOCKETS, i -> wire.socket(node, "/ws/game/" + id + "/", account, crowd.listener(i)));
            crowd.begin(sockets.getFirst());
            LockSupport.parkNanos(stage.warmUp().plus(Duration.ofSeconds(3)).toNanos());

            var floor = Floor.nanosPerSend(stage, wire, SOCKETS, crowd.frameBytes());
            var deliveries = crowd.deliveries();
            crowd.forgetTimes();
            var cpu = node.proc().cpu();
            var start = System.nanoTime();
            LockSupport.parkNanos(stage.time().toNanos());
            var count = crowd.deliveries() - deliveries;
            var used = node.proc().cpu().minus(cpu).toNanos();
            var seconds = (System.nanoTime() - start) / 1e9;
            var times = crowd.times();
            crowd.end();
            floor = (floor + Floor.nanosPerSend(stage, wire, SOCKETS, crowd.frameBytes())) / 2;

            var each = (double) used / count;
            return List.of(
                    Figure.of("fan-out to 1,000: server CPU per delivery", each / 1e3, "us"),
                    Figure.of("fan-out to 1,000: bare send() of " + crowd.frameBytes() + " bytes", floor / 1e3, "us"),
                    Figure.of("fan-out to 1,000: server CPU / bare send()", each / floor, "x", Goal.atMost(1.6)),
                    Figure.of("fan-out to 1,000: deliveries, one move at a time", count / seconds, "per s"),
                    Figure.of("fan-out to 1,000: move to each socket, p50", times.getValueAtPercentile(50) / 1e6, "ms"),
                    Figure.of(
                            "fan-out to 1,000: move to each socket, p99", times.getValueAtPercentile(99) / 1e6, "ms"));
        }
    }
}
