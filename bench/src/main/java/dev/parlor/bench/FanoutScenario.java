package dev.parlor.bench;

import java.io.IOException;
import java.util.List;

/// What it costs to tell a thousand sockets of a move, compared with the bare system calls.
final class FanoutScenario implements Scenario {
    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        try (var node = stage.freshNode();
                var wire = new Wire()) {
            var load = FanoutLoad.begin(stage, wire, node, node);
            var bytes = load.frameBytes();
            var floor = Floor.nanosPerSend(stage, wire, FanoutLoad.SOCKETS, bytes);
            var measured = load.measure();
            load.end();
            floor = (floor + Floor.nanosPerSend(stage, wire, FanoutLoad.SOCKETS, bytes)) / 2;
            var times = measured.times();
            return List.of(
                    Figure.of("fan-out to 1,000: server CPU per delivery", measured.cpu() / 1e3, "us"),
                    Figure.of("fan-out to 1,000: bare send() of " + bytes + " bytes", floor / 1e3, "us"),
                    Figure.of(
                            "fan-out to 1,000: server CPU / bare send()",
                            measured.cpu() / floor,
                            "x",
                            Goal.atMost(1.6)),
                    Figure.of("fan-out to 1,000: deliveries, one move at a time", measured.rate(), "per s"),
                    Figure.of("fan-out to 1,000: move to each socket, p50", times.getValueAtPercentile(50) / 1e6, "ms"),
                    Figure.of(
                            "fan-out to 1,000: move to each socket, p99", times.getValueAtPercentile(99) / 1e6, "ms"));
        }
    }
}
