package dev.parlor.faults;

import dev.parlor.bench.Account;
import dev.parlor.bench.Api;
import dev.parlor.bench.FanoutLoad;
import dev.parlor.bench.Figure;
import dev.parlor.bench.Goal;
import dev.parlor.bench.Node;
import dev.parlor.bench.Scenario;
import dev.parlor.bench.Stage;
import dev.parlor.bench.Wire;
import java.io.IOException;
import java.util.List;
import org.HdrHistogram.Histogram;

/// What it costs that receivers are at another node than the sender. No fault: the price of surviving them.
final class DistanceScenario implements Scenario {
    private static final int P99 = 99;

    @Override
    public String name() {
        return "distance";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        double near;
        try (var deployment = Deployment.alone(stage);
                var wire = new Wire()) {
            var node = deployment.nodes().getFirst();
            near = cpu(stage, wire, node, node);
        }
        double far;
        try (var deployment = Deployment.start(stage);
                var wire = new Wire()) {
            far = cpu(
                    stage,
                    wire,
                    deployment.nodes().getFirst(),
                    deployment.nodes().getLast());
        }
        Histogram same;
        try (var deployment = Deployment.alone(stage);
                var wire = new Wire()) {
            var node = deployment.nodes().getFirst();
            same = times(wire, node, node);
        }
        Histogram other;
        try (var deployment = Deployment.start(stage);
                var wire = new Wire()) {
            other = times(
                    wire, deployment.nodes().getFirst(), deployment.nodes().getLast());
        }
        var added = (other.getValueAtPercentile(P99) - same.getValueAtPercentile(P99)) / 1e6;
        return List.of(
                Figure.of("fan-out to 1,000 at one node: CPU per delivery", near / 1e3, "us"),
                Figure.of("the same at another node than the player: its CPU", far / 1e3, "us"),
                Figure.of("another node / one node", far / near, "x", Goal.atMost(1.5)),
                Figure.of("a message to a friend at the same node, p50", same.getValueAtPercentile(50) / 1e6, "ms"),
                Figure.of("a message to a friend at the same node, p99", same.getValueAtPercentile(P99) / 1e6, "ms"),
                Figure.of("a message to a friend at another node, p50", other.getValueAtPercentile(50) / 1e6, "ms"),
                Figure.of("a message to a friend at another node, p99", other.getValueAtPercentile(P99) / 1e6, "ms"),
                Figure.of("added by Redis, p99", added, "ms", Goal.atMost(3)));
    }

    private static double cpu(Stage stage, Wire wire, Node table, Node audience)
            throws IOException, InterruptedException {
        var load = FanoutLoad.begin(stage, wire, table, audience);
        var measured = load.measure();
        load.end();
        return measured.cpu();
    }

    private static Histogram times(Wire wire, Node from, Node to) throws IOException, InterruptedException {
        try (var api = new Api(from)) {
            Account sender = api.account("Sender");
            Account receiver = api.account("Receiver");
            Friends.make(api, sender, receiver);
            return Echo.times(wire, from, sender, to, receiver);
        }
    }
}
