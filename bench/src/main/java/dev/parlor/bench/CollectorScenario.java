package dev.parlor.bench;

import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// The garbage collectors side by side, each on a fresh node: how fast it starts, what it needs when idle, how late
/// messages to a lobby of a thousand are while others reconnect all the time, and what memory it keeps ten minutes
/// after. Takes a quarter of an hour, so it runs only when named.
final class CollectorScenario implements Scenario {
    private static final Map<String, String> COLLECTORS = Map.of(
            "serial", "-XX:+UseSerialGC",
            "G1", "-XX:-UseSerialGC -XX:+UseG1GC",
            "G1, periodic", "-XX:-UseSerialGC -XX:+UseG1GC -XX:G1PeriodicGCInterval=60000",
            "ZGC", "-XX:-UseSerialGC -XX:+UseZGC");
    private static final String PATH = "/ws/chat/lobby/bench/";
    private static final int ACCOUNTS = 100;
    private static final int MEMBERS = 1_000;
    private static final int RECONNECTING = 100;
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofMinutes(10);
    private static final double MIB = 1024.0 * 1024.0;

    @Override
    public String name() {
        return "collectors";
    }

    @Override
    public boolean runsByDefault() {
        return false;
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        var nodes = new ArrayList<Node>();
        var ends = new ArrayList<Long>();
        var names = COLLECTORS.keySet().stream().sorted().toList();
        try {
            for (var name : names) {
                var data = Files.createTempDirectory(stage.folder(), "data");
                var begin = System.nanoTime();
                var node =
                        stage.unpinnedNode(data, Ports.free(stage.host()), Map.of("JAVA_OPTS", COLLECTORS.get(name)));
                nodes.add(node);
                figures.add(Figure.of(name + ": start on an empty folder", (System.nanoTime() - begin) / 1e9, "s"));
                TimeUnit.NANOSECONDS.sleep(SETTLING.toNanos());
                figures.add(Figure.of(name + ": resident when idle", node.proc().resident() / MIB, "MiB"));
                figures.addAll(storm(name, stage, node));
                ends.add(System.nanoTime());
            }
            for (var i = 0; i < nodes.size(); i++) {
                TimeUnit.NANOSECONDS.sleep(ends.get(i) + REST.toNanos() - System.nanoTime());
                var resident = nodes.get(i).proc().resident() / MIB;
                figures.add(Figure.of(names.get(i) + ": resident ten minutes after", resident, "MiB"));
            }
        } finally {
            for (var node : nodes) {
                node.close();
            }
        }
        return figures;
    }

    private static List<Figure> storm(String name, Stage stage, Node node) throws IOException, InterruptedException {
        try (var api = new Api(node);
                var wire = new Wire()) {
            var accounts = api.accounts(ACCOUNTS);
            var talk = new LobbyTalk(MEMBERS, wire.loop());
            var members =
                    wire.sockets(MEMBERS, i -> wire.socket(node, PATH, accounts.get(i % ACCOUNTS), talk.listener(i)));
            var speakers = members.subList(0, ACCOUNTS);
            Wire.await(talk.talk(speakers, stage.warmUp()));
            var cpu = node.proc().cpu();
            var done = talk.talk(speakers, stage.time().multipliedBy(2));
            var reconnects = 0;
            while (!done.isDone()) {
                var opened = IntStream.range(0, RECONNECTING)
                        .mapToObj(i -> wire.socket(node, PATH, accounts.get(i), payload -> {}))
                        .toList();
                opened.forEach(socket -> close(Wire.await(socket)));
                reconnects += RECONNECTING;
            }
            var times = Wire.await(done);
            var used = node.proc().cpu().minus(cpu).toNanos() / 1e9;
            members.forEach(CollectorScenario::close);
            return List.of(
                    Figure.of(name + ": to each of 1,000 in a storm, p50", times.getValueAtPercentile(50) / 1e6, "ms"),
                    Figure.of(
                            name + ": to each of 1,000 in a storm, p99.9",
                            times.getValueAtPercentile(99.9) / 1e6,
                            "ms"),
                    Figure.of(name + ": reconnects meanwhile", reconnects, ""),
                    Figure.of(name + ": CPU meanwhile", used, "s"),
                    Figure.of(name + ": resident after the storm", node.proc().resident() / MIB, "MiB"));
        }
    }

    private static void close(Channel channel) {
        var _ = channel.close();
    }
}
