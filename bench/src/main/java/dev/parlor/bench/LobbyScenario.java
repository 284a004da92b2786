package dev.parlor.bench;

import io.netty.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A lobby of a thousand in which a hundred messages a second are said, each as long as may be, without and with
/// ten clients that don't read: what that does to the others, and to the server's memory.
final class LobbyScenario implements Scenario {
    private static final String PATH = "/ws/chat/lobby/bench/";
    private static final int ACCOUNTS = 100;
    private static final int SLEEPERS = 10;
    private static final int READERS = 1_000 - SLEEPERS;

    /// A client that doesn't read is closed once so much waits for it in the server.
    private static final int MOST_WAITING = 1024 * 1024;

    /// What each client is told in a second, at least, in bytes.
    private static final int PACE = LobbyTalk.PER_SECOND * 1_000;

    private static final double MIB = 1024.0 * 1024.0;

    @Override
    public String name() {
        return "lobby";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        var time = stage.time().multipliedBy(2);
        try (var node = stage.freshNode();
                var api = new Api(node);
                var wire = new Wire()) {
            var accounts = api.accounts(ACCOUNTS);
            var talk = new LobbyTalk(READERS, wire.loop());
            var readers =
                    wire.sockets(READERS, i -> wire.socket(node, PATH, accounts.get(i % ACCOUNTS), talk.listener(i)));
            var speakers = readers.subList(0, ACCOUNTS);
            Wire.await(talk.talk(speakers, stage.warmUp()));

            var cpu = node.proc().cpu();
            var alone = Wire.await(talk.talk(speakers, time));
            var used = node.proc().cpu().minus(cpu).toNanos();
            var heap = node.proc().liveHeap();
            var memory = node.proc().resident();

            var sleepers = Stream.generate(Sleeper::new).limit(SLEEPERS).toList();
            var asleep = asleep(node, wire, accounts.getFirst(), sleepers);
            var disturbed = Wire.await(talk.talk(speakers, untilTooSlow()));
            asleep.forEach(Sleeper::wake);
            var closed = sleepers.stream().filter(Sleeper::wasClosed).count();
            var moreHeap = node.proc().liveHeap() - heap;
            var moreMemory = node.proc().resident() - memory;

            var before = alone.getValueAtPercentile(99) / 1e6;
            var after = disturbed.getValueAtPercentile(99) / 1e6;
            var what = "lobby of 1,000, 100 messages/s";
            return List.of(
                    Figure.of(what + ": server CPU per delivery", used / 1e3 / alone.getTotalCount(), "us"),
                    Figure.of(what + ": to each socket, p50", alone.getValueAtPercentile(50) / 1e6, "ms"),
                    Figure.of(what + ": to each socket, p99", before, "ms"),
                    Figure.of(what + ", 10 don't read: others' p99", after, "ms"),
                    Figure.of(what + ", 10 don't read: p99 / p99", after / before, "x", Goal.atMost(3)),
                    Figure.of(what + ": closed with 4408, of 10", (double) closed, "", Goal.atLeast(SLEEPERS)),
                    Figure.of(what + ": more heap after GC", moreHeap / MIB, "MiB", Goal.atMost(4)),
                    Figure.of(what + ": more resident memory", moreMemory / MIB, "MiB", Goal.atMost(32)));
        }
    }

    /// Until the server closes those who don't read: when no more fits into what the system takes off its hands,
    /// and then into its queue. They have 30 s from then to read all that, and why they were closed.
    private static Duration untilTooSlow() throws IOException {
        return Duration.ofSeconds((Machine.sendBuffer() + MOST_WAITING) / PACE);
    }

    private static List<Channel> asleep(Node node, Wire wire, Account account, List<Sleeper> sleepers) {
        var channels = new ArrayList<Channel>();
        for (var sleeper : sleepers) {
            var channel = Wire.await(wire.narrowSocket(node, PATH, account, sleeper));
            Wire.await(sleeper.greeted());
            Sleeper.sleep(channel);
            channels.add(channel);
        }
        return channels;
    }
}
