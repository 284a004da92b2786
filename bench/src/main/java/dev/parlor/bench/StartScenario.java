package dev.parlor.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.DoubleStream;

/// How long the launcher takes to a server that answers, on data that are there. Not pinned: the compiler of
/// the virtual machine is meant to work on another core meanwhile.
final class StartScenario implements Scenario {
    private static final int TIMES = 5;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        var first = stage.freshNode();
        first.close();
        var wall = DoubleStream.builder();
        var cpu = DoubleStream.builder();
        for (var i = 0; i < TIMES; i++) {
            var begin = System.nanoTime();
            try (var node = stage.unpinnedNode(first.data(), first.port())) {
                wall.add((System.nanoTime() - begin) / 1e9);
                cpu.add(node.proc().cpuWithChildren().toNanos() / 1e9);
            }
        }
        return List.of(
                Figure.of("start to first 200, median of 5", median(wall.build()), "s", Goal.atMost(0.8)),
                Figure.of("start to first 200, CPU, median of 5", median(cpu.build()), "s", Goal.atMost(1.2)));
    }

    private static double median(DoubleStream values) {
        return values.sorted().skip(TIMES / 2).findFirst().orElseThrow();
    }
}
