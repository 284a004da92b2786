package dev.parlor.presence;

import com.sun.management.OperatingSystemMXBean;
import dev.parlor.friends.Circle;
import dev.parlor.realtime.SocketHandshake;
import dev.parlor.schedule.Scheduler;
import dev.parlor.store.Database;
import dev.parlor.testkit.Eventually;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// A crowd in which everybody has the same number of friends and everybody reconnects: on sockets that are none,
/// but on real time, real threads and a real database.
final class Storm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofMillis(500);

    private final Ring ring;
    private final Circle circle;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final Scheduler later = Scheduler.on(scheduler);
    private PresenceModule module;
    private List<Visitor> visitors = List.of();

    /// @param database a fresh one
    Storm(Database database, Ring ring) {
        this.ring = ring;
        circle = new Circle(database);
        ring.seed(database);
        module = node();
    }

    /// What a storm cost.
    ///
    /// @param wall from the first arrival until everybody had heard everything
    /// @param settle the same, from the last arrival
    /// @param cpu of this whole process
    /// @param lost how often somebody was not told of a friend
    /// @param doubled how often somebody was told of a friend again, or of somebody else
    record Outcome(Duration wall, Duration settle, Duration cpu, long messages, long lost, long doubled) {}

    /// Everybody connects to a node that has just been started.
    Outcome restart(Duration spread) throws InterruptedException {
        module = node();
        return connect(spread);
    }

    /// Everybody loses their socket at once and comes back.
    Outcome blink(Duration spread) throws InterruptedException {
        visitors.forEach(visitor -> visitor.leave(circle.layer));
        return connect(spread);
    }

    private PresenceModule node() {
        return new PresenceModule(new MemoryLeases(later), circle.friends, circle.live(later));
    }

    private Outcome connect(Duration spread) throws InterruptedException {
        var heard = new LongAdder();
        visitors = ring.users().stream()
                .map(user -> new Visitor(user, module.socket().factory().create(handshake()), heard))
                .toList();
        var begin = System.nanoTime();
        var cpu = cpu();
        arriveAll(spread);
        var arrived = System.nanoTime();
        Eventually.holds(PATIENCE, () -> heard.sum() >= ring.friendships());
        var settled = System.nanoTime();
        var used = cpu() - cpu;
        beQuiet();
        return new Outcome(
                Duration.ofNanos(settled - begin),
                Duration.ofNanos(settled - arrived),
                Duration.ofNanos(used),
                heard.sum(),
                visitors.stream().mapToLong(visitor -> visitor.missed(ring)).sum(),
                visitors.stream().mapToLong(visitor -> visitor.tooMany(ring)).sum());
    }

    /// In any order, evenly spread.
    private void arriveAll(Duration spread) throws InterruptedException {
        var order = new ArrayList<>(visitors);
        Collections.shuffle(order, new Random(7));
        var arrivals = new CountDownLatch(order.size());
        for (var i = 0; i < order.size(); i++) {
            var visitor = order.get(i);
            later.after(spread.multipliedBy(i).dividedBy(order.size()), () -> {
                visitor.arrive();
                arrivals.countDown();
            });
        }
        if (!arrivals.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError(arrivals.getCount() + " did not arrive");
        }
    }

    /// Long enough for whatever is told a second time.
    private void beQuiet() throws InterruptedException {
        var over = new CountDownLatch(1);
        later.after(QUIET, over::countDown);
        over.await();
    }

    private static SocketHandshake handshake() {
        return new SocketHandshake(List.of(), Map.of(), "127.0.0.1");
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        circle.close();
    }
}
